cd examples/networks && samenspel network introduce contact-2026.csv --aim distance --from OCMW --list 2 --json --lang en
