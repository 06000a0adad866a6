"""Public benchmarks: readers of their files and scorers of what Legation makes of them."""
