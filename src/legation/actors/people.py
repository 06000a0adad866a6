"""People by their names: those that a document names, and those of the tables whom it means."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from .affiliation import Affiliation, tenure_on
from .anaphora import LEADERS
from .context import Context
from .figures import Figure, Figures, affiliation_on
from .lookup import fold, split_words
from .segments import Segment
from .tables import Entry, Kind, Tables

_DEPUTY = ("vice ", "deputy ")


class People:
    """The people of one document by their names, and those of the tables by their surnames."""

    def __init__(self, doc: Doc, tables: Tables, published: date | None, figures: Figures, context: Context) -> None:
        self._doc = doc
        self._tables = tables
        self._published = published
        self._figures = figures
        self._context = context
        self._by_word: dict[str, list[Figure]] = {}
        self._first: dict[str, list[Figure]] = {}
        self._full: dict[tuple[str, ...], Figure] = {}

    def meet(self, segments: list[Segment]) -> None:
        """Make the acquaintance of everybody who is named in full, so that a headline's short name finds them."""
        for segment in segments:
            if segment.kind is Kind.PERSON:
                self.known(segment.entries[0])
            elif segment.is_name and self._context.is_person(segment) and segment.end - segment.start > 1:
                self._stranger(self._doc[segment.start : segment.end].text)

    def known(self, entry: Entry) -> Figure:
        """The figure of somebody whom the tables know."""
        affiliation, office = affiliation_on(entry, self._published)
        figure = Figure(entry.name, affiliation, office, person=True, gender=entry.gender, named=True, entry=entry)
        if office:
            figure.roles.update(part.strip() for part in fold(office).replace(" and ", ",").split(","))
        known = self._figures.add(("person", entry.name), figure)
        if known is figure:
            self._add(entry.name, figure)
        return known

    def bearer(
        self, segment: Segment, country: str | None, roles: set[str], gender: str | None, *, certain: bool = False
    ) -> Figure | None:
        """The person who bears a name; None where it is more likely no person's.

        What a description beside the name tells of its bearer is in ``country``, ``roles`` and ``gender``; it is
        ``certain`` that the name is a person's where there is one.
        """
        if segment.kind is Kind.PERSON:
            return self.known(segment.entries[0])
        name = self._doc[segment.start : segment.end].text
        if not certain and not self._context.is_person(segment):
            found = self._short(name, gender, roles)
            return found if found and segment.end - segment.start == 1 else None
        if segment.end - segment.start > 1 and _key(name) in self._full:
            return self._stranger(name)
        figure = self._short(name, gender, roles)
        if figure:
            return figure
        entry = self._in_tables(name, country, roles, gender)
        return self.known(entry) if entry else self._stranger(name)

    def _stranger(self, name: str) -> Figure:
        figure = self._full.get(_key(name))
        if figure is None:
            gender = self._tables.genders.get(fold(name.split()[0]))
            figure = Figure(name, Affiliation(), person=True, gender=gender, named=True)
            self._figures.add(("person", name), figure)
            self._add(name, figure)
        return figure

    def _add(self, name: str, figure: Figure) -> None:
        words = _key(name)
        self._full[words] = figure
        for word in words[1:]:
            _append(self._by_word, word, figure)
        _append(self._first, words[0], figure)

    def _short(self, name: str, gender: str | None, office: set[str]) -> Figure | None:
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

    def _in_tables(self, name: str, country: str | None, roles: set[str], gender: str | None) -> Entry | None:
        """The table's person whom a surname alone points to on the day of publication.

        There must be just one who then held an office, or who then led a country, and the title, where there is one,
        must fit.
        """
        known = self._tables.people.get(" ".join(_key(name)), ())
        entries = [e for e in known if country in (None, e.country) and not (gender and e.gender not in (None, gender))]
        serving = [e for e in entries if tenure_on(e.tenures, self._published)]
        for chosen in (serving, entries):
            fitting = [e for e in chosen if not roles or any(_has_role(e, role) for role in roles)]
            found = _only(fitting) or _only([e for e in fitting if _leads(e, self._published)])
            if found or (fitting and not roles):
                return found
        return None


def _only(entries: list[Entry]) -> Entry | None:
    """The one person that these entries are of."""
    return entries[0] if len({entry.name for entry in entries}) == 1 else None


def _has_role(entry: Entry, role: str) -> bool:
    offices = [part.strip() for tenure in entry.tenures for part in fold(tenure.office or "").split(",")]
    return any(role in office and (office.startswith(_DEPUTY) <= role.startswith(_DEPUTY)) for office in offices)


def _leads(entry: Entry, day: date | None) -> bool:
    """Whether somebody led a country on a day, or, out of office, ever did."""
    now = tenure_on(entry.tenures, day)
    offices = [tenure.office for tenure in ((now,) if now else entry.tenures) if tenure.office]
    return any(not LEADERS.isdisjoint(part.strip() for part in fold(office).split(",")) for office in offices)


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in split_words(name) if word not in ("'s", "'"))


def _append(index: dict[str, list[Figure]], word: str, figure: Figure) -> None:
    figures = index.setdefault(word, [])
    if figure in figures:
        figures.remove(figure)
    figures.append(figure)
