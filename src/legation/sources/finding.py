"""Which files a path means: the file itself, those below a folder, those that a pattern matches."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path

from legation.sources.documents import STANDARD_INPUT, Kind, Origin, Reading, Refusal
from legation.sources.forms import is_known

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PATTERN = re.compile(r"[*?\[]")


def is_url(name: str) -> bool:
    """Whether an input is an address rather than a path."""
    return bool(_URL.match(name))


def find(path: str, reading: Reading | None = None) -> Iterator[str | Refusal]:
    """The inputs that a path means: a folder's files in the order of their names, a pattern's too.

    Hidden files and folders below a folder are passed over, and so are files whose ending no reader knows, each with
    its refusal, unless ``reading`` says their form. Any other path, an address and "-" are given back.
    """
    any_ending = reading is not None and reading.form is not None
    if path == STANDARD_INPUT or is_url(path) or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        yield from _below(path, any_ending)
    elif _PATTERN.search(path) and not os.path.lexists(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            yield Refusal(Origin(path), "no such file")
        for match in matches:
            yield from _below(match, any_ending) if os.path.isdir(match) else (match,)
    else:
        yield path


def _below(folder: str, any_ending: bool) -> Iterator[str | Refusal]:
    """The files below a folder, in the order of their paths."""
    found = False
    for file in sorted(Path(folder).rglob("*")):
        if not file.is_file() or any(part.startswith(".") for part in file.relative_to(folder).parts):
            continue
        found = True
        if file.suffix and not any_ending and not is_known(file.name):
            yield Refusal(Origin(str(file)), f"no reader for {file.suffix} files", Kind.NO_NEWS_TEXT)
        else:
            yield str(file)
    if not found:
        yield Refusal(Origin(folder), "no file in this folder", Kind.NO_NEWS_TEXT)
