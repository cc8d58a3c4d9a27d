samenspel; samenspel --help --lang en; samenspel form --help --lang fr
