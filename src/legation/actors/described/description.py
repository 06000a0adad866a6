"""Descriptions: what a noun group with a role says of whoever it denotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from legation.actors.described.locations import PLACES, is_at_venue, location
from legation.actors.described.nationalities import (
    each_country,
    nation_before,
    nationalities,
    says_whose,
    speaks_for,
    tells_whose,
)
from legation.actors.described.sectors import CIVIL, DEPENDENT, HEADS, sectors_by_role
from legation.actors.described.strangers import is_of_stranger
from legation.actors.knowledge.affiliation import ARMED_GROUPS, Affiliation
from legation.actors.knowledge.tables import Country, Kind, Role, RoleKind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.named.bodies import sectors_of
from legation.actors.text.groups import LED_BY, LINKED_TO, Group
from legation.actors.text.segments import Segment
from legation.actors.whereabouts.stateless import homelands
from legation.records import Sector
from legation.syntax.columns import columns, text_at
from legation.terms import worldwide

_BELONGING = ("of", "for", "at", "with", "in", "from", "within", "to")
_BODIES = frozenset({RoleKind.BODY, RoleKind.PART})
_OF_TITLES = frozenset({"former", "acting", "deputy", "interim", "vice", "chief"})
"""Words before a role that belong to the title."""
_ELITE = frozenset({Sector.GOV, Sector.ELI})


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
    return _Describing(doc, group, roles, tables, affiliations_of, affiliation_named).description() if roles else None


class _Describing:
    """A group with roles while it is described."""

    def __init__(
        self,
        doc: Doc,
        group: Group,
        roles: Sequence[Segment],
        tables: Tables,
        affiliations_of: Callable[[Group], tuple[Affiliation, ...]],
        affiliation_named: Callable[[Segment], Affiliation],
    ) -> None:
        """The last of the ``roles`` is the group's own."""
        role = roles[-1].role
        assert role is not None
        self._doc = doc
        self._group = group
        self._roles = roles
        self._role = role
        self._tables = tables
        self._affiliations_of = affiliations_of
        self._affiliation_named = affiliation_named
        self._is_sent = role.phrase in tables.abroad
        meets = role.plural and role.sectors[:1] == (Sector.GOV,) and role.phrase.endswith(HEADS)
        self._is_abroad = meets or self._is_sent
        """Whether those described are often strangers where they are: they are sent, or meet others of their rank."""
        self._owners = self._read_owners()
        self._words = self._words_before()

    def description(self) -> Description:
        """What the group says."""
        is_former = self._is_former()
        sectors, organisation = self._sectors(), self._organisation()
        told = self._countries_told()
        sides = [] if told else self._sides()
        countries = told or self._countries_of_owners(organisation)
        if is_former and sectors and sectors[0] is not Sector.CVL:
            is_elite = sectors[0] not in ARMED_GROUPS and self._role.phrase not in any_of("ranks")
            sectors, organisation = (Sector.ELI if is_elite else Sector.CVL,), None
        if self._role.kind is RoleKind.FAMILY:
            is_elite = any(owner.sector in _ELITE for owner in self._owners)
            sectors, organisation = (Sector.ELI if is_elite else Sector.CVL,), None
        if len(countries) > 1 and worldwide(organisation) == "IGO":
            organisation = None  # "the G7 ministers of Canada and Japan" serve each their own
        affiliations = self._affiliations(Affiliation(None, sectors, organisation), countries, sides)
        return Description(affiliations, self._role, self._office(several=len(affiliations) > 1), is_former)

    def _affiliations(
        self, described: Affiliation, countries: Sequence[str], sides: Sequence[Affiliation]
    ) -> tuple[Affiliation, ...]:
        """One affiliation for each side or each country, or else the one that tells of none."""
        if sides:
            return tuple(_of_side(described, side) for side in sides)
        found = tuple(replace(described, country=country) for country in countries) or (described,)
        if described.organisation and not countries and (nation := nation_before(self._doc, self._group)):
            return (replace(described, country=nation, organisation=None), *found)
        return found

    def _words_before(self) -> list[str]:
        """The words before the role that are of no name: no "State" of "Islamic State"."""
        group, forms = self._group, columns(self._doc).forms
        names = (segment for segment in group.segments if segment.kind in (Kind.ORGANISATION, Kind.PERSON))
        named = {token for segment in names for token in range(segment.start, segment.end)}
        return [forms[token] for token in range(group.start, self._roles[-1].start) if token not in named]

    def _is_former(self) -> bool:
        """Whether the role was held before, or under one who holds none now ("attorney general *under former President
        Bush*")."""
        role, modifiers = self._role, self._tables.modifiers
        if role.phrase == "predecessor" or any(modifiers.get(word) is Sector.ELI for word in self._words):
            return True
        if role.kind is not RoleKind.PERSON:
            return False
        chiefs = (complement for preposition, complement in self._group.complements if preposition == "under")
        return any(chief.sector is Sector.ELI for complement in chiefs for chief in self._affiliations_of(complement))

    def _sectors(self) -> tuple[Sector, ...]:
        """What those described are, by their role and by whose they are."""
        doc, group, role, last, owners = self._doc, self._group, self._role, self._roles[-1], self._owners
        before = [segment.role for segment in self._roles[:-1] if segment.role]
        changed = [self._tables.modifiers[word] for word in self._words if word in self._tables.modifiers]
        is_of_nation = any(tells_whose(doc, segment) for segment in group.nationalities)
        sectors = sectors_by_role(role, before, changed, owners, is_of_nation=is_of_nation)
        is_anybodys = not any(owner.sectors or owner.country or owner.organisation for owner in owners)
        if role.phrase in any_of("against") and is_anybodys and self._is_about_thing():
            sectors = (Sector.CVL,)
        if (
            role.kind is RoleKind.MEMBER
            and sectors == (Sector.GOV,)
            and is_anybodys
            and is_of_stranger(doc, group, last)
        ):
            sectors = ()
        if role.phrase == "leader" and sectors == (Sector.GOV,) and homelands(doc, group) is not None:
            sectors = (Sector.CVL,)  # "the Druze leader"
        if role.kind in _BODIES and not any(owner.sectors for owner in owners):
            sectors = sectors_of(doc, group, last) or sectors
        return sectors

    def _is_about_thing(self) -> bool:
        """Whether people are for or against a thing, not those in power: "opponents of the dam", "*abortion*
        opponents"."""
        group, start = self._group, self._roles[-1].start
        if any(preposition == "of" for preposition, _ in group.complements):
            return True
        return start > group.start and self._doc[start - 1].pos_ == "NOUN"

    def _organisation(self) -> str | None:
        """The organisation whose they are; one of states is everybody's who serves it, another its members' alone."""
        for owner in self._owners:
            is_of_group = self._role.kind is RoleKind.PERSON and worldwide(owner.organisation) == "NGO"
            is_of_states = worldwide(owner.organisation) == "IGO"
            if owner.organisation and (self._role.kind in DEPENDENT or is_of_group or is_of_states):
                return owner.organisation
        return None

    def _countries_told(self) -> list[str]:
        """The countries that nationalities tell, or each of which has one of those described."""
        doc, group, role = self._doc, self._group, self._role
        countries = nationalities(doc, group, role, self._is_abroad, self._tables)
        if role.phrase == "member":  # "the Serb member of Bosnia's presidency"
            countries = self._countries() or countries
        return countries or each_country(doc, group, role)

    def _countries_of_owners(self, organisation: str | None) -> list[str]:
        """The countries of those whose they are, or where they are at home."""
        is_counterpart = self._role.phrase == "counterpart"  # who is of another country than whose he is
        countries = [] if is_counterpart else self._countries()
        if not countries and not self._is_abroad and not organisation:
            countries = location(self._group)
        if is_counterpart and not countries and not is_at_venue(self._doc, self._group):
            own = {owner.country for owner in self._owners}
            countries = [country for country in location(self._group) if country not in own]
        return countries

    def _countries(self) -> list[str]:
        """The country of whom the described one belongs to; all of those of "their" armies or "both countries'"
        armies."""
        countries = list(dict.fromkeys(owner.country for owner in self._owners if owner.country))
        is_of_many = self._role.plural and (self._group.pronoun or self._group.possessor)
        return countries if is_of_many else countries[:1]

    def _sides(self) -> list[Affiliation]:
        """The sides that a description after a plural takes up: "the leaders *of the two countries*", "*of the Baltic
        states*", "negotiators *for Chad and the rebels*"."""
        role = self._role
        for preposition, complement in self._group.complements if role.plural else ():
            core, told = complement.core, [complement]
            if complement.joined and (role.phrase in any_of("envoys to") or speaks_for(role)):
                told.append(complement.joined)
            if says_whose(preposition, role) and (core is None or (core.role and core.role.plural) or len(told) > 1):
                sides = list(dict.fromkeys(side for one in told for side in self._affiliations_of(one)))
                if len(sides) > 1 and all(side.country or side.organisation for side in sides):
                    return sides
        return []

    def _read_owners(self) -> list[Affiliation]:
        """Whose the described one is, nearest first: named before it, possessors, "of X", "for X"."""
        group = self._group
        owners = [
            self._affiliation_named(segment)
            for segment in reversed(group.segments)
            if segment.start < self._roles[-1].start and _may_own(segment) and tells_whose(self._doc, segment)
        ]
        if group.possessor:
            owners.extend(self._affiliations_of(group.possessor))
        pronoun = group.pronoun
        if pronoun is None and group.conjunct and group.conjunct.is_adjective:  # "his German and French ..."
            pronoun = group.conjunct.pronoun
        if pronoun:
            owners.extend(self._affiliations_of(Group(pronoun.i, pronoun.i + 1, pronoun=pronoun)))
        owners.extend(_of_region(self._doc, group))
        for preposition, complement in _institutions(group):
            owners.extend(self._owners_behind(preposition, complement, is_told=bool(owners or group.nationalities)))
        return owners

    def _owners_behind(self, preposition: str, complement: Group, *, is_told: bool) -> list[Affiliation]:
        """Those behind a preposition whose the described one is; ``is_told``: what stands before tells others."""
        role, core = self._role, complement.core
        found: list[Affiliation] = []
        if preposition == LED_BY and role.kind in _BODIES:
            found += [leader for leader in self._affiliations_of(complement) if leader.sector is not Sector.ELI]
        if preposition == LINKED_TO and role.sectors[:1] == (Sector.CRM,):  # "hackers linked to the Russian army"
            found += self._affiliations_of(complement)
        if core is None or preposition not in _BELONGING:
            return found
        if core.kind in PLACES:
            is_owned = bool(self._group.pronoun or self._group.possessor)  # "its troops from Somalia" are there
            if not is_owned and self._is_of_place(preposition):
                found.append(Affiliation(core.entries[0].country))
        elif preposition == "at" and role.phrase in any_of("envoys") and is_told:
            pass  # "Peru's envoy at the United Nations" serves Peru
        elif self._is_of_body(preposition):
            found += self._affiliations_of(complement)
        return found

    def _is_of_place(self, preposition: str) -> bool:
        """Whether somebody is of the country behind a preposition, rather than there."""
        if preposition == "for":
            return speaks_for(self._role)
        return preposition == "of" or (preposition == "from" and self._is_sent)

    def _is_of_body(self, preposition: str) -> bool:
        """Whether somebody is of those behind a preposition."""
        if preposition == "to":
            return self._role.kind in DEPENDENT and not self._is_sent
        if preposition in ("of", "at", "from"):
            return True
        if preposition == "in":
            return not self._is_sent
        return preposition in ("for", "with", "within") and self._role.kind is not RoleKind.PERSON

    def _office(self, *, several: bool) -> str | None:
        """The title as the text has it: from the first role to the last, with an adjective before it.

        What it is of belongs to it, where it is not of ``several`` countries.
        """
        group, start, end = self._group, self._roles[0].start, self._roles[-1].end
        while start > group.start and columns(self._doc).forms[start - 1] in _OF_TITLES:
            start -= 1
        for preposition, complement in group.complements[:1]:
            if not several and preposition in ("of", "for") and complement.core and group.end == end:
                end = complement.end
        return text_at(self._doc, start, end)


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


def _of_side(described: Affiliation, side: Affiliation) -> Affiliation:
    """Somebody of a side: of its country, and of its own sector or organisation, where it is no state."""
    if side.organisation or (side.sector and side.sector not in CIVIL and side.sector is not Sector.MIL):
        return side
    if described.organisation:  # that of another side: "envoys from the EU and *Peru*"
        return Affiliation(side.country, side.sectors or (Sector.GOV,))
    return replace(described, country=side.country)
