samenspel dilemma score tests/cli/data/dilemmas.csv --json --k 30 --lang en
