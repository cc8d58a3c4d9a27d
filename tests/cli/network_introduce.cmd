cd examples/networks && samenspel network introduce contact-2026.csv --k 2 --from OCMW --list 3 --lang en; samenspel network introduce contact-2026.csv --k 3 --list 2 --csv --lang en
