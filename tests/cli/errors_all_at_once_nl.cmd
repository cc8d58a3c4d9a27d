samenspel arena rank tests/cli/data/errors.csv
