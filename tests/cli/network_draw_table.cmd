cd examples/networks; samenspel network draw contact-2025.csv --attributes organisations.csv --directed --colour sector --size betweenness --table --lang en
