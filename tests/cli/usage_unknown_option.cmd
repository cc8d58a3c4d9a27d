for c in "arena rank" "arena cover" "arena compose" "arena check" "arena sheet" "arena draw" "arena compare" "form advise"; do samenspel $c --nonsense; echo $?; done
