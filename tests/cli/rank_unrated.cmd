printf "actor,rater,importance,replaceability,own\nA,r1,4,4,x\nB,r1,,,\nC,r1,2,large,\nA,r2,,,\n" | samenspel arena rank - --json --lang en
