"""Acts that a text tells more than once: headlines and leads, retellings, echoes, what later sentences add."""
