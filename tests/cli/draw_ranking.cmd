samenspel arena draw examples/oosterlinde -o "$TMP/ranking.svg" && cat "$TMP/ranking.svg"
