"""What other event data sets call our codes: countries, roles of actors, quad classes; and an event's pairs."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import product
from types import MappingProxyType

from legation.records import Event, Participant, Quad, Sector
from legation.terms import worldwide

QUAD_CLASSES = {
    Quad.VERBAL_COOPERATION: 1,
    Quad.MATERIAL_COOPERATION: 2,
    Quad.VERBAL_CONFLICT: 3,
    Quad.MATERIAL_CONFLICT: 4,
}
"""The numbers of quad categories in GDELT and in Phoenix."""


@cache
def coder_name() -> str:
    """This program and its version, as data sets name their coder."""
    return f"legation {version('legation')}"


@dataclass(frozen=True, slots=True)
class CameoActor:
    """An actor as CAMEO writes one: the whole ``code``, and its parts, each empty where it has none."""

    code: str = ""
    country: str = ""
    group: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A country's name, FIPS 10-4 code and Correlates of War number; empty where it has none."""

    name: str
    fips: str
    cow: str


@cache
def country_codes() -> Mapping[str, CountryCodes]:
    """The other codes of each country, by ISO 3166-1 alpha-3."""
    rows = _rows("country_codes.tsv")
    return MappingProxyType({row["code"]: CountryCodes(row["name"], row["fips"], row["cow"]) for row in rows})


@cache
def cameo_roles() -> Mapping[str, str]:
    """CAMEO's role code by PLOVER's sector."""
    return MappingProxyType({row["sector"]: row["cameo"] for row in _rows("cameo_types.tsv")})


def cameo_actor(participant: Participant | None) -> CameoActor:
    """ "USA GOV" is USAGOV with country USA and role GOV; "IGO UNO" is IGOUNO, "NGO" is NGO, "REB" just a role."""
    if participant is None or participant.code is None:
        return CameoActor()
    first, _, second = participant.code.partition(" ")
    if worldwide(first):
        return CameoActor(code=first + second, group=second, role=first)
    if first in set(Sector):
        role = cameo_roles().get(first, "")
        return CameoActor(code=role, role=role)
    role = cameo_roles().get(second, "")
    return CameoActor(code=first + role, country=first, role=role)


def dyads(event: Event) -> Iterator[tuple[Participant | None, Participant | None]]:
    """Every pair of an actor and a recipient; ``None`` for a side that has nobody.

    Data sets with one row a pair split compound actors so. Mutual acts have no recipient here: their actors pair
    among themselves, each pair once.
    """
    if not event.recipient and len(event.actor) > 1:
        for position, first in enumerate(event.actor):
            for second in event.actor[position + 1 :]:
                yield first, second
        return
    yield from product(event.actor or (None,), event.recipient or (None,))


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = files(__package__).joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return iter(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
