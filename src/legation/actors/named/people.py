"""People by their names: those that a document names, and those of the tables whom it means."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from spacy.tokens import Doc

from legation.actors.described.agreement import FORMER
from legation.actors.knowledge.affiliation import Affiliation
from legation.actors.knowledge.lookup import fold, fold_phrase, split_words
from legation.actors.knowledge.surnames import PARTICLES
from legation.actors.knowledge.tables import Entry, Kind, Tables
from legation.actors.named.bearers import Bearers, has_role, offices_of, only, serves
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure, Figures, affiliation_on
from legation.actors.text.segments import Segment
from legation.records import Sector
from legation.syntax.columns import text_at


class People:
    """The people of one document by their names, and those of the tables by their surnames."""

    def __init__(self, doc: Doc, tables: Tables, published: date | None, figures: Figures, context: Context) -> None:
        self._doc = doc
        self._tables = tables
        self._published = published
        self._figures = figures
        self._context = context
        self._bearers = Bearers(tables, published, context)
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
        """Whether a name has several words and is neither a surname of several, as "bin Laden" and "Peña Nieto" are,
        nor two names with a hyphen between them: "the Obama-Xi talks"."""
        name = text_at(self._doc, segment.start, segment.end)
        if " " not in name or self._tables.people.get(name):
            return False
        return fold(self._doc[segment.start].text) not in PARTICLES

    def known(self, entry: Entry, roles: Collection[str] = ()) -> Figure:
        """The figure of somebody whom the tables know; without a date, in the office that the text gives him."""
        if (known := self._figures.get(("person", entry.name))) is not None:
            return known
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
        self._figures.add(("person", entry.name), figure)
        self._add(entry.name, figure)
        return figure

    def bearer(
        self,
        segment: Segment,
        country: str | None,
        roles: set[str],
        gender: str | None,
        sectors: Collection[Sector] = frozenset(),
        *,
        certain: bool = False,
    ) -> Figure | None:
        """The person who bears a name; None where it is more likely no person's.

        What a description beside the name tells of its bearer is in ``country``, ``roles`` and ``gender``, what a form
        of address does in ``sectors``; it is ``certain`` that the name is a person's where there is one.
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
                entry = self._bearers.meant(name, country, roles, gender, sectors)
                found = self.known(entry, roles) if entry else None
            return found or (None if segment.end - segment.start > 1 else self._leader(segment, name))
        if segment.end - segment.start > 1 and _key(name) in self._full:
            return self._stranger(name)
        figure = self._short(name, gender, roles)
        if figure:
            return self._ruler_before(segment, figure, name, roles) or figure
        entry = self._bearers.meant(name, country, roles, gender, sectors)
        return self.known(entry, roles) if entry else self._stranger(name)

    def _meant(self, segment: Segment, country: str | None, roles: set[str]) -> Entry:
        """Whom a full name means: of several namesakes the one of the country and the title told beside it, in
        office on the day, of a country that the document names."""
        if only(segment.entries):
            return segment.entries[0]
        return max(
            segment.entries,
            key=lambda entry: (
                country is not None and country == entry.country,
                any(has_role(entry, role) for role in roles),
                serves(entry, self._published),
                self._context.salience(entry.home),
            ),
        )

    def _is_namesake(self, entry: Entry, roles: set[str]) -> bool:
        """Whether a minister only has the name of one known elsewhere, who never held the office and of whose country
        nothing is said: the defence minister of one country and the prime minister of another."""
        ministers = [role for role in roles if role.endswith("minister") and not role.startswith("prime")]
        elsewhere = self._context.setting not in (None, entry.home) and not self._context.salience(entry.home)
        return bool(ministers) and elsewhere and not any(has_role(entry, role) for role in ministers)

    def _ruler_before(self, segment: Segment, kin: Figure, name: str, roles: Collection[str]) -> Figure | None:
        """The ruler of the story's country whom the text calls by his surname before it has named another in full who
        bears it: "*Petro* spoke ... his son, Nicolas Petro". In a headline it may be either, and without a day anybody.
        """
        if self._published is None or kin.spans or " " in name or self._context.in_title(segment):
            return None
        ruler = self._bearers.leader(name)
        if ruler is None or ruler is kin.entry or ruler.home != self._context.setting:
            return None
        is_told = not roles or any(has_role(ruler, role) for role in roles)
        return self.known(ruler, roles) if is_told else None

    def _leader(self, segment: Segment, name: str) -> Figure | None:
        """The head of state or government whose surname opens a headline: "Xi vows"."""
        if not self._context.opens_title(segment):
            return None
        leader = self._bearers.leader(name)
        return self.known(leader) if leader else None

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


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in split_words(name) if word not in ("'s", "'"))


def _append(index: dict[str, list[Figure]], word: str, figure: Figure) -> None:
    figures = index.setdefault(word, [])
    if figure in figures:
        figures.remove(figure)
    figures.append(figure)
