"""The small tables that go with the gazetteer: the countries' capitals, and what their people are called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from legation.records import PlaceKind


class Named(Protocol):
    """What a row is made of."""

    name: str
    kind: PlaceKind
    country: str
    demonyms: set[str]


def write_capitals(places: Iterable[Named], file: Path) -> None:
    """Write the table of the countries' capitals, by the names they have in the gazetteer."""
    names = {place.country: place.name for place in places if place.kind is PlaceKind.CAPITAL}
    lines = [f"{country}\t{name}\n" for country, name in sorted(names.items())]
    file.write_text("country\tcapital\n" + "".join(lines), encoding="utf-8")


def write_demonyms(places: Iterable[Named], file: Path) -> None:
    """Write the table of the words for a country's people and things."""
    countries = (place for place in places if place.kind is PlaceKind.COUNTRY)
    lines = sorted(f"{form}\t{place.country}\n" for place in countries for form in place.demonyms)
    file.write_text("demonym\tcountry\n" + "".join(lines), encoding="utf-8")
