"""People by their names: those that a document names, and those of the tables whom it means."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from spacy.tokens import Doc

from legation.actors.described.agreement import FORMER
from legation.actors.knowledge.affiliation import Affiliation, Tenure, tenure_on
from legation.actors.knowledge.lookup import fold, fold_phrase, split_words
from legation.actors.knowledge.surnames import PARTICLES
from legation.actors.knowledge.tables import Entry, Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure, Figures, affiliation_on
from legation.actors.text.segments import Segment
from legation.records import Sector
from legation.syntax.columns import text_at

_DEPUTY = ("vice ", "deputy ")
_LONG = 25
"""After how many years out of office somebody's surname is anybody's again."""
_UNDATED = 2000
"""The year in which a text is taken to be written, to that end, where nothing tells it."""


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
        self._called_by_first: frozenset[str] = frozenset()
        """The first names by which the document calls somebody, and so not by his surname: a child's."""

    def meet(self, segments: list[Segment]) -> None:
        """Make the acquaintance of everybody who is named in full, so that a headline's short name finds them."""
        alone = (segment for segment in segments if segment.is_name and segment.end - segment.start == 1)
        self._called_by_first = frozenset(fold(self._doc[segment.start].text) for segment in alone)
        for segment in segments:
            if segment.kind is Kind.PERSON:
                self.known(self._meant(segment, None, set()))
            elif segment.is_name and self._context.is_person(segment) and self._is_full(segment):
                self._stranger(text_at(self._doc, segment.start, segment.end))

    def _is_full(self, segment: Segment) -> bool:
        """Whether a name has several words and is neither a surname of several, as "bin Laden" is, nor two names
        with a hyphen between them: "the Obama-Xi talks"."""
        has_several = " " in text_at(self._doc, segment.start, segment.end)
        return has_several and fold(self._doc[segment.start].text) not in PARTICLES

    def known(self, entry: Entry, roles: Collection[str] = ()) -> Figure:
        """The figure of somebody whom the tables know; without a date, in the office that the text gives him."""
        affiliation, office = affiliation_on(entry, self._published)
        if self._published is None and roles:
            called = {fold_phrase(role) for role in roles}
            told = [tenure for tenure in entry.tenures if not called.isdisjoint(offices_of(tenure))]
            if told and office not in {tenure.office for tenure in told}:
                affiliation, office = told[-1].affiliation, told[-1].office
        figure = Figure(entry.name, affiliation, office, person=True, gender=entry.gender, named=True, entry=entry)
        if office:
            past = FORMER if office.startswith(FORMER) else ""
            parts = fold_phrase(office.removeprefix(past)).replace(" and ", ",").split(",")
            figure.roles.update(f"{past}{part.strip()}" for part in parts)
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
        name = text_at(self._doc, segment.start, segment.end)
        if segment.kind is Kind.PERSON:
            meant, other = self._meant(segment, country, roles), self._full.get(_key(name))
            if other is not None and other.entry is None:
                return other
            return self._new(name) if self._is_namesake(meant, roles) else self.known(meant, roles)
        if not certain and not self._context.is_person(segment):
            found = self._short(name, gender, roles)
            if found is None and self._context.is_acting_place(segment):
                entry = self._in_tables(name, country, roles, gender)
                found = self.known(entry, roles) if entry else None
            return found or (None if segment.end - segment.start > 1 else self._leader(segment, name))
        if segment.end - segment.start > 1 and _key(name) in self._full:
            return self._stranger(name)
        figure = self._short(name, gender, roles)
        if figure:
            return figure
        entry = self._in_tables(name, country, roles, gender)
        return self.known(entry, roles) if entry else self._stranger(name)

    def _meant(self, segment: Segment, country: str | None, roles: set[str]) -> Entry:
        """Whom a full name means: of several namesakes the one of the country and the title told beside it, in
        office on the day, of a country that the document names."""
        if _only(list(segment.entries)):
            return segment.entries[0]
        return max(
            segment.entries,
            key=lambda entry: (
                country is not None and country == entry.country,
                any(_has_role(entry, role) for role in roles),
                _serves(entry, self._published),
                self._context.salience(entry.home),
            ),
        )

    def _is_namesake(self, entry: Entry, roles: set[str]) -> bool:
        """Whether a minister only has the name of one known elsewhere, who never held the office and of whose country
        nothing is said: the defence minister of one country and the prime minister of another."""
        ministers = [role for role in roles if role.endswith("minister") and not role.startswith("prime")]
        elsewhere = self._context.setting not in (None, entry.home) and not self._context.salience(entry.home)
        return bool(ministers) and elsewhere and not any(_has_role(entry, role) for role in ministers)

    def _leader(self, segment: Segment, name: str) -> Figure | None:
        """The head of state or government whose surname opens a headline: "Xi vows"."""
        if not self._context.opens_title(segment):
            return None
        known = self._tables.people.get(name)
        leading = [e for e in known if _serves(e, self._published) and _leads(e, self._published)]
        only = _only(leading)
        return self.known(only) if only else None

    def _stranger(self, name: str) -> Figure:
        return self._full.get(_key(name)) or self._longer(name) or self._new(name)

    def _new(self, name: str) -> Figure:
        """Somebody whom no table knows, even by the name of one whom it does."""
        gender = self._tables.genders.get(fold(name.split()[0]))
        figure = Figure(name, Affiliation(), person=True, gender=gender, named=True)
        self._figures.add(("stranger", name), figure)
        self._add(name, figure)
        return figure

    def _longer(self, name: str) -> Figure | None:
        """The person whose name this is with a word more or less between the first and the last."""
        words = _key(name)
        for figure in self._by_word.get(words[-1], ()) if len(words) > 1 else ():
            other = _key(figure.name)
            fewer, more = sorted((words, other), key=len)
            if fewer[0] == more[0] and fewer[-1] == more[-1] and len(fewer) < len(more) and set(fewer) <= set(more):
                self._full[words] = figure
                return figure
        return None

    def _add(self, name: str, figure: Figure) -> None:
        words = _key(name)
        self._full[words] = figure
        for word, written in zip(words[1:], split_words(name)[-len(words) + 1 :], strict=False):
            if written[:1].isupper() or written in PARTICLES:  # "Ki-moon" is nobody's surname
                _append(self._by_word, word, figure)
        _append(self._first, words[0], figure)

    def _short(self, name: str, gender: str | None, office: set[str]) -> Figure | None:
        """The document's person that a surname, or a surname's words, points to: the one named last."""
        words = _key(name)
        for index in (self._by_word, self._first):
            found = [f for f in index.get(words[-1], ()) if not (gender and f.gender and f.gender != gender)]
            if len(words) > 1:
                found = [f for f in found if set(words) <= set(_key(f.name))]
            called = {fold_phrase(role) for role in office}
            titled = [f for f in found if called & set(map(fold_phrase, f.roles))] if called else []
            if found := titled or found:
                if index is self._by_word:
                    found = [f for f in found if _key(f.name)[0] not in self._called_by_first] or found
                return max(found, key=lambda f: f.spans[-1] if f.spans else (-1, -1))
        return None

    def _in_tables(self, name: str, country: str | None, roles: set[str], gender: str | None) -> Entry | None:
        """The table's person whom a surname alone points to on the day of publication.

        Whoever then held an office comes before who had held one. Where a title is told, it must be one of theirs.
        """
        known = self._tables.people.get(name)
        entries = [e for e in known if country in (None, e.country) and not (gender and e.gender not in (None, gender))]
        titled = [e for e in entries if not roles or any(_has_role(e, role) for role in roles)]
        entries = titled or [e for e in entries if self._leads_in_uniform(e, roles)]
        entries = [e for e in entries if not self._is_bygone(e)]
        serving = [e for e in entries if _serves(e, self._published)]
        if serving:
            return self._chosen(serving, told=bool(country or roles))
        served = [e for e in entries if e not in serving and _has_served(e, self._published)]
        if fold(name) in self._tables.genders and not (roles or country):  # "Marco, a shoemaker," was never in office
            served = [e for e in served if self._context.salience(e.home)]
        return self._chosen(served, told=bool(country or roles))

    def _is_bygone(self, entry: Entry) -> bool:
        """Whether somebody left his last office long ago, in a text that does not speak of his country: its "Eden" is
        somebody else."""
        left, year = entry.tenures[-1].end, self._published.year if self._published else _UNDATED
        return left is not None and left.year < year - _LONG and not self._context.may_be_of(entry.home)

    def _leads_in_uniform(self, entry: Entry, roles: set[str]) -> bool:
        """Whether a leader of a country the document names may be called by a soldier's rank: "General Musharraf"."""
        known = [role for phrase in roles for role in self._tables.roles.get(phrase)]
        ranks = bool(known) and all(role.sectors == (Sector.MIL,) for role in known)
        return ranks and _leads(entry, self._published) and self._context.salience(entry.home) > 0

    def _chosen(self, entries: list[Entry], *, told: bool) -> Entry | None:
        """The one meant: the only one of whom words beside the name tell, or of the countries that the document
        names; or the only one, who deals with other countries; or the only one who leads or led one; else nobody."""
        only = _only(entries)
        if only and (told or self._context.may_be_of(only.home) or self._is_known_abroad(only)):
            return only
        leading = _only([e for e in entries if _leads(e, self._published)])
        if leading or not told:
            return leading
        near = _only([e for e in entries if self._context.salience(e.home)])
        return near or _only([e for e in entries if e.home and e.home == self._context.setting])

    def _is_known_abroad(self, entry: Entry) -> bool:
        """Whether somebody's office deals with other countries, so that any story may name him: "Lavrov"."""
        held = tenure_on(entry.tenures, self._published)
        return held is not None and not any_of("known abroad").isdisjoint(offices_of(held))


def _only(entries: list[Entry]) -> Entry | None:
    """The one person that these entries are of."""
    first = entries[0] if entries else None
    return first if first and all(entry.name == first.name for entry in entries) else None


def _serves(entry: Entry, day: date | None) -> bool:
    """Whether somebody holds an office on a day; to have held one is none."""
    tenure = tenure_on(entry.tenures, day)
    return tenure is not None and (day is None or tenure.affiliation.sector is not Sector.ELI)


def _has_served(entry: Entry, day: date | None) -> bool:
    return day is not None and any(tenure.end and tenure.end < day for tenure in entry.tenures)


def _has_role(entry: Entry, role: str) -> bool:
    called = fold_phrase(role)
    offices = (office for tenure in entry.tenures for office in offices_of(tenure))
    return any(called in office and (office.startswith(_DEPUTY) <= called.startswith(_DEPUTY)) for office in offices)


def offices_of(tenure: Tenure) -> list[str]:
    """What somebody is called in a tenure, folded: several offices stand between commas."""
    return [office.strip() for office in fold_phrase(tenure.office or "").split(",")]


def has_held(entry: Entry, role: str, country: str | None, day: date | None) -> bool:
    """Whether somebody had by a day held an office that is called so, of this country where one is given."""
    called = fold_phrase(role)
    return any(
        country in (None, tenure.affiliation.country)
        and (day is None or tenure.start is None or tenure.start <= day)
        and called in offices_of(tenure)
        for tenure in entry.tenures
    )


def _leads(entry: Entry, day: date | None) -> bool:
    """Whether somebody led a country on a day, or, out of office, ever did."""
    now = tenure_on(entry.tenures, day)
    offices = [tenure.office for tenure in ((now,) if now else entry.tenures) if tenure.office]
    return any(not any_of("leaders").isdisjoint(part.strip() for part in fold(office).split(",")) for office in offices)


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in split_words(name) if word not in ("'s", "'"))


def _append(index: dict[str, list[Figure]], word: str, figure: Figure) -> None:
    figures = index.setdefault(word, [])
    if figure in figures:
        figures.remove(figure)
    figures.append(figure)
