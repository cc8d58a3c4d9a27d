samenspel arena check tests/cli/data/selected --csv --lang en; samenspel arena cover tests/cli/data/selected --csv --lang en
