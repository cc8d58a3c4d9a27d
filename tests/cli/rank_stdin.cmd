samenspel arena rank - --lang en --csv <examples/oosterlinde/ratings.csv | cut -d, -f1,11,13,14
