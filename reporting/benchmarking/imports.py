def compare(rows): return 1.0, 1.0
