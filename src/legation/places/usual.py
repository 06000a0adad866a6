"""Names by which the news means one place, whatever else bears them, where the text tells of no other's country.

"Gaza" is no province of Mozambique and "Korea" no village of Ivory Coast, unless other names speak for those.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence, Set
from functools import cache
from pathlib import Path

from legation.places.gazetteer import Candidate, Relation, look_up
from legation.places.spelling import key

USUAL_NAMES = Path(__file__).parent / "data" / "usual_names.tsv"


def as_usual(name: str, found: Sequence[Candidate], countries: Set[str]) -> tuple[Candidate, ...]:
    """The candidates of a name, given by its key: the place that it usually means, unless the text tells of countries
    that have others of that name and not of its own."""
    usual = usual_places().get(name)
    if usual is None:
        return tuple(found)
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
