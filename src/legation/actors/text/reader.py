"""Reading a cast: every noun group of a document gets the figures it denotes."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from legation.actors.described.authors import note_authors
from legation.actors.described.heads import note_heads
from legation.actors.described.pronouns import Pronouns
from legation.actors.described.roles import Roles
from legation.actors.described.turns import note_members
from legation.actors.knowledge.tables import Kind, Role, Tables
from legation.actors.named.abbreviations import introduce
from legation.actors.named.bodies import with_branches
from legation.actors.named.flagships import with_flagships
from legation.actors.named.governing import with_governing
from legation.actors.named.modifiers import Modifiers
from legation.actors.named.names import Names
from legation.actors.named.people import People
from legation.actors.named.period import told_day
from legation.actors.named.states import States
from legation.actors.named.vessels import with_ships
from legation.actors.text.context import Context
from legation.actors.text.eras import of_their_day
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group, find_groups
from legation.actors.text.reading import Reading
from legation.actors.text.segments import SPATIAL, Segment, find_segments
from legation.actors.whereabouts.cables import with_correspondents
from legation.actors.whereabouts.foes import with_foes
from legation.actors.whereabouts.toponyms import located, qualified
from legation.syntax.columns import columns, text_at
from legation.terms import worldwide


class Reader:
    """A document, read: its noun groups, and in ``reading`` whom they denote."""

    def __init__(
        self,
        doc: Doc,
        tables: Tables,
        published: date | None,
        countries: Mapping[tuple[int, int], str] | None = None,
    ) -> None:
        """``countries`` are those of the places that the document names, by their offsets, where they are known."""
        known = located(doc, with_ships(doc, find_segments(doc, tables)), countries)
        known = qualified(doc, with_branches(doc, introduce(doc, known)))
        known = with_correspondents(doc, known, tables)
        published = published or told_day(doc, known, tables)
        known = of_their_day(known, published)
        context = Context(doc, tables, known, published)
        segments = with_foes(doc, tables, context, context.settled(known))
        segments = with_governing(doc, tables, published, context, segments)
        segments = with_flagships(doc, tables, published, context, segments)
        self.groups = find_groups(doc, segments, tables.modifiers)
        self.reading = reading = Reading(doc, tables, published, context, self.groups, self._read)
        self._states = States(doc, tables, published, reading.figures, context)
        people = People(doc, tables, published, reading.figures, context)
        self._pronouns = Pronouns(reading)
        self._modifiers = Modifiers(reading, self._states, people, self._pronouns)
        self._names = Names(reading, people, self._modifiers)
        self._roles = Roles(reading, self._states, self._names)
        people.meet(segments)
        stories = deque(columns(doc).tokens(*span).start for span in context.stories)
        for group in self.groups:
            while stories and stories[0] <= group.start:
                stories.popleft()
                reading.discourse.begin()
            reading.resolve(group)
        note_authors(reading)
        note_heads(reading)
        note_members(reading)
        reading.close()

    def resolve(self, group: Group) -> tuple[Figure, ...]:
        """The figures that a group denotes."""
        return self.reading.resolve(group)

    def country(self, code: str | None) -> Figure | None:
        """The figure of a country."""
        return self._states.country(code)

    def _read(self, group: Group) -> tuple[Figure, ...]:
        self._modifiers.read(group)
        core = group.core
        if group.pronoun is not None and group.end == group.pronoun.i + 1:
            return self._pronouns.read(group)
        if counted := self.reading.counts.read(group):
            return counted
        if all_of_them := self.reading.nations.all_of(group):
            return tuple(figure for code in all_of_them if (figure := self._states.country(code)))
        if (seceding := self.reading.nations.seceding(group)) is not None:
            return self.reading.resolve(seceding)
        if core is None:
            found = self.reading.unnamed.read(group, self.reading.whose(group)) or self._roles.others(group)
            found = found or self.reading.plural.both(group) or self._roles.opponents(group)
            if not found:
                self._roles.read_attribute(group)
            return found
        if core.role:
            return self._roles.read(group, core.role)
        if core.is_name or core.kind is Kind.PERSON:
            count = self.reading.plural.count(group) if core.is_name else 0  # "the two Koreas"
            return self.reading.nations.several(group, count) or self._names.read(group, core)
        if core.kind is Kind.ORGANISATION:
            owner = self.reading.owner(group) or self.reading.definite.home.senders.convener(group)
            if national := owner and self._national(group, core):
                return self._roles.read(group, national)
            return (self._states.organisation(core.entries[0], owner),)
        if core.kind in SPATIAL:
            return self._states.place(group, core)
        if compatriot := self._names.compatriot(group, core):
            return compatriot
        if known := self.reading.unnamed.national(group, core.entries[0].country):
            return (known,)
        return self._states.nationals(group, core, self.reading.next.get(group))

    def _national(self, group: Group, core: Segment) -> Role | None:
        """A country's own body of the name that an international one has: "Russia's Security Council"."""
        affiliation = core.entries[0].tenures[-1].affiliation
        roles = self.reading.tables.roles.get(text_at(self.reading.doc, core.start, core.end))
        if not roles or worldwide(affiliation.organisation) != "IGO":
            return None
        group.segments[-1] = replace(core, kind=None, entries=(), role=roles[0])
        return roles[0]
