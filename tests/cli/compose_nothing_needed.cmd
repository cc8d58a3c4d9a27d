D="$TMP/d"; mkdir "$D"; printf "actor,rater,importance,replaceability\nA,r,4,4\n" >"$D/ratings.csv"; samenspel arena compose "$D" --lang en; samenspel arena cover "$D" --csv --lang en
