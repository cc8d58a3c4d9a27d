samenspel arena rank tests/cli/data/header.csv --lang fr
