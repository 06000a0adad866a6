"""The dependency tree as events read it: its relations, and what the parser missed put right."""
