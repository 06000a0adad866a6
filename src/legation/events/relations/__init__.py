"""The learned relation model: what a source does to a target, where frames are silent or ambiguous."""
