"""Descriptions: what a noun group with a role says of whoever it denotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from legation.records import Sector

from .affiliation import Affiliation
from .groups import Group
from .segments import Segment
from .tables import Entry, Kind, Role, RoleKind, Tables

_PLACES = (Kind.COUNTRY, Kind.SEAT, Kind.PLACE)
_OF_PLACE = frozenset({"based", "run", "led", "born", "ruled", "owned", "controlled", "held", "area"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_BELONGING = ("of", "for", "at", "with", "in", "from", "within", "to")
_LOCAL = frozenset(
    {Sector.COP, Sector.JUD, Sector.CVL, Sector.EDU, Sector.MED, Sector.LAB, Sector.AGR, Sector.LEG, Sector.REL,
     Sector.OPP, Sector.BUS, Sector.REB, Sector.CRM, Sector.SOC, Sector.JRN, Sector.PTY}
)  # fmt: skip
_ABROAD = frozenset({"ambassador", "envoy", "diplomat", "consul", "high commissioner", "tourist", "correspondent"})
DEPENDENT = frozenset({RoleKind.MEMBER, RoleKind.PART})
ELITE = frozenset({Sector.GOV, Sector.ELI})


@dataclass(frozen=True, slots=True)
class Description:
    """What a role group says: one affiliation for each nationality that shares it, the role and the office."""

    affiliations: tuple[Affiliation, ...]
    role: Role
    office: str | None
    former: bool = False


def describe(
    doc: Doc,
    group: Group,
    tables: Tables,
    affiliations_of: Callable[[Group], tuple[Affiliation, ...]],
    entry_affiliation: Callable[[Entry], Affiliation],
) -> Description | None:
    """Describe a group by its roles; None where it has none.

    ``affiliations_of`` says whose another group is (a possessor, "of X"), ``entry_affiliation`` a known name.
    """
    roles = [segment for segment in group.segments if segment.role]
    if not roles:
        return None
    last = roles[-1]
    role = last.role
    assert role is not None
    owners = _owners(group, role, last, tables, affiliations_of, entry_affiliation)
    words = [doc[i].lower_ for i in range(group.start, last.start)]
    former = any(tables.modifiers.get(word) is Sector.ELI for word in words)
    sectors = _sectors(role, [s.role for s in roles[:-1] if s.role], words, owners, tables)
    organisation = _organisation(role, owners)
    countries = _nationalities(doc, group) or _first_country(owners) or _location(group, role, sectors)
    if former and sectors and sectors[0] is not Sector.CVL:
        sectors, organisation = (Sector.ELI,), None
    if role.kind is RoleKind.FAMILY:
        sectors = (Sector.ELI,) if any(owner.sector in ELITE for owner in owners) else (Sector.CVL,)
        organisation = None
    plain = Affiliation(None, sectors, organisation)
    affiliations = tuple(replace(plain, country=country) for country in countries) or (plain,)
    return Description(affiliations, role, _office(doc, group, roles), former)


def _owners(
    group: Group,
    role: Role,
    last: Segment,
    tables: Tables,
    affiliations_of: Callable[[Group], tuple[Affiliation, ...]],
    entry_affiliation: Callable[[Entry], Affiliation],
) -> list[Affiliation]:
    """Whose the described one is, nearest first: named before it, possessors, "of X", "for X"."""
    owners = [
        entry_affiliation(segment.entries[0])
        for segment in reversed(group.segments)
        if segment.start < last.start and segment.kind in (Kind.ORGANISATION, Kind.PERSON)
    ]
    if group.possessor:
        owners.extend(affiliations_of(group.possessor))
    if group.pronoun:
        owners.extend(affiliations_of(Group(group.pronoun.i, group.pronoun.i + 1, pronoun=group.pronoun)))
    for preposition, complement in _institutions(group):
        core = complement.core
        if core is None or preposition not in _BELONGING:
            continue
        if core.kind in _PLACES:
            if preposition == "of" or (preposition == "for" and role.phrase.startswith("spokes")):
                owners.append(Affiliation(core.entries[0].country))
        elif (preposition in ("of", "for", "at", "with", "within") and role.kind is not RoleKind.PERSON) or (
            preposition in ("of", "at", "in", "from") and role.phrase not in _ABROAD
        ):
            owners.extend(affiliations_of(complement))
    return owners


def _institutions(group: Group, depth: int = 3) -> list[tuple[str, Group]]:
    """The complements that denote somebody, through those that do not: "head of studies at the Academy"."""
    found = []
    for preposition, complement in group.complements:
        last = complement
        while last.core is None and last.joined is not None and not last.complements:
            last = last.joined
        if last.core is None and depth:
            found.extend(_institutions(last, depth - 1))
        else:
            found.append((preposition, last))
    return found


def _sectors(
    role: Role, before: list[Role], words: list[str], owners: list[Affiliation], tables: Tables
) -> tuple[Sector, ...]:
    if role.kind not in DEPENDENT:
        changed = [tables.modifiers[word] for word in words if word in tables.modifiers]
        if role.sectors[:1] == (Sector.CVL,) and changed and changed[-1] in (Sector.OPP, Sector.REB, Sector.PRM):
            return (changed[-1],)
        if Sector.OPP in changed and Sector.OPP not in role.sectors:
            return (*role.sectors, Sector.OPP)
        return role.sectors
    for other in reversed(before):
        if other.sectors:
            return other.sectors
    modified = [tables.modifiers[word] for word in words if tables.modifiers.get(word, Sector.ELI) is not Sector.ELI]
    if modified:
        return (modified[-1],)
    for owner in owners:
        if owner.organisation or (owner.sectors and owner.sector is not Sector.ELI):
            return owner.sectors
    return role.sectors


def _organisation(role: Role, owners: list[Affiliation]) -> str | None:
    for owner in owners:
        if owner.organisation and (role.kind in DEPENDENT or owner.organisation.startswith("IGO")):
            return owner.organisation
    return None


def _nationalities(doc: Doc, group: Group) -> list[str]:
    """The countries a group names before its role, and those of adjectives it shares with a group before it."""
    countries = [
        segment.entries[0].country
        for segment in group.nationalities
        if segment.entries[0].country and _is_of(doc, segment)
    ][:1]
    joined = group.conjunct
    while countries and joined and joined.is_adjective:
        countries.insert(0, joined.segments[0].entries[0].country or "")
        joined = joined.conjunct
    return [country for country in countries if country]


def _is_of(doc: Doc, segment: Segment) -> bool:
    """False for "Iran" in "Iran-backed", true in "Iran-based"."""
    if segment.end + 1 < len(doc) and doc[segment.end].text in _HYPHENS:
        return doc[segment.end + 1].lower_ in _OF_PLACE
    return True


def _first_country(owners: list[Affiliation]) -> list[str]:
    return [owner.country for owner in owners if owner.country][:1]


def _location(group: Group, role: Role, sectors: tuple[Sector, ...]) -> list[str]:
    """The country of "in X" after people and bodies that are at home where they are."""
    if role.phrase in _ABROAD or (sectors and sectors[0] not in _LOCAL and role.kind is not RoleKind.BODY):
        return []
    for preposition, complement in group.complements:
        core = complement.core
        if core and core.kind in _PLACES and preposition in ("in", "at", "from", "near"):
            country = core.entries[0].country
            return [country] if country else []
        if preposition in ("of", "for", "at", "in"):
            deeper = _location(complement, role, sectors)
            if deeper:
                return deeper
    return []


def _office(doc: Doc, group: Group, roles: list[Segment]) -> str | None:
    """The title as the text has it: from the first role to the last, with an adjective before it."""
    start, end = roles[0].start, roles[-1].end
    while start > group.start and doc[start - 1].lower_ in ("former", "acting", "deputy", "interim", "vice", "chief"):
        start -= 1
    for preposition, complement in group.complements[:1]:
        if preposition in ("of", "for") and complement.core and group.end == end:
            end = complement.end
    return doc[start:end].text
