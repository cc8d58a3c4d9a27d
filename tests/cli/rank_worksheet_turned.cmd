samenspel arena rank examples/worksheet.csv --importance-highest 1 --csv --lang en | cut -d, -f1-7
