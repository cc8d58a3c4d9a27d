samenspel arena check tests/cli/data/broken --lang en
