"""The commands. Each is the library's verb of the same name; here are only arguments, streams and exit codes.

Results go to standard output, everything else to standard error. Exit code 2: some input was bad, and is named;
the rest of the batch is done all the same.
"""

from legation.cli import coding, keeping  # noqa: F401  (they add their commands, first these, as the help lists them)

# isort: split
from legation.cli import comparing, measuring, reporting, reviewing, serving, standing  # noqa: F401
from legation.cli.app import app, main

__all__ = ["app", "main"]
