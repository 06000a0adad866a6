"""Words before a noun that say whether it is known already."""

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
"""Determiners of what the text has told of, or of what there is only one."""
