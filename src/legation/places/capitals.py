"""The capitals of the countries, from ``data/capitals.tsv``, which ``training/places/build.py`` makes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from legation.places.gazetteer import Relation, look_up
from legation.records import Place, PlaceKind

FILE = Path(__file__).parent / "data" / "capitals.tsv"


@cache
def capitals() -> Mapping[str, str]:
    """The name of each country's capital in the gazetteer, by ISO 3166-1 alpha-3."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["country"]: row["capital"] for row in csv.DictReader(file, delimiter="\t")}


def capital_of(country: str, start: int, text: str) -> Place | None:
    """The capital of a country, which the words ``text`` at ``start`` mean; ``None`` where none is known."""
    name = capitals().get(country)
    found = [c.entry for c in look_up(name or "") if c.entry.kind is PlaceKind.CAPITAL and c.entry.country == country]
    if name is None or not found:
        return None
    entry = found[0]
    return Place(
        start=start,
        end=start + len(text),
        text=text,
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        geonameid=entry.geonameid,
        kind=entry.kind,
    )


def country_of_people(adjective: str) -> str | None:
    """The country whose people or things an adjective tells of ("Tajik"), by ISO 3166-1 alpha-3."""
    found = (
        c.entry for c in look_up(adjective) if c.relation is Relation.DEMONYM and c.entry.kind is PlaceKind.COUNTRY
    )
    return next((entry.country for entry in found), None)
