cd examples/networks && samenspel network measure contact-2025.csv --attributes organisations.csv --by role --draws 50 --lang en
