samenspel arena rank --csv examples/oosterlinde/ratings.csv --lang en
