"""The tables of who is who as they stand once read, in one file: found by their first words, decoded when texts ask.

Reading the tables takes two thirds of a second, and a text asks for a hundredth of what they hold. They stay the
source: ``training/actors/pack.py`` writes the file from them, and a file that is not made from just these tables by
just this code is passed over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from legation.actors.knowledge.affiliation import Affiliation, Tenure
from legation.actors.knowledge.lookup import Lookup, fold_words, split_words
from legation.actors.knowledge.reading import read_tables, read_vocabulary
from legation.actors.knowledge.tables import (
    DATA,
    Country,
    Entry,
    Kind,
    Name,
    Role,
    RoleKind,
    Tables,
)
from legation.once import read_once
from legation.records import Sector

PACK = DATA / "packed.jsonl"
"""A line of counts and countries, then the entries, then names, people and roles, a line each first word."""

_CODE = ("affiliation", "lookup", "packed", "plurals", "reading", "shared", "surnames", "tables")
_UNPACKED = frozenset({"word_classes.tsv"})
"""Tables of ``data`` that are read as they stand."""
_SECTIONS = ("entries", "names", "people", "roles")

_OPENING = RLock()
"""One thread at a time decodes; a fork waits for it."""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_OPENING.acquire, after_in_parent=_OPENING.release, after_in_child=_OPENING.release)

T = TypeVar("T")


@read_once
def shipped_tables() -> Tables:
    """The shipped tables, once: from the packed file, or read where that is of other tables."""
    return unpack(PACK) or read_tables()


def pack(tables: Tables) -> str:
    """The text of a packed file of these tables."""
    names, people, roles = list(tables.names), list(tables.people), list(tables.roles)
    entries = {id(entry): entry for entry in (*(name.entry for _, name in names), *(entry for _, entry in people))}
    number = {known: at for at, known in enumerate(entries)}
    sections = (
        [_line(_packed_entry(entry)) for entry in entries.values()],
        _by_first_word((key, [" ".join(n.words), number[id(n.entry)], *[1] * n.acronym]) for key, n in names),
        _by_first_word((key, [" ".join(key), number[id(entry)]]) for key, entry in people),
        _by_first_word((key, [" ".join(key), *_packed_role(role)]) for key, role in roles),
    )
    head = {
        "made_from": fingerprint(),
        "countries": [[country.code, country.name, country.adjective] for country in tables.countries.values()],
        "country_words": {code: sorted(words) for code, words in tables.country_words.items()},
        **{name: len(lines) for name, lines in zip(_SECTIONS, sections, strict=True)},
    }
    return "\n".join([_line(head), *(line for lines in sections for line in lines)]) + "\n"


def unpack(path: Path) -> Tables | None:
    """The tables of a packed file; ``None`` where it is not there or was not made from the shipped tables."""
    if not path.is_file():
        return None
    lines = path.read_bytes().decode().split("\n")
    head = json.loads(lines[0])
    if head["made_from"] != fingerprint():
        return None
    sections, start = [], 1
    for name in _SECTIONS:
        sections.append(lines[start : start + head[name]])
        start += head[name]
    entries, names, people, roles = sections
    entry = _Entries(entries)
    tables = Tables(
        countries={code: Country(code, name, adjective) for code, name, adjective in head["countries"]},
        names=PackedLookup(names, lambda words, at, *acronym: _name(words, entry[at], bool(acronym))),
        people=PackedLookup(people, lambda key, at: (tuple(key.split(" ")), entry[at])),
        roles=PackedLookup(roles, _role),
    )
    tables.country_words.update({code: set(words) for code, words in head["country_words"].items()})
    read_vocabulary(tables)
    return tables


def fingerprint() -> str:
    """What the shipped tables, and the code that reads them, are told from others by."""
    code, room = Path(__file__).parent, DATA.parent
    tables = sorted(path for path in DATA.rglob("*.tsv") if path.name not in _UNPACKED)
    made = blake2b(digest_size=16)
    for path in (*tables, *(code / f"{name}.py" for name in _CODE)):
        made.update(path.relative_to(room).as_posix().encode() + b"\0")
        made.update(path.read_bytes() if path.is_file() else b"")
    return made.hexdigest()


class PackedLookup(Lookup[T]):
    """Phrases of which those that begin with one word are decoded when that word is first looked for.

    ``lines`` hold a first word, a tab, and a JSON array of what ``read`` takes to give each phrase with its value.
    """

    def __init__(self, lines: Iterable[str], read: Callable[..., tuple[tuple[str, ...], T]]) -> None:
        super().__init__()
        self._packed = {word: packed for word, _, packed in (line.partition("\t") for line in lines)}
        self._lengths.update(dict.fromkeys(self._packed, ()))  # they begin phrases, how long these are is not known yet
        self._read = read

    def _open(self, key: Sequence[str]) -> None:
        """Decode the phrases that begin as this one does."""
        if not key or key[0] not in self._packed:
            return
        with _OPENING:
            for row in json.loads(self._packed.get(key[0], "[]")):
                self.keep(*self._read(*row))
            self._packed.pop(key[0], None)  # last, as other threads wait only while it is there

    def add(self, phrase: Sequence[str], value: T, *, first: bool = False) -> None:
        """Keep a value under a phrase, after all others of that phrase or as the ``first``."""
        self._open(fold_words(phrase))
        super().add(phrase, value, first=first)

    def remove(self, phrase: Sequence[str], is_meant: Callable[[T], bool]) -> None:
        """Forget those values of a phrase that are meant."""
        self._open(fold_words(phrase))
        super().remove(phrase, is_meant)

    def get(self, phrase: str) -> tuple[T, ...]:
        """The values of exactly this phrase."""
        key = fold_words(split_words(phrase))
        self._open(key)
        return tuple(self._values.get(key, ()))

    def matches(self, keys: Sequence[str], start: int) -> list[tuple[int, list[T]]]:
        """Every phrase that begins at word ``start``, the longest first, as its length and its values."""
        if start < len(keys) and keys[start] in self._packed:
            self._open(keys[start : start + 1])
        return super().matches(keys, start)

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], T]]:
        """Every value under its phrase, those of a phrase in their order."""
        for word in tuple(self._packed):
            self._open((word,))
        return super().__iter__()


class _Entries:
    """The entries of a packed file by their number, each decoded once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._known: dict[int, Entry] = {}

    def __getitem__(self, at: int) -> Entry:
        known = self._known.get(at)
        if known is None:
            kind, name, tenures, *others = json.loads(self._lines[at])
            known = self._known[at] = Entry(Kind(kind), name, tuple(_tenure(*held) for held in tenures), *others)
        return known


def _packed_entry(entry: Entry) -> list[Any]:
    tenures = [_packed_tenure(tenure) for tenure in entry.tenures]
    return _trimmed([entry.kind, entry.name, tenures, entry.gender, entry.population, entry.introduced, entry.shared])


def _packed_tenure(held: Tenure) -> list[Any]:
    whose, days = held.affiliation, [day and day.isoformat() for day in (held.start, held.end)]
    return _trimmed([whose.country, " ".join(whose.sectors), held.office, *days, whose.organisation])


def _tenure(
    country: str | None,
    sectors: str = "",
    office: str | None = None,
    start: str | None = None,
    end: str | None = None,
    organisation: str | None = None,
) -> Tenure:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return Tenure(Affiliation(country, _sectors(sectors), organisation), office, first, last)


def _trimmed(values: list[Any]) -> list[Any]:
    """The values without the last ones that say nothing, as where they are read they need not be given."""
    while len(values) > 1 and not values[-1]:
        values.pop()
    return values


def _packed_role(role: Role) -> list[Any]:
    return _trimmed([role.phrase, " ".join(role.sectors), role.kind, role.plural])


def _role(key: str, phrase: str, sectors: str, kind: str, plural: bool = False) -> tuple[tuple[str, ...], Role]:
    return tuple(key.split(" ")), Role(phrase, _sectors(sectors), RoleKind(kind), plural)


def _name(written: str, entry: Entry, acronym: bool) -> tuple[tuple[str, ...], Name]:
    words = tuple(written.split(" "))
    return fold_words(words), Name(words, acronym, entry)


def _sectors(codes: str) -> tuple[Sector, ...]:
    return tuple(map(Sector, codes.split()))


def _by_first_word(rows: Iterable[tuple[tuple[str, ...], list[Any]]]) -> list[str]:
    lines: dict[str, list[list[Any]]] = {}
    for key, row in rows:
        lines.setdefault(key[0], []).append(row)
    return [f"{word}\t{_line(packed)}" for word, packed in lines.items()]


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
