cd examples/networks && samenspel network without contact-2026.csv --organisation OCMW --organisation CAW --arena ../oosterlinde --as code --json --lang en
