"""Warships, whose prefix says which navy sails them: "HMS Montrose"."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from legation.records import Sector

from .affiliation import Affiliation

VESSELS = Path(__file__).parent / "data" / "vessels.tsv"


@cache
def navies() -> Mapping[str, str]:
    """The country of each navy, by ISO 3166-1 alpha-3, by the prefix of its ships' names."""
    with VESSELS.open(encoding="utf-8", newline="") as file:
        return {row["prefix"]: row["country"] for row in csv.DictReader(file, delimiter="\t")}


def navy_of(name: str) -> Affiliation | None:
    """The navy that sails the ship of this name; ``None`` where no prefix tells."""
    prefix, _, own = name.removeprefix("the ").partition(" ")
    country = navies().get(prefix) if own else None
    return Affiliation(country, (Sector.MIL,)) if country else None
