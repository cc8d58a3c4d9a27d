samenspel arena rank examples/oosterlinde
