samenspel arena compose examples/oosterlinde-2 --json --lang en
