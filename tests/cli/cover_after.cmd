samenspel arena cover examples/oosterlinde
