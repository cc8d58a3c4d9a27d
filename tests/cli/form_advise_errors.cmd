printf 'vraag;antwoord;actor\nQ9;ja;\nQ3;misschien;CLB\nQ4;eenmalig;CLB\nQ4;eenmalig;clb\n' | samenspel form advise --answers - --lang nl
