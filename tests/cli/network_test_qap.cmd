for out in '' --json --csv; do samenspel network test qap tests/cli/data/tested/contact.csv tests/cli/data/tested/referral.csv --lang en $out 2>/dev/null; done
