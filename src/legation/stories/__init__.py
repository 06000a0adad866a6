"""Across documents: what stories tell together."""
