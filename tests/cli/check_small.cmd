samenspel arena check tests/cli/data/small --csv --lang en
