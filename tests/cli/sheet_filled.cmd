samenspel arena sheet examples/oosterlinde --paper a3 --date "3 maart 2026" -o "$TMP/sheet.svg" && cat "$TMP/sheet.svg"
