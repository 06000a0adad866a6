"""Peoples and confessions, told by their names in the plural: "*Zulus*", "*Hutus*", "*Uzbeks*", "*Sunnis*"."""

from __future__ import annotations

from legation.actors.knowledge.lookup import fold
from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import Entry, Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.whereabouts.stateless import is_stateless

_OF_NATIONS = frozenset({Kind.NATIONALITY, Kind.NATIONAL})
_SETTLED = frozenset({"AUS", "CAN", "USA"})
"""Countries of settlers, whose people have no names but by where they live."""


def is_of_part(entry: Entry, tables: Tables) -> bool:
    """Whether a nationality is of some of a country's people alone: "*Zulus*", unlike "South Africans"."""
    country = tables.countries.get(entry.country or "")
    return entry.kind in _OF_NATIONS and country is not None and entry.name != country.name


def names_people(plural: str) -> bool:
    """Whether a name in the plural is that of a nation, of a people or of those of one confession."""
    singular = fold(plural.removesuffix("s"))
    if singular in any_of("confessions") or is_stateless(singular):
        return True
    named = shipped_tables().names
    entries = (name.entry for form in (plural, singular) for name in named.get(form))
    return any(entry.kind in _OF_NATIONS and not _is_of_settlers(entry) for entry in entries)


def _is_of_settlers(entry: Entry) -> bool:
    """Whether a name only tells where people live: "*Texans*", "*Londoners*"."""
    is_part = is_of_part(entry, shipped_tables())
    return is_part and (entry.country in _SETTLED or entry.name.startswith("City of "))
