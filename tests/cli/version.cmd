samenspel --version; samenspel --version --help | head -1
