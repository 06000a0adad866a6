"""What reading gives: a document with its origin, or a refusal that says where and why."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from legation.sources.forms import Form, bare_name

if TYPE_CHECKING:
    from legation.records import Document

STANDARD_INPUT = "-"
_ID_BEGINS = f"{os.sep}{os.curdir}{os.sep}"
"""In a path: the folders before it are no part of its document's id (as in rsync's paths)."""

_ADDRESS = re.compile(r"(https?://)(?:[^/@]*@)?(.*)", re.IGNORECASE | re.DOTALL)


class Kind(StrEnum):
    """Why an input or a part of it gives no document, or a document no events."""

    UNREADABLE = "unreadable"
    NOT_FETCHED = "not fetched"
    TOO_LONG = "too long"
    NOT_CODED = "not coded for a fault of the program"
    TOO_SHORT = "too short"
    NO_NEWS_TEXT = "no news text"
    OTHER_LANGUAGE = "in another language"
    UNLIKELY = "unlikely to tell of an event"
    FORBIDDEN = "forbidden by robots.txt"
    UNCHANGED = "known and unchanged"

    @property
    def is_fault(self) -> bool:
        """Whether something is lost that should have been read; the others are passed over rightly."""
        return self in (Kind.UNREADABLE, Kind.NOT_FETCHED, Kind.TOO_LONG, Kind.NOT_CODED)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: the input, the member of an archive in it, the numbered line, row or message there.

    ``input`` is a file as it was named or found (see ``find``), a URL, or "-"; numbers count from 1.
    """

    input: str
    member: str | None = None
    unit: str | None = None
    number: int | None = None

    def within(self, member: str) -> Origin:
        """The origin of a member of this archive."""
        return replace(self, member=f"{self.member}#{member}" if self.member else member)

    def at(self, unit: str, number: int) -> Origin:
        """The origin of a numbered part."""
        return replace(self, unit=unit, number=number)

    @property
    def input_name(self) -> str:
        """The input without the folders that a file is in; an address without who may ask for it."""
        address = _ADDRESS.fullmatch(self.input)
        return readable("".join(address.groups()) if address else PurePath(self.input).name or self.input)

    @property
    def place(self) -> str | None:
        """Where in the input, in words: "2024/may.jsonl: line 3"; None where it is the whole."""
        part = f"{self.unit} {self.number}" if self.number is not None else None
        return readable(": ".join(filter(None, (self.member, part)))) or None

    @property
    def key(self) -> str:
        """The origin in one word, the same in every run: "wire.zip#2024/may.jsonl#3"."""
        number = str(self.number) if self.number is not None else None
        return readable("#".join(filter(None, (_path(self.input), self.member, number))))

    @property
    def name(self) -> str:
        """The file's or the last member's name, for what its ending tells."""
        return (self.member or self.input).rpartition("#")[2] if self.member else self.input

    def __str__(self) -> str:
        return readable(f"{_path(self.input)}: {self.place}" if self.place else _path(self.input))


@dataclass(frozen=True, slots=True)
class Source:
    """A document and where it came from; ``notes`` are what its reader should be told about it."""

    document: Document
    origin: Origin
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input, or a part of one, that gives no document: its origin, the closer place in it, and the reason."""

    origin: Origin
    reason: str
    kind: Kind = Kind.UNREADABLE
    closer: str | None = None

    @property
    def place(self) -> str | None:
        """Where in the input: "line 3", "a.txt: byte 9"; None where it is the whole."""
        return ": ".join(filter(None, (self.origin.place, self.closer))) or None

    def without_folders(self) -> str:
        """The refusal for who may not know how this machine's folders are called: a file by its name alone."""
        return self._told(self.origin.input_name)

    def __str__(self) -> str:
        return self._told(_path(self.origin.input))

    def _told(self, input: str) -> str:
        return readable(": ".join(filter(None, (input, self.place, self.reason))))


class SourceError(Exception):
    """What cannot be read, and why; ``place`` is closer than the origin that the reader knows ("byte 9")."""

    def __init__(self, reason: str, *, place: str | None = None, kind: Kind = Kind.UNREADABLE) -> None:
        super().__init__(reason)
        self.reason, self.place, self.kind = reason, place, kind

    def at(self, origin: Origin) -> Refusal:
        """The refusal of what stands there."""
        return Refusal(origin, self.reason, self.kind, self.place)


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: the same for all inputs of a run.

    ``form`` overrides what endings and contents say; ``columns`` maps a document's fields ("text", "title",
    "published", "url", "id", "publisher") to names of columns; ``published``, ``publisher`` and ``url`` are what the
    user knows of every document. ``allow_private`` lets feeds and pages come from private addresses, ``pause`` is how
    many seconds pass between two requests to a host, ``state`` is the file that keeps what was fetched before (see
    ``settle``).
    """

    form: Form | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    allow_private: bool = False
    pause: float = 1.0
    state: Path | None = None


def source(
    origin: Origin,
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    notes: tuple[str, ...] = (),
) -> Source:
    """A document with what its source says of it; where that gives no ``id``, the origin does.

    Raises :class:`SourceError` where any of it holds half of a surrogate pair, which no text has.
    """
    from legation.records import Document

    try:
        "".join(filter(None, (text, id, title, publisher, url))).encode()
    except UnicodeEncodeError:
        raise SourceError("a lone surrogate, which no text has") from None
    document = Document(
        id=id or identity(origin, text), published=published, publisher=publisher, url=url, title=title, text=text
    )
    return Source(document, origin, notes)


def identity(origin: Origin, text: str) -> str:
    """A document's id from its origin: the file's name without its suffix, and the place in it.

    The name begins with the folders below the one that was given, so that two files in them have two ids. What comes
    from standard input has no name and is known by a hash of its text.
    """
    if origin.input == STANDARD_INPUT:
        return hashlib.sha256(text.encode()).hexdigest()[:16]
    _, is_below, path = origin.input.rpartition(_ID_BEGINS)
    name = PurePath(bare_name(path))
    parts = [name.as_posix() if is_below else name.name]
    if origin.member:
        parts.append(bare_name(origin.member))
    if origin.number is not None:
        parts.append(str(origin.number))
    return readable("#".join(parts))


def _path(name: str) -> str:
    """An input's name without the mark in it."""
    return name if _ADDRESS.match(name) else name.replace(_ID_BEGINS, os.sep)


def readable(name: str) -> str:
    """A file's name as text, the same wherever it is read: bytes in it that are no UTF-8 are written as "\\xe9".

    Python keeps such bytes, and in a plain locale all that are not ASCII, as halves of surrogate pairs.
    """
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # another half, which Windows allows in names
        return name.encode("utf-8", "backslashreplace").decode()
