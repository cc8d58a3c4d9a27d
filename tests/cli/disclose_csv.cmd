samenspel disclose tests/cli/data/help_by_area.csv --csv --lang en
