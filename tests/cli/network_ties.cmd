samenspel network ties tests/cli/data/ties.csv --lang en; samenspel network ties tests/cli/data/ties.csv --json --lang en | head -30
