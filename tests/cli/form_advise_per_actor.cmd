samenspel form advise --answers examples/oosterlinde/form-per-actor.csv --lang fr | head -40
