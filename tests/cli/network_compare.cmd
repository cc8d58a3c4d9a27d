cd examples/networks && samenspel network compare contact-2025.csv contact-2026.csv --attributes organisations.csv --attributes organisations-2026.csv --by sector --lang en
