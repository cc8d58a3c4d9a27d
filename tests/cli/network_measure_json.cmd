printf ',A,B,C,D\nA,0,1,1,0\nB,1,0,0,0\nC,1,0,5,0\nD,0,0,0,0\n' >$TMP/m.csv; cd $TMP; samenspel network measure m.csv --json --draws 0 --lang en
