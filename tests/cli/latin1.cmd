printf "acteur;évaluateur;importance;remplaçabilité\nHôtel de ville;Zoé;4;plutôt petite\n" | iconv -f utf8 -t latin1 | samenspel arena rank - --lang fr
