s() { samenspel arena compose examples/oosterlinde-2 --lang en "$@"; echo $?; }; s --cover twice; s --max 3; s --require CAW --exclude CAW; s --exclude Vereniging
