"""Figures: the members of a cast while it is being read, and how a short name finds its bearer."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date

from legation.records import Sector

from .affiliation import Affiliation, tenure_on
from .lookup import fold, split_words
from .tables import Entry, Kind, Tables

_OFFICE_SECTORS = frozenset({Sector.GOV, Sector.LEG, Sector.JUD, Sector.MIL, Sector.COP, Sector.SPY})


@dataclass(eq=False, slots=True)
class Figure:
    """One member of the cast. ``roles`` are the role nouns it has been given, ``spans`` its mentions' offsets."""

    name: str
    affiliation: Affiliation
    office: str | None = None
    person: bool = False
    plural: bool = False
    gender: str | None = None
    named: bool = False
    country_like: bool = False
    entry: Entry | None = None
    roles: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def learn(self, affiliation: Affiliation, office: str | None) -> None:
        """Take from a description what is not yet known."""
        own = self.affiliation
        same = not own.country or not affiliation.country or own.country == affiliation.country
        self.affiliation = Affiliation(
            own.country or affiliation.country,
            own.sectors or (affiliation.sectors if same else ()),
            own.organisation or (affiliation.organisation if same and not own.sectors else None),
        )
        self.office = self.office or office


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


class People:
    """The people of one document by their names, and those of the tables by their surnames."""

    def __init__(self, tables: Tables, published: date | None) -> None:
        self._tables = tables
        self._published = published
        self._by_word: dict[str, list[Figure]] = {}
        self._first: dict[str, list[Figure]] = {}
        self._full: dict[tuple[str, ...], Figure] = {}

    def full(self, name: str) -> Figure | None:
        """The document's person of this full name, in any spelling of hyphens and diacritics."""
        return self._full.get(_key(name))

    def add(self, name: str, figure: Figure) -> None:
        """Know a person of the document under a full name."""
        words = _key(name)
        self._full[words] = figure
        for word in words[1:]:
            _append(self._by_word, word, figure)
        _append(self._first, words[0], figure)

    def short(self, name: str, gender: str | None, office: set[str]) -> Figure | None:
        """The document's person that a surname, or a surname's words, points to: the one named last."""
        words = _key(name)
        for index in (self._by_word, self._first):
            found = [f for f in index.get(words[-1], ()) if not (gender and f.gender and f.gender != gender)]
            if len(words) > 1:
                found = [f for f in found if set(words) <= set(_key(f.name))]
            titled = [f for f in found if office & f.roles] if office else []
            if titled or found:
                return (titled or found)[-1]
        return None

    def known(self, name: str, country: str | None, roles: set[str]) -> Entry | None:
        """The table's person whom a surname alone points to on the day of publication.

        There must be just one who then held an office, and the title, where there is one, must fit.
        """
        entries = [e for e in self._tables.people.get(" ".join(_key(name)), ()) if country in (None, e.country)]
        serving = [e for e in entries if tenure_on(e.tenures, self._published)] or entries
        if roles:
            serving = [e for e in serving if any(self._has_role(e, role) for role in roles)]
        names = {entry.name for entry in serving}
        return serving[0] if len(names) == 1 else None

    def _has_role(self, entry: Entry, role: str) -> bool:
        return any(tenure.office and role in fold(tenure.office) for tenure in entry.tenures)


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in split_words(name) if word not in ("'s", "'"))


def _append(index: dict[str, list[Figure]], word: str, figure: Figure) -> None:
    figures = index.setdefault(word, [])
    if figure in figures:
        figures.remove(figure)
    figures.append(figure)


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
