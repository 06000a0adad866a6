"""Where a text calls up frames: triggers, arguments, the act inside the act; candidates before the record."""
