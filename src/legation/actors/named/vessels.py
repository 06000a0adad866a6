"""Warships, whose prefix says which navy sails them: "HMS Montrose", "USS Theodore Roosevelt"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from legation.actors.knowledge.affiliation import Affiliation
from legation.actors.knowledge.tables import DATA, read_rows
from legation.actors.text.segments import Segment
from legation.records import Sector
from legation.syntax.columns import columns

VESSELS = DATA / "vessels.tsv"
_PARTICLES = frozenset({"of", "de", "van"})
"""Words in lower case that stand inside a ship's name: "HMS Prince *of* Wales"."""


@cache
def navies() -> Mapping[str, str]:
    """The country of each navy, by ISO 3166-1 alpha-3, by the prefix of its ships' names."""
    return {row["prefix"]: row["country"] for _, row in read_rows(VESSELS)}


def navy_of(name: str) -> Affiliation | None:
    """The navy that sails the ship of this name; ``None`` where no prefix tells."""
    prefix, _, own = name.removeprefix("the ").partition(" ")
    country = navies().get(prefix) if own else None
    return Affiliation(country, (Sector.MIL,)) if country else None


def with_ships(doc: Doc, segments: list[Segment]) -> list[Segment]:
    """The segments, in order, with a ship's whole name in place of those of whom or what she is named after."""
    known_prefixes = navies()
    prefixes = [i for i, text in enumerate(columns(doc).texts) if text in known_prefixes]
    if not prefixes:
        return segments
    known = {token for segment in segments for token in range(segment.start, segment.end)}
    unknown = (start for start in prefixes if start not in known)  # "BAE Systems" is no ship
    ships = [Segment(start, end) for start in unknown if (end := _end_of_name(doc, start)) > start + 1]
    inside = {token for ship in ships for token in range(ship.start, ship.end)}
    others = (segment for segment in segments if inside.isdisjoint(range(segment.start, segment.end)))
    return sorted([*others, *ships], key=lambda segment: segment.start)


def _end_of_name(doc: Doc, start: int) -> int:
    """The token behind a ship's name that begins with its navy's prefix: capitals, with "of" and "de" between them."""
    read, end = columns(doc), start + 1
    while end < len(doc) and not read.texts[end - 1].isspace():
        joins = read.forms[end] in _PARTICLES and end + 1 < len(doc) and read.texts[end + 1][:1].isupper()
        is_part = read.texts[end][:1].isupper() and read.parts[end] == "PROPN"
        if not (is_part or joins):
            break
        end += 1
    return end
