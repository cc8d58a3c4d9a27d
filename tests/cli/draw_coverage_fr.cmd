samenspel arena draw examples/oosterlinde -o "$TMP/coverage.svg" --picture coverage --lang fr && cat "$TMP/coverage.svg"
