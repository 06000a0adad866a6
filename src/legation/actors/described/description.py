"""Descriptions: what a noun group with a role says of whoever it denotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from legation.actors.described.nationalities import (
    each_country,
    nation_before,
    nationalities,
    says_whose,
    speaks_for,
    tells_whose,
)
from legation.actors.described.strangers import is_of_stranger
from legation.actors.knowledge.affiliation import ARMED_GROUPS, STATE, Affiliation
from legation.actors.knowledge.tables import Country, Kind, Role, RoleKind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.named.bodies import sectors_of
from legation.actors.text.groups import BASED_IN, LED_BY, LINKED_TO, Group
from legation.actors.text.segments import Segment
from legation.actors.whereabouts.stateless import homelands
from legation.records import Sector
from legation.syntax.columns import columns, text_at
from legation.terms import worldwide

_PLACES = (Kind.COUNTRY, Kind.SEAT, Kind.PLACE)
_SITES = (*_PLACES, Kind.NATIONALITY)
_BELONGING = ("of", "for", "at", "with", "in", "from", "within", "to")
_AT = frozenset({"in", "at", "from", "near", "outside", "around", "across", "inside", "along", BASED_IN})
_OF_NATION = {"officer": Sector.MIL, "agent": Sector.SPY, "mediator": Sector.GOV}
"""What one is who is only called a nation's: "Russian agents"."""
HEADS = (
    "minister", "president", "leader", "premier", "head of state", "head of government", "head of state and government",
    "head of state or government",
)  # fmt: skip
"""Those who meet one another away from home."""
DEPENDENT = frozenset({RoleKind.MEMBER, RoleKind.PART})
_CIVIL = frozenset({Sector.GOV, Sector.LEG, Sector.JUD})
_BEARING_ARMS = ARMED_GROUPS | {Sector.MIL, Sector.CRM}
_OF_TITLES = frozenset({"former", "acting", "deputy", "interim", "vice", "chief"})
"""Words before a role that belong to the title."""
_OWN = ((Sector.MIL,), (Sector.CVL,))
_WORKING = frozenset({Sector.LAB, Sector.AGR})
ELITE = frozenset({Sector.GOV, Sector.ELI})


@dataclass(frozen=True, slots=True)
class Description:
    """What a role group says: one affiliation for each nationality that shares it, the role and the office."""

    affiliations: tuple[Affiliation, ...]
    role: Role
    office: str | None
    former: bool = False

    def name_in(self, country: Country, *, opens: bool) -> str:
        """A name for those of one country, where the text has one for them all; it may open a sentence."""
        office = self.office or self.role.phrase
        return f"{country.adjective} {office[:1].lower() + office[1:] if opens else office}"


def describe(
    doc: Doc,
    group: Group,
    tables: Tables,
    affiliations_of: Callable[[Group], tuple[Affiliation, ...]],
    affiliation_named: Callable[[Segment], Affiliation],
) -> Description | None:
    """Describe a group by its roles; None where it has none.

    ``affiliations_of`` says whose another group is (a possessor, "of X"), ``affiliation_named`` a known name.
    """
    roles = [segment for segment in group.segments if segment.role]
    if not roles:
        return None
    last = roles[-1]
    role = last.role
    assert role is not None
    owners = _owners(doc, group, role, last, tables, affiliations_of, affiliation_named)
    forms = columns(doc).forms
    named = {i for s in group.segments if s.kind in (Kind.ORGANISATION, Kind.PERSON) for i in range(s.start, s.end)}
    words = [forms[i] for i in range(group.start, last.start) if i not in named]  # no "State" of "Islamic State"
    former = role.phrase == "predecessor" or any(tables.modifiers.get(word) is Sector.ELI for word in words)
    former = former or (role.kind is RoleKind.PERSON and _served_one_gone(group, affiliations_of))
    foreign = any(tells_whose(doc, segment) for segment in group.nationalities)
    sectors = _sectors(role, [s.role for s in roles[:-1] if s.role], words, owners, tables, nationality=foreign)
    known = any(owner.sectors or owner.country or owner.organisation for owner in owners)
    if role.phrase in any_of("against") and not known and _is_about_thing(doc, group, last):
        sectors = (Sector.CVL,)
    if role.kind is RoleKind.MEMBER and sectors == (Sector.GOV,) and not known and is_of_stranger(doc, group, last):
        sectors = ()
    if role.phrase == "leader" and sectors == (Sector.GOV,) and homelands(doc, group) is not None:
        sectors = (Sector.CVL,)  # "the Druze leader"
    if role.kind in (RoleKind.BODY, RoleKind.PART) and not any(owner.sectors for owner in owners):
        sectors = sectors_of(doc, group, last) or sectors
    organisation = _organisation(role, owners)
    meets = role.plural and role.sectors[:1] == (Sector.GOV,) and role.phrase.endswith(HEADS)
    abroad = meets or role.phrase in tables.abroad
    countries = nationalities(doc, group, role, abroad, tables)
    if role.phrase == "member":  # "the Serb member of Bosnia's presidency"
        countries = _countries(group, role, owners) or countries
    countries = countries or each_country(doc, group, role)
    counterparts = [] if countries else _counterparts(group, role, affiliations_of)
    if role.phrase != "counterpart":  # who is of another country than whose he is
        countries = countries or _countries(group, role, owners)
    if not countries and not abroad and not organisation:
        countries = _location(group)
    if role.phrase == "counterpart" and not countries and not _is_at_venue(doc, group):
        countries = [code for code in _location(group) if code not in {owner.country for owner in owners}]
    if former and sectors and sectors[0] is not Sector.CVL:
        is_elite = sectors[0] not in ARMED_GROUPS and role.phrase not in any_of("ranks")
        sectors, organisation = (Sector.ELI if is_elite else Sector.CVL,), None
    if role.kind is RoleKind.FAMILY:
        sectors = (Sector.ELI,) if any(owner.sector in ELITE for owner in owners) else (Sector.CVL,)
        organisation = None
    if len(countries) > 1 and worldwide(organisation) == "IGO":
        organisation = None  # "the G7 ministers of Canada and Japan" serve each their own
    plain = Affiliation(None, sectors, organisation)
    affiliations = tuple(replace(plain, country=country) for country in countries) or (plain,)
    if organisation and not countries and (nation := nation_before(doc, group)):
        affiliations = (replace(plain, country=nation, organisation=None), *affiliations)
    if counterparts:
        affiliations = tuple(_of_side(plain, side) for side in counterparts)
    return Description(affiliations, role, _office(doc, group, roles, several=len(affiliations) > 1), former)


def _served_one_gone(group: Group, affiliations_of: Callable[[Group], tuple[Affiliation, ...]]) -> bool:
    """Whether somebody held office under one who holds none now: "attorney general *under former President Bush*"."""
    chiefs = (complement for preposition, complement in group.complements if preposition == "under")
    return any(chief.sector is Sector.ELI for complement in chiefs for chief in affiliations_of(complement))


def _is_about_thing(doc: Doc, group: Group, role: Segment) -> bool:
    """Whether people are for or against a thing, not those in power: "opponents of the dam", "*abortion* opponents"."""
    if any(preposition == "of" for preposition, _ in group.complements):
        return True
    before = doc[role.start - 1] if role.start > group.start else None
    return before is not None and before.pos_ == "NOUN"


def _owners(
    doc: Doc,
    group: Group,
    role: Role,
    last: Segment,
    tables: Tables,
    affiliations_of: Callable[[Group], tuple[Affiliation, ...]],
    affiliation_named: Callable[[Segment], Affiliation],
) -> list[Affiliation]:
    """Whose the described one is, nearest first: named before it, possessors, "of X", "for X"."""
    owners = [
        affiliation_named(segment)
        for segment in reversed(group.segments)
        if segment.start < last.start and _may_own(segment) and tells_whose(doc, segment)
    ]
    if group.possessor:
        owners.extend(affiliations_of(group.possessor))
    if group.pronoun:
        owners.extend(affiliations_of(Group(group.pronoun.i, group.pronoun.i + 1, pronoun=group.pronoun)))
    elif group.conjunct and group.conjunct.is_adjective and group.conjunct.pronoun:  # "his German and French ..."
        pronoun = group.conjunct.pronoun
        owners.extend(affiliations_of(Group(pronoun.i, pronoun.i + 1, pronoun=pronoun)))
    owners.extend(_of_region(doc, group))
    for preposition, complement in _institutions(group):
        core = complement.core
        if preposition == LED_BY and role.kind in (RoleKind.BODY, RoleKind.PART):
            owners.extend(leader for leader in affiliations_of(complement) if leader.sector is not Sector.ELI)
        if preposition == LINKED_TO and role.sectors[:1] == (Sector.CRM,):  # "hackers linked to the Russian army"
            owners.extend(affiliations_of(complement))
        if core is None or preposition not in _BELONGING:
            continue
        is_abroad = role.phrase in tables.abroad
        if core.kind in _PLACES:
            is_owned = bool(group.pronoun or group.possessor)  # "its troops from Somalia" are where they are
            if not is_owned and _is_of_place(preposition, role, is_abroad):
                owners.append(Affiliation(core.entries[0].country))
            continue
        is_sent = role.phrase in any_of("envoys") and bool(owners or group.nationalities)
        if preposition == "at" and is_sent:
            continue  # "Peru's envoy at the United Nations" serves Peru
        if _is_of_body(preposition, role, is_abroad):
            owners.extend(affiliations_of(complement))
    return owners


def _is_of_place(preposition: str, role: Role, is_abroad: bool) -> bool:
    """Whether somebody is of the country behind a preposition, rather than there."""
    if preposition == "for":
        return speaks_for(role)
    return preposition == "of" or (preposition == "from" and is_abroad)


def _is_of_body(preposition: str, role: Role, is_abroad: bool) -> bool:
    """Whether somebody is of those behind a preposition."""
    if preposition == "to":
        return role.kind in DEPENDENT and not is_abroad
    if preposition in ("of", "at", "from"):
        return True
    if preposition == "in":
        return not is_abroad
    return preposition in ("for", "with", "within") and role.kind is not RoleKind.PERSON


def _of_region(doc: Doc, group: Group) -> list[Affiliation]:
    """The country of a part of one, or of what it does: "the governor of Puebla state", "of the French operation"."""
    wholes = [c for preposition, c in group.complements if preposition == "of" and c.segments]
    told = [(complement.segments[-1], doc[complement.end - 1].lower_) for complement in wholes]
    regions = [segment for segment, noun in told if segment.kind is Kind.PLACE and noun in any_of("parts of countries")]
    doing = [segment for segment, noun in told if segment.kind is Kind.NATIONALITY and noun in any_of("undertakings")]
    return [Affiliation(segment.entries[0].country) for segment in (*regions, *doing)]


def _may_own(segment: Segment) -> bool:
    """Whether a name may say whose somebody is beside his country: "Kremlin" in "the Kremlin chief"."""
    governs = segment.kind is Kind.SEAT and bool(segment.entries[0].tenures[-1].affiliation.sectors)
    return governs or segment.kind in (Kind.ORGANISATION, Kind.PERSON)


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
    role: Role, before: list[Role], words: list[str], owners: list[Affiliation], tables: Tables, *, nationality: bool
) -> tuple[Sector, ...]:
    """What somebody is by his role, the roles and words before it, and whose he is."""
    changed = [tables.modifiers[word] for word in words if word in tables.modifiers]
    if role.kind not in DEPENDENT:
        return _sectors_of_role(role, changed, owners)
    are_armed = role.sectors[:1] == (Sector.REB,)  # "Druze fighters", "Sunni rebels"
    for other in reversed(before):
        if other.phrase.startswith("ethnic ") and role.sectors[:1] in ((Sector.REB,), (Sector.MIL,)):
            return (Sector.REB,)  # "ethnic Armenian forces"
        if other.sectors and not (are_armed and other.sectors == (Sector.CVL,)):
            return other.sectors
    of_community = (Sector.CVL, Sector.REL) if are_armed else ()
    modified = [sector for sector in changed if sector is not Sector.ELI and sector not in of_community]
    if modified and not (modified[-1] is Sector.REL and role.phrase.endswith(HEADS)):  # "the Shiite vice president"
        return (modified[-1],)
    if role.phrase in _OF_NATION and not owners and nationality:
        return (_OF_NATION[role.phrase],)
    for owner in owners:
        if owner.sector in (_CIVIL if role.sectors == (Sector.MIL,) else STATE) and role.sectors in _OWN:
            return role.sectors  # a president's forces are soldiers, his supporters civilians
        if owner.organisation or (owner.sectors and owner.sector is not Sector.ELI):
            return owner.sectors
    return role.sectors


def _sectors_of_role(role: Role, changed: list[Sector], owners: list[Affiliation]) -> tuple[Sector, ...]:
    """What somebody is whose role says it by itself, ``changed`` by the words before it or by whose he is."""
    first, owner = role.sectors[:1], owners[0] if owners else Affiliation()
    if first == (Sector.CVL,) and changed and changed[-1] in (Sector.OPP, Sector.REB, Sector.PRM):
        return (changed[-1],)
    if first == (Sector.GOV,) and owner.sector is Sector.PRE:
        return (Sector.PRE, *role.sectors)
    is_as_owner = (
        (first == (Sector.CVL,) and owner.organisation == "NGO")
        or (role.phrase == "worker" and owner.sector is Sector.PTY)  # "Congress workers", in the press of South Asia
        or (role.phrase == "man" and owner.sector in _BEARING_ARMS)  # "the warlord's men"
        or (role.phrase == "minister" and owner.sector is Sector.REL)
        or (role.phrase in any_of("bodies of portfolios") and owner.sector is Sector.LEG)  # "its defence committee"
        or (role.phrase in any_of("leagues") and owner.sector in _WORKING)  # "the miners' federation"
        # "the rebels' foreign minister", "the military chief of Hamas"
        or (first in ((Sector.GOV,), (Sector.MIL,)) and owner.sector in ARMED_GROUPS)
    )
    if is_as_owner:
        return owner.sectors
    if Sector.OPP in changed and Sector.OPP not in role.sectors:
        return (*role.sectors, Sector.OPP)
    return role.sectors


def _organisation(role: Role, owners: list[Affiliation]) -> str | None:
    for owner in owners:
        is_of_group = role.kind is RoleKind.PERSON and worldwide(owner.organisation) == "NGO"
        is_of_states = worldwide(owner.organisation) == "IGO"
        if owner.organisation and (role.kind in DEPENDENT or is_of_group or is_of_states):
            return owner.organisation
    return None


def _counterparts(
    group: Group, role: Role, affiliations_of: Callable[[Group], tuple[Affiliation, ...]]
) -> list[Affiliation]:
    """The sides that a description after a plural takes up: "the leaders *of the two countries*", "*of the Baltic
    states*", "negotiators *for Chad and the rebels*"."""
    for preposition, complement in group.complements if role.plural else ():
        core, told = complement.core, [complement]
        if complement.joined and (role.phrase in any_of("envoys to") or speaks_for(role)):
            told.append(complement.joined)
        if says_whose(preposition, role) and (core is None or (core.role and core.role.plural) or len(told) > 1):
            sides = list(dict.fromkeys(side for one in told for side in affiliations_of(one)))
            if len(sides) > 1 and all(side.country or side.organisation for side in sides):
                return sides
    return []


def _of_side(described: Affiliation, side: Affiliation) -> Affiliation:
    """Somebody of a side: of its country, and of its own sector or organisation, where it is no state."""
    if side.organisation or (side.sector and side.sector not in _CIVIL and side.sector is not Sector.MIL):
        return side
    if described.organisation:  # that of another side: "envoys from the EU and *Peru*"
        return Affiliation(side.country, side.sectors or (Sector.GOV,))
    return replace(described, country=side.country)


def _countries(group: Group, role: Role, owners: list[Affiliation]) -> list[str]:
    """The country of whom the described one belongs to; all of those of "their" armies or "both countries'" armies."""
    countries = list(dict.fromkeys(owner.country for owner in owners if owner.country))
    return countries if role.plural and (group.pronoun or group.possessor) else countries[:1]


def _location(group: Group) -> list[str]:
    """The country of "in X" and "on X's side" after people and bodies that are at home where they are."""
    for preposition, complement in group.complements:
        core = complement.core
        if preposition == "on" and core and core.role and core.role.phrase == "side":
            return [code for segment in complement.nationalities if (code := segment.entries[0].country)]
        country = _country_of(complement) if preposition in _AT else None
        if country:
            return [country]
        if preposition in _AT or preposition in ("of", "for"):
            deeper = _location(complement)
            if deeper:
                return deeper
    return []


def _is_at_venue(doc: Doc, group: Group) -> bool:
    """Whether those of other countries meet where somebody is told to be: "his counterpart *in Geneva*"."""
    places = (complement for preposition, complement in group.complements if preposition in _AT)
    return any(word.lower_ in any_of("venues") for place in places for word in doc[place.start : place.end])


def _country_of(place: Group) -> str | None:
    """The country that a place is in: "Lagos", "the Ethiopian town of Gondar", "Borno state", "Sudan's capital"."""
    core = place.core
    if core and core.kind not in _SITES:
        return None
    named = [segment for segment in place.segments if segment.kind in _SITES]
    if not named and place.possessor and place.possessor.core and place.possessor.core.kind in _PLACES:
        named = [place.possessor.core]
    if not named:
        named = [c.core for preposition, c in place.complements if preposition == "of" and c.core]
        named = [segment for segment in named if segment.kind in _PLACES]
    return named[-1].entries[0].country if named else None


def _office(doc: Doc, group: Group, roles: list[Segment], *, several: bool) -> str | None:
    """The title as the text has it: from the first role to the last, with an adjective before it.

    What it is of belongs to it, where it is not of ``several`` countries.
    """
    start, end = roles[0].start, roles[-1].end
    while start > group.start and columns(doc).forms[start - 1] in _OF_TITLES:
        start -= 1
    for preposition, complement in group.complements[:1]:
        if not several and preposition in ("of", "for") and complement.core and group.end == end:
            end = complement.end
    return text_at(doc, start, end)
