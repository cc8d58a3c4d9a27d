samenspel arena compose examples/oosterlinde-2 --csv --require Inloopteam --exclude CAW
