samenspel arena rank examples/worksheet.csv
