samenspel network trust tests/cli/data/trust.csv --lang en; samenspel network trust tests/cli/data/trust.csv --csv --lang en
