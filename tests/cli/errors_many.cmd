samenspel arena rank tests/cli/data/many.csv --lang en
