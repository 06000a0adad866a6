"""Whoever is described or pointed to: "the president", "both sides", "the island nation", "it"."""
