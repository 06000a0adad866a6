"""spaCy is imported without its command line, which is there when it is asked for."""

from __future__ import annotations

import subprocess
import sys

COMMANDS_COME_WHEN_USED = """
import sys
import legation.coder
import spacy
assert "spacy.tokens" in sys.modules
assert "weasel" not in sys.modules and "spacy.cli.info" not in sys.modules
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
assert callable(spacy.cli.download) and "weasel" in sys.modules
"""


def test_commands_are_imported_when_they_are_used() -> None:
    done = subprocess.run([sys.executable, "-c", COMMANDS_COME_WHEN_USED], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
