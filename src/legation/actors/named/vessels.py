"""Warships, whose prefix says which navy sails them: "HMS Montrose"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from legation.actors.knowledge.affiliation import Affiliation
from legation.actors.knowledge.tables import DATA, read_rows
from legation.records import Sector

VESSELS = DATA / "vessels.tsv"


@cache
def navies() -> Mapping[str, str]:
    """The country of each navy, by ISO 3166-1 alpha-3, by the prefix of its ships' names."""
    return {row["prefix"]: row["country"] for _, row in read_rows(VESSELS)}


def navy_of(name: str) -> Affiliation | None:
    """The navy that sails the ship of this name; ``None`` where no prefix tells."""
    prefix, _, own = name.removeprefix("the ").partition(" ")
    country = navies().get(prefix) if own else None
    return Affiliation(country, (Sector.MIL,)) if country else None
