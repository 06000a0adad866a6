"""Plain text: a file is a document, its text unchanged but for the byte order mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from legation.sources.documents import Origin, Reading, Refusal, Source, SourceError, source
from legation.sources.encodings import decode
from legation.sources.opening import whole


def read(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The document that a text file is."""
    raw = whole(stream)
    found = decode(raw)
    if not found.text.strip():
        raise SourceError("nothing but white space" if raw else "empty")
    yield source(origin, found.text, notes=found.notes)
