samenspel arena rank examples/oosterlinde --json --lang en
