"""Where people, bodies and the story itself are at home."""
