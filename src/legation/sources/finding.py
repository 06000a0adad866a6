"""Which files a path means: the file itself, those below a folder, those that a pattern matches."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from itertools import chain
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
    its refusal, unless ``reading`` says their form. A file deeper below a folder has "/./" behind that folder's name:
    there its document's id begins. Any other path, an address and "-" are given back.
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
    """The files below a folder, in the order of their paths; what cannot be gone into is told of."""
    faults: list[OSError] = []
    below = [Path(at, name) for at, *names in os.walk(folder, onerror=faults.append) for name in chain(*names)]
    yield from (Refusal(Origin(str(fault.filename)), fault.strerror or str(fault)) for fault in faults)
    found = False
    for path in sorted(below):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if path.is_symlink() and path.is_dir():
            yield Refusal(Origin(str(path)), "a link to a folder, which is not followed", Kind.NO_NEWS_TEXT)
        elif path.is_file() or (path.is_symlink() and not path.exists()):
            found = True
            if path.suffix and not any_ending and not is_known(path.name):
                yield Refusal(Origin(str(path)), f"no reader for {path.suffix} files", Kind.NO_NEWS_TEXT)
            elif path.parent == Path(folder):
                yield str(path)
            else:
                yield os.path.join(folder, os.curdir, path.relative_to(folder))
    if not found and not faults:
        yield Refusal(Origin(folder), "no file in this folder", Kind.NO_NEWS_TEXT)
