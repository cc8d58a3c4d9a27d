samenspel arena cover examples/oosterlinde --select "OCMW, Huisartsen/WGC|Vereniging" --select CAW --csv; samenspel arena cover examples/oosterlinde --select "OCMW, Niemand" --lang en
