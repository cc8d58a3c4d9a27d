printf 'question,answer\nQ1,case\nQ1_also,learning|action\nQ5,non_binding\norganisations,2\n' | samenspel form advise --answers - --json --lang en
