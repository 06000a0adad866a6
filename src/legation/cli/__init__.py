"""The commands. Each is the library's verb of the same name; here are only arguments, streams and exit codes.

Results go to standard output, everything else to standard error. Exit code 2: some input was bad, and is named;
the rest of the batch is done all the same.
"""

from legation.cli import (  # noqa: F401  (they add their commands)
    coding,
    comparing,
    keeping,
    measuring,
    reporting,
    reviewing,
    serving,
    standing,
)
from legation.cli.app import app, main

__all__ = ["app", "main"]
