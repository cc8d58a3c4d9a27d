samenspel disclose tests/cli/data/help_by_area.csv --lang en; samenspel disclose tests/cli/data/help_by_area.csv --k 3 --show-zeros --lang en
