cd "$TMP"; s() { samenspel init "$@" --lang en; echo $?; }; s --db a.db; s --db a.db; ls; s --db no/where.db; s --db .; s extra
