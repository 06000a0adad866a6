"""Modifiers: the names inside a noun group, which are mentions of their own."""

from __future__ import annotations

from legation.actors.described.pronouns import Pronouns
from legation.actors.knowledge.tables import Kind
from legation.actors.named.people import People
from legation.actors.named.states import States
from legation.actors.text.figures import Figure
from legation.actors.text.groups import Group
from legation.actors.text.reading import Reading


class Modifiers:
    """The names before the cores of one document's groups."""

    def __init__(self, reading: Reading, states: States, people: People, pronouns: Pronouns) -> None:
        self._reading = reading
        self._states = states
        self._people = people
        self._pronouns = pronouns

    def read(self, group: Group) -> None:
        """Give the names inside a group their own figures: "Taliban" in "Taliban spokesman", "U.S." in "U.S. aid"."""
        core = group.core
        is_owned = group.pronoun is not None and group.end > group.pronoun.i + 1
        if group.pronoun is not None and is_owned and group.pronoun.i not in self._reading.at:
            single = Group(group.pronoun.i, group.pronoun.i + 1, pronoun=group.pronoun)
            self._reading.settle(single, self._pronouns.read(single))
        named = core is not None and (core.is_name or core.kind is Kind.PERSON)
        for segment in group.segments:
            if segment is core or segment.role or segment.title:
                continue
            figure: Figure | None = None
            if segment.kind in (Kind.NATIONALITY, Kind.NATIONAL, Kind.COUNTRY, Kind.PLACE, Kind.SEAT):
                figure = self._states.country(segment.entries[0].country)
            elif segment.kind is Kind.ORGANISATION:
                entry = segment.entries[0]
                figure = self._states.organisation(entry, self._reading.common_home(segment))
            elif not named:
                figure = self._people.bearer(segment, None, set(), None)
            if figure:
                self._reading.note((figure,), segment.start, segment.end)
