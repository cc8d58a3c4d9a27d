samenspel arena cover examples/oosterlinde-2 --json --lang en
