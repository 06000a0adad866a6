"""Names by which the news means one place, whatever else bears them, where the text tells of no other's country.

"Gaza" is no province of Mozambique and "Korea" no village of Ivory Coast, unless other names speak for those.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from pathlib import Path

from legation.places.gazetteer import Candidate, Relation, look_up
from legation.places.spelling import key

USUAL_NAMES = Path(__file__).parent / "data" / "usual_names.tsv"


def as_usual(
    names: Sequence[str], candidates: Sequence[tuple[Candidate, ...]], peoples: Iterable[Sequence[Candidate]]
) -> list[tuple[Candidate, ...]]:
    """The candidates of each name of a text, given by its key; of a name that usually means one place, that place,
    unless other names, or the ``peoples`` that the text speaks of, tell of the countries of others."""
    if usual_places().keys().isdisjoint(names):
        return list(candidates)
    told = [(name, _country(found)) for name, found in zip(names, candidates, strict=True) if found]
    told += [("", _country(found)) for found in peoples]
    return [
        _meant(name, found, {country for other, country in told if country and other != name})
        for name, found in zip(names, candidates, strict=True)
    ]


def _country(candidates: Sequence[Candidate]) -> str | None:
    """The country of the most populous place of a name."""
    return max(candidates, key=lambda candidate: candidate.entry.population).entry.country


def _meant(name: str, found: tuple[Candidate, ...], countries: Set[str]) -> tuple[Candidate, ...]:
    """The place that a name usually means, unless the text tells of countries that have others of that name and not of
    its own."""
    usual = usual_places().get(name)
    if usual is None:
        return found
    told = tuple(c for c in found if c.entry.country in countries and c.relation is Relation.NAME)
    if told and usual[0].entry.country not in countries:
        return told
    known = {candidate.entry for candidate in usual}
    return (*usual, *(candidate for candidate in told if candidate.entry not in known))


@cache
def usual_places() -> Mapping[str, tuple[Candidate, ...]]:
    """The gazetteer's places that the names of the table usually mean, by the key of the name."""
    with USUAL_NAMES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {key(row["name"]): _places(row["place"], row["country"]) for row in rows}


def _places(name: str, country: str) -> tuple[Candidate, ...]:
    own = (candidate for candidate in look_up(name) if candidate.relation is Relation.NAME)
    return tuple(candidate for candidate in own if candidate.entry.country == country)
