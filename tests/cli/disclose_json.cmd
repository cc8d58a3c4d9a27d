samenspel disclose tests/cli/data/help_by_area.csv --json --lang en
