samenspel arena draw examples/oosterlinde --lang en -o "$TMP/r.svg" && cmp "$TMP/r.svg" docs/pictures/ranking.svg && echo same
