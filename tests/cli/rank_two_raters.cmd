printf "actor,rater,importance,replaceability\nA,r1,4,4\nA,r2,3,2\n" | samenspel arena rank - --lang en
