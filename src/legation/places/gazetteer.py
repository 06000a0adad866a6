"""The gazetteer: every place a name can stand for, read from one compact file, a block of names at a time.

The file is an SQLite database with a table of blocks. A block holds the rows of some 200 neighbouring keys as
deflated, tab-separated text, so that a look-up reads one block and never the whole (a sorted string table).
``training/places/build.py`` makes it.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from legation.places.spelling import key, skeleton
from legation.records import PlaceKind

FILE = Path(__file__).parent / "data" / "gazetteer.db"
NAMES_KEPT = 16384  # names whose places are remembered for the next document
SKELETON = "~"  # before the keys that are skeletons of names, not names
NAMES_AT_HAND = 64  # names whose rows are, as they are asked for more than once in a row


class Relation(StrEnum):
    """How a written form stands to the place."""

    NAME = "n"
    OTHER_NAME = "o"
    DEMONYM = "d"
    ABBREVIATION = "a"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; degrees are WGS 84, ``admin1`` the name of its first-order region."""

    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a written form may name, and how it does."""

    entry: Entry
    relation: Relation


def look_up(name: str) -> tuple[Candidate, ...]:
    """The places that ``name`` may stand for: own names first, the most populous first; empty where there is none.

    Abbreviations ("US", "Calif.") are looked up as written, all else by its key.
    """
    return _candidates(name) + _candidates(key(name)) if name in _abbreviations() else _candidates(key(name))


def look_alike(name: str) -> tuple[Candidate, ...]:
    """The towns whose names ``name`` may transliterate otherwise, the most populous first: "Ras al-Ain" in Syria."""
    folded = skeleton(name)
    found = _candidates(SKELETON + folded) if folded else ()
    return tuple(sorted(found, key=lambda candidate: -candidate.entry.population))


@lru_cache(maxsize=NAMES_KEPT)
def _candidates(wanted: str) -> tuple[Candidate, ...]:
    own = tuple(Candidate(entry, Relation.NAME) for entry in _own(wanted))
    return own + tuple(
        Candidate(entry, Relation(relation))
        for _, relation, own_key, identity in (row for row in _rows(wanted) if row[1] != Relation.NAME)
        for entry in _own(own_key)
        if identity in (str(entry.geonameid), entry.name)
    )


@lru_cache(maxsize=NAMES_KEPT)
def _own(wanted: str) -> tuple[Entry, ...]:
    """The places whose own name has this key."""
    return tuple(_entry(*row[2:]) for row in _rows(wanted) if row[1] == Relation.NAME)


def _entry(name: str, kind: str, country: str, area: str, lat: str, lon: str, population: str, number: str) -> Entry:
    return Entry(
        name=name,
        kind=PlaceKind(kind),
        country=country or None,
        admin1=_area(int(area)) if area else None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(population or 0),
        geonameid=int(number) if number else None,
    )


@cache
def _abbreviations() -> frozenset[str]:
    """The keys that are no name's, as they have capitals: they come before all those that begin with a small letter."""
    blocks = _database(os.getpid()).execute("SELECT rows FROM block WHERE first < 'a'")
    keys = (row.partition(b"\t")[0].decode() for (rows,) in blocks for row in zlib.decompress(rows).splitlines())
    return frozenset(key for key in keys if key != key.lower())


@lru_cache(maxsize=NAMES_AT_HAND)
def _rows(wanted: str) -> list[list[str]]:
    """The rows of one key."""
    found = _database(os.getpid()).execute(
        "SELECT rows FROM block WHERE first <= ? ORDER BY first DESC LIMIT 1", (wanted,)
    )
    block = next((zlib.decompress(rows) for (rows,) in found), b"")
    wanted_bytes = wanted.encode(errors="replace") + b"\t"
    start = 0 if block.startswith(wanted_bytes) else block.find(b"\n" + wanted_bytes) + 1
    rows = []
    while block.startswith(wanted_bytes, start):
        end = block.find(b"\n", start)
        rows.append(block[start : end if end >= 0 else len(block)].decode().split("\t"))
        if end < 0:
            break
        start = end + 1
    return rows


@lru_cache(maxsize=4)
def _database(process: int) -> sqlite3.Connection:
    """The open file; ``process`` keeps a forked child from using its parent's connection."""
    return sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@cache
def _area(number: int) -> str:
    """The name of a first-order region."""
    (name,) = _database(os.getpid()).execute("SELECT name FROM area WHERE id = ?", (number,)).fetchone()
    return str(name)
