samenspel arena cover examples/oosterlinde --before-talks
