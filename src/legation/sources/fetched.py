"""What was fetched before: a small file by which servers are asked only for what has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from legation.sources.documents import SourceError

MOST = 20_000
"""How many addresses are remembered; the oldest are forgotten first."""


class Fetched:
    """By address, the marks that a server gave its last answer, and the mark of the feed's entry that led there.

    Without a file nothing is remembered after the run. What an input led to is written when all that came of it is
    safe, while the next inputs may be read already: a run that is killed fetches the rest again. Raises
    :class:`SourceError` for a file that is none of these.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._marks: dict[str, dict[str, str]] = {}
        self._read: dict[str, dict[str, dict[str, str]]] = {}
        if path is not None and path.exists():
            try:
                found = json.loads(path.read_text(encoding="utf-8"))
                self._marks = {str(url): dict(marks) for url, marks in found["fetched"].items()}
            except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
                raise SourceError(f"{path} does not hold what was fetched before: {error}") from None

    def headers(self, url: str) -> dict[str, str]:
        """The headers by which a server is asked whether its answer has changed."""
        marks = self._marks.get(url, {})
        named = {"If-None-Match": marks.get("etag"), "If-Modified-Since": marks.get("last_modified")}
        return {name: value for name, value in named.items() if value}

    def validators(self, url: str) -> dict[str, str]:
        """The headers of the last answer from which those are made."""
        marks = self._marks.get(url, {})
        named = {"etag": marks.get("etag"), "last-modified": marks.get("last_modified")}
        return {name: value for name, value in named.items() if value}

    def entry(self, url: str) -> str | None:
        """The mark of the entry by which the address was fetched last."""
        return self._marks.get(url, {}).get("entry")

    def remember(self, url: str, headers: Mapping[str, str], entry: str | None = None) -> None:
        """Remember an answer's marks."""
        marks = {"etag": headers.get("etag"), "last_modified": headers.get("last-modified"), "entry": entry}
        self._marks.pop(url, None)
        self._marks[url] = {name: value for name, value in marks.items() if value}

    def finish(self, input: str) -> None:
        """An input has been read to its end: note what was known then."""
        if self._path is not None:
            self._read[input] = dict(self._marks)

    def save(self, input: str) -> None:
        """Write the file as things stood at the end of an input, whole or not at all."""
        known = self._read.pop(input, None)
        if self._path is None or known is None:
            return
        newest = dict(list(known.items())[-MOST:])
        unfinished = self._path.with_name(f".{self._path.name}.partial")
        try:
            unfinished.write_text(json.dumps({"fetched": newest}, indent=1) + "\n", encoding="utf-8")
            unfinished.replace(self._path)
        except OSError as error:
            raise SourceError(f"{self._path}: {error.strerror or error}") from None
