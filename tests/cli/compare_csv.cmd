samenspel arena compare examples/oosterlinde examples/oosterlinde-2 --csv; samenspel arena compare examples/oosterlinde-2 examples/oosterlinde --json --lang en | head -40
