samenspel network trust tests/cli/data/trust.csv --json --lang en
