samenspel arena sheet tests/cli/data/unrated --blank -o "$TMP/sheet.svg" --lang en && cat "$TMP/sheet.svg"
