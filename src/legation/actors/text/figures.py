"""Figures: the members of a cast while it is being read."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from legation.actors.knowledge.affiliation import ARMED_GROUPS, Affiliation, tenure_on
from legation.actors.knowledge.tables import Entry, Kind
from legation.actors.knowledge.word_classes import any_of
from legation.records import Sector
from legation.terms import worldwide

BYSTANDERS = frozenset({Sector.JRN, Sector.CVL, Sector.MED, Sector.EDU, Sector.JUD, Sector.REF})
"""Sectors of those who are no party to a conflict."""
_ARMED = ARMED_GROUPS | {Sector.MIL}
_OFFICE_SECTORS = frozenset({Sector.GOV, Sector.LEG, Sector.JUD, Sector.MIL, Sector.COP, Sector.SPY})


@dataclass(eq=False, slots=True)
class Figure:
    """One member of the cast.

    ``roles`` are the role nouns it has been given, ``spans`` its mentions' offsets; ``assumed`` says that its country
    is only where the story is set.
    """

    name: str
    affiliation: Affiliation
    office: str | None = None
    person: bool = False
    plural: bool = False
    gender: str | None = None
    named: bool = False
    country_like: bool = False
    entry: Entry | None = None
    assumed: bool = False
    roles: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def learn(self, affiliation: Affiliation, office: str | None) -> None:
        """Take from a description what is not yet known; what was only assumed gives way."""
        own = self.affiliation
        if self.assumed and affiliation.country:
            own, self.assumed = replace(own, country=None), False
        same = not own.country or not affiliation.country or own.country == affiliation.country
        self.affiliation = Affiliation(
            own.country or affiliation.country,
            own.sectors or (affiliation.sectors if same else ()),
            own.organisation or (affiliation.organisation if same and not own.sectors else None),
        )
        self.office = self.office or office

    def assume(self, country: str | None) -> None:
        """Be of the country where the story is set until it is told otherwise."""
        if country and not self.affiliation.country:
            self.affiliation, self.assumed = self.affiliation.within(country), True


def affiliation_on(entry: Entry, day: date | None) -> tuple[Affiliation, str | None]:
    """What an entry is affiliated with on a day, and in which office.

    A person between or after offices of state is elite (ELI); before the first only the country is sure. An
    organisation outside its known times is what it was at the nearest of them.
    """
    held = tenure_on(entry.tenures, day)
    if held:
        return held.affiliation, held.office
    assert day is not None
    past = [tenure for tenure in entry.tenures if tenure.end and tenure.end < day]
    if entry.kind is not Kind.PERSON:
        nearest = past[-1] if past else entry.tenures[0]
        return nearest.affiliation, nearest.office
    if not past:
        return Affiliation(entry.tenures[0].affiliation.country), None
    last = max(past, key=lambda tenure: tenure.end or date.min)
    if last.affiliation.sector in _OFFICE_SECTORS:
        return Affiliation(last.affiliation.country, (Sector.ELI,)), f"former {last.office}" if last.office else None
    if last.affiliation.organisation:
        return Affiliation(last.affiliation.country, (Sector.ELI,)), f"former {last.office}" if last.office else None
    return last.affiliation, None


class Figures:
    """The figures of one document by what identifies them, in order of first mention."""

    def __init__(self) -> None:
        self._by_key: dict[Hashable, Figure] = {}

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._by_key.values())

    def get(self, key: Hashable) -> Figure | None:
        """The figure with this key."""
        return self._by_key.get(key)

    def add(self, key: Hashable, figure: Figure) -> Figure:
        """The figure already known by this key, or this one from now on."""
        return self._by_key.setdefault(key, figure)


def is_somebody(figure: Figure) -> bool:
    """Whether a figure is one person with a name."""
    return figure.person and not figure.plural and figure.named


def is_in_office(figure: Figure) -> bool:
    """Whether a figure is somebody named who is not elite alone."""
    return is_somebody(figure) and figure.affiliation.sector is not Sector.ELI


def is_union(figure: Figure) -> bool:
    """Whether a figure is an organisation of states, not somebody who serves it."""
    return not figure.person and worldwide(figure.affiliation.organisation) == "IGO"


def is_body(figure: Figure, sectors: frozenset[str]) -> bool:
    """Whether a figure is a body that is named and of one of these sectors, or of several states ("IGO", "NAT")."""
    if figure.person or figure.plural or figure.country_like or not figure.named:
        return False
    organisation = (figure.affiliation.organisation or "").split()
    own = organisation if organisation[:1] == ["IGO"] else [figure.affiliation.sector or ""]
    return not sectors.isdisjoint(own)


def gender_of(role: str) -> str | None:
    """The gender that a role noun tells."""
    if role.endswith("woman") or role in any_of("women"):
        return "f"
    return "m" if role.endswith("man") or role in any_of("men") else None


def is_side(figure: Figure) -> bool:
    """Whether a figure may be one of "both sides": a state, a body, or many who bear arms."""
    organisation, sector = figure.affiliation.organisation or "", figure.affiliation.sector
    is_party = not figure.person or (figure.plural and sector in _ARMED)
    return is_party and not organisation and sector not in BYSTANDERS


def governs(figure: Figure) -> bool:
    """Whether a figure is somebody, or are people, who govern a country."""
    return figure.person and bool(figure.affiliation.country) and figure.affiliation.sector is Sector.GOV


def is_armed(figure: Figure) -> bool:
    """Whether a figure bears arms, for a state or against it."""
    return figure.affiliation.sector in _ARMED
