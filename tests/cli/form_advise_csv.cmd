samenspel form advise --answers examples/oosterlinde/form-per-actor.csv --csv
