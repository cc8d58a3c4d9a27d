samenspel arena rank examples/oosterlinde/ratings.csv --lang fr
