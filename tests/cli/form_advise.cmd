samenspel form advise --answers examples/oosterlinde/form.csv --lang nl
