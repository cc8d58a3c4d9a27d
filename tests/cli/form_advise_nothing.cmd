printf "\n\n\n\n\n\n\n\n\n\n\n\n\n\n" | samenspel form advise --lang en 2>/dev/null; echo $?; samenspel form advise --lang en 2>&1 </dev/null | tail -n 1
