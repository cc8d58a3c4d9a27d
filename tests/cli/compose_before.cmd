samenspel arena compose examples/oosterlinde --before-talks
