samenspel arena check examples/oosterlinde-2 --json --lang en
