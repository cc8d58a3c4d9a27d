samenspel arena compose tests/cli/data/small --json
