"""The countries' capitals and what their people are called, from tables that ``training/places/build.py`` makes.

Where the capital was before, and which words only one country's local news has, are tables made by hand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from legation.places.answers import place_of
from legation.places.gazetteer import look_up
from legation.records import Place, PlaceKind

CAPITALS = Path(__file__).parent / "data" / "capitals.tsv"
FORMER_CAPITALS = Path(__file__).parent / "data" / "former_capitals.tsv"
DEMONYMS = Path(__file__).parent / "data" / "demonyms.tsv"
LOCAL_WORDS = Path(__file__).parent / "data" / "local_words.tsv"
_CAPITALIZED = re.compile(r"\b[A-Z]\w+(?:[ -][A-Z]\w+)?")


@cache
def capitals() -> Mapping[str, str]:
    """The name of each country's capital in the gazetteer, by ISO 3166-1 alpha-3."""
    return {row["country"]: row["capital"] for row in _rows(CAPITALS)}


@cache
def former_capitals() -> Mapping[str, tuple[str, date]]:
    """The name of the capital that a country had before, and the day on which it ceased to be that, by country."""
    return {row["country"]: (row["capital"], date.fromisoformat(row["until"])) for row in _rows(FORMER_CAPITALS)}


def capital_of(country: str, start: int, text: str, day: date | None = None) -> Place | None:
    """The capital of a country, on a day or today, which the words ``text`` at ``start`` mean; ``None`` where none is
    known."""
    name, kind = capitals().get(country), PlaceKind.CAPITAL
    former, until = former_capitals().get(country, (None, None))
    if day is not None and until is not None and day < until:
        name, kind = former, PlaceKind.CITY
    found = [c.entry for c in look_up(name or "") if c.entry.kind is kind and c.entry.country == country]
    if name is None or not found:
        return None
    return place_of(found[0], start, text)


@cache
def demonyms() -> Mapping[str, str]:
    """The countries, by ISO 3166-1 alpha-3, of the words for their people and things ("Tajik")."""
    return {row["demonym"]: row["country"] for row in _rows(DEMONYMS)}


def country_of_people(adjective: str) -> str | None:
    """The country whose people or things an adjective tells of ("Tajik"), by ISO 3166-1 alpha-3."""
    return demonyms().get(adjective)


def countries_of_people(text: str) -> list[str]:
    """The demonyms of a text, one for each country that they tell of, in the text's order.

    Those of countries whose local affairs it speaks of come after them.
    """
    found: dict[str, str] = {}
    for words in dict.fromkeys(match[0] for match in _CAPITALIZED.finditer(text)):
        for word in (words, *words.split()):
            if word in demonyms():
                found.setdefault(demonyms()[word], word)
    for people in dict.fromkeys(local_words()[match[0]] for match in _local_word().finditer(text)):
        found.setdefault(demonyms()[people], people)
    return list(found.values())


@cache
def local_words() -> Mapping[str, str]:
    """The people ("Indian") in whose local news alone a word stands ("crore")."""
    return {row["word"]: row["people"] for row in _rows(LOCAL_WORDS)}


@cache
def _local_word() -> re.Pattern[str]:
    longest_first = sorted(local_words(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")
