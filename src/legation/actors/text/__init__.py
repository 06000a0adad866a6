"""A document read noun group by noun group: its segments, its figures, its context."""
