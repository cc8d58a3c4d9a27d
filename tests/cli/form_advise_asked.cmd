printf 'actie\n?\n2, signaleren\n1\nja\n\n3\nfout\nblijvend of nog niet bekend\n\n' | samenspel form advise --lang nl
