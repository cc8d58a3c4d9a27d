samenspel arena compose examples/oosterlinde --json --lang en
