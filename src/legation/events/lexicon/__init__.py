"""The frames: which words, in which company, tell of which event."""
