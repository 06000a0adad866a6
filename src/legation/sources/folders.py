"""Which files a path means: the file itself, or all text files below a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from legation.sources.text import STANDARD_INPUT

SUFFIX = ".txt"


def find_texts(path: str) -> Iterator[str]:
    """The text files that a path means, a folder's in the order of their names; any other path is given back.

    Hidden files and folders below a folder are passed over.
    """
    folder = Path(path)
    if path == STANDARD_INPUT or not folder.is_dir():
        yield path
        return
    for file in sorted(folder.rglob(f"*{SUFFIX}")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield str(file)
