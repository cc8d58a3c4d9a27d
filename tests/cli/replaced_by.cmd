s() { printf "actor,rater,importance,replaceability,replaced_by\nA,r,4,4,%s\nB,r,2,1,\n" "$1" | samenspel arena rank - --lang en --csv | wc -l; }; s Nobody; s b; s "?Nobody"; s "B|"; s A; s B; s -
