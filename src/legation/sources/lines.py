"""The lines of a stream, decoded one by one; a bad one is an error of its own and the next follows."""

from __future__ import annotations

import io
from typing import IO

from legation.sources.documents import SourceError
from legation.sources.encodings import Decoded, byte_order_mark, decode
from legation.sources.opening import LARGEST, buffered

MOST_BLANK = 100_000
"""So many blank lines in a row are the work of nobody who writes news."""


class Lines:
    """Iterates over lines with their ends; ``number`` is that of the last one, from 1.

    Raises :class:`SourceError` for a line that is no text or is too long, and goes on after it. Nothing but the line
    at hand is kept. ``notes`` say how the last line was decoded where that was a guess.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.number = 0
        self.notes: tuple[str, ...] = ()
        self._stream = stream if isinstance(stream, io.BufferedReader) else buffered(stream)
        self._text: io.TextIOWrapper | None = None
        self._is_over = False
        self._blank = 0
        self._guess: str | None = None
        marked = byte_order_mark(self._stream.peek(4)[:4])
        if marked:
            self._stream.read(len(marked[0]))
            if marked[1] != "utf-8":
                self._text = io.TextIOWrapper(self._stream, marked[1], newline="")

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        if self._is_over:
            raise StopIteration
        self.number += 1
        text = self._decoded_before() if self._text else self._decoded_here()
        self._blank = self._blank + 1 if text.isspace() else 0
        if self._blank > MOST_BLANK:
            self._is_over = True
            raise SourceError(f"more than {MOST_BLANK:,} blank lines, after which nothing is read")
        return text

    def _decoded_here(self) -> str:
        raw = self._stream.readline(LARGEST + 1)
        if not raw:
            raise StopIteration
        if len(raw) > LARGEST:
            self._pass_over(raw)
            raise SourceError(f"longer than {LARGEST:,} bytes, which no article is")
        found = self._decode(raw)
        self.notes = found.notes
        if found.is_guess:
            self._guess = found.encoding
        return found.text

    def _decode(self, raw: bytes) -> Decoded:
        """The line by UTF-8, or else as the lines before that were not in it."""
        if self._guess is not None:
            found = decode(raw, self._guess)
            return found._replace(is_guess=found.encoding != "utf-8")
        return decode(raw)

    def _decoded_before(self) -> str:
        assert self._text
        try:
            text = self._text.readline(LARGEST)
        except UnicodeDecodeError as error:
            self._is_over = True
            raise SourceError(f"not {error.encoding}, though the byte order mark says so") from None
        if not text:
            raise StopIteration
        return text

    def _pass_over(self, raw: bytes) -> None:
        """Pass over the rest of a line, or of the stream where there is no end to it."""
        for _ in range(10):
            if not raw or raw.endswith(b"\n"):
                return
            raw = self._stream.readline(LARGEST)
        self._is_over = True
