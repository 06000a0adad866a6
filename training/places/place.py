"""A place on its way into the gazetteer, and what becomes of its names and points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from legation.records import PlaceKind

CELL = 0.5  # degrees: towns in one cell count once in a region's middle
CODE = re.compile(r"[A-Z]{2,4}\d?")  # an airport or a number-plate code among the names


@dataclass
class Place:
    """A place on its way into the file; ``demonyms`` and ``abbreviations`` are as written."""

    name: str
    kind: PlaceKind
    country: str = ""
    admin1: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonameid: int | None = None
    names: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    abbreviations: set[str] = field(default_factory=set)


def is_latin(name: str) -> bool:
    """Whether English text could hold the name: Latin letters, a capital first, no code."""
    letters = [c for c in name if c.isalpha()]
    return (
        bool(letters)
        and name[0].isupper()
        and all(c < "ɐ" or "Ḁ" <= c <= "ỿ" for c in letters)
        and not CODE.fullmatch(name)
    )


def unmarked(name: str) -> str:
    """A transliteration without the marks that English text leaves out ("Rafaḩ"); Latin-1 letters stay."""
    whole = (c for c in unicodedata.normalize("NFC", name) if not unicodedata.combining(c))
    letters = (c if c < "Ā" else unicodedata.normalize("NFKD", c)[:1] for c in whole)
    return "".join(letters).lstrip("‘’'`")


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float] | None:
    """The mean of the cells that hold the towns: nearer to an area's middle than the mean of its towns."""
    cells = sorted({(round(lat / CELL), round(lon / CELL)) for lat, lon in points})
    if not cells:
        return None
    if max(x for _, x in cells) - min(x for _, x in cells) > 180 / CELL:  # astride the antimeridian
        cells = [(y, x % round(360 / CELL)) for y, x in cells]
    lat, lon = (CELL * sum(values) / len(cells) for values in zip(*cells, strict=True))
    return round(lat, 2), round((lon + 180) % 360 - 180, 2)
