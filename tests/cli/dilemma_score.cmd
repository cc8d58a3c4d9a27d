samenspel dilemma score tests/cli/data/dilemmas.csv --lang en; samenspel dilemma score tests/cli/data/dilemmas.csv --csv --k 1 --lang en
