samenspel arena check examples/oosterlinde
