"""The countries' capitals and what their people are called, from tables that ``training/places/build.py`` makes."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from legation.places.answers import place_of
from legation.places.gazetteer import look_up
from legation.records import Place, PlaceKind

CAPITALS = Path(__file__).parent / "data" / "capitals.tsv"
DEMONYMS = Path(__file__).parent / "data" / "demonyms.tsv"
_CAPITALIZED = re.compile(r"\b[A-Z]\w+(?:[ -][A-Z]\w+)?")


@cache
def capitals() -> Mapping[str, str]:
    """The name of each country's capital in the gazetteer, by ISO 3166-1 alpha-3."""
    with CAPITALS.open(encoding="utf-8", newline="") as file:
        return {row["country"]: row["capital"] for row in csv.DictReader(file, delimiter="\t")}


def capital_of(country: str, start: int, text: str) -> Place | None:
    """The capital of a country, which the words ``text`` at ``start`` mean; ``None`` where none is known."""
    name = capitals().get(country)
    found = [c.entry for c in look_up(name or "") if c.entry.kind is PlaceKind.CAPITAL and c.entry.country == country]
    if name is None or not found:
        return None
    return place_of(found[0], start, text)


@cache
def demonyms() -> Mapping[str, str]:
    """The countries, by ISO 3166-1 alpha-3, of the words for their people and things ("Tajik")."""
    with DEMONYMS.open(encoding="utf-8", newline="") as file:
        return {row["demonym"]: row["country"] for row in csv.DictReader(file, delimiter="\t")}


def country_of_people(adjective: str) -> str | None:
    """The country whose people or things an adjective tells of ("Tajik"), by ISO 3166-1 alpha-3."""
    return demonyms().get(adjective)


def countries_of_people(text: str) -> list[str]:
    """The demonyms of a text, one for each country that they tell of, in the text's order."""
    found: dict[str, str] = {}
    for words in dict.fromkeys(match[0] for match in _CAPITALIZED.finditer(text)):
        for word in (words, *words.split()):
            if word in demonyms():
                found.setdefault(demonyms()[word], word)
    return list(found.values())
