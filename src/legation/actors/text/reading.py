"""The state of a reading: what a document has told so far, and who each of its noun groups denotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from spacy.tokens import Doc, Token

from legation.actors.described.anaphora import Discourse, Mention
from legation.actors.described.counts import Counts
from legation.actors.described.definite import Definite
from legation.actors.described.description import Description, describe
from legation.actors.described.nationalities import tells_whose
from legation.actors.described.nations import Nations
from legation.actors.described.plural import Plural
from legation.actors.described.unnamed import Unnamed
from legation.actors.knowledge.affiliation import Affiliation
from legation.actors.knowledge.tables import Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.figures import Figure, Figures, affiliation_on
from legation.actors.text.groups import Group, offsets_of
from legation.actors.text.segments import SPATIAL, Segment, head_token
from legation.records import Sector
from legation.syntax.columns import columns, text_at

_DEEPEST = 20
"""How many groups may lean on one another ("the aide of the son of ..."); past it nobody is told."""


class Reading:
    """One document while its cast is read.

    ``at`` and ``spans`` say for a token's index who is meant and where, ``resolved`` for a group who it denotes;
    ``next`` and ``before`` are a group's neighbours. ``read`` finds out whom a group denotes, when it is first asked.
    """

    def __init__(
        self,
        doc: Doc,
        tables: Tables,
        published: date | None,
        context: Context,
        groups: list[Group],
        read: Callable[[Group], tuple[Figure, ...]],
    ) -> None:
        self.doc = doc
        self.tables = tables
        self.published = published
        self.context = context
        self.groups = groups
        self.figures = Figures()
        self.discourse = Discourse()
        self.at: dict[int, tuple[Figure, ...]] = {}
        self.spans: dict[int, tuple[int, int]] = {}
        self.resolved: dict[Group, tuple[Figure, ...]] = {}
        self.next = dict(pairwise(groups))
        self.before = {after: group for group, after in self.next.items()}
        self.definite = Definite(doc, tables, self.discourse, context, self.before)
        self.plural = Plural(doc, tables, self.discourse, context, self.before)
        self.counts = Counts(doc, self.discourse, context)
        self.nations = Nations(doc, self.discourse, context)
        self.unnamed = Unnamed(
            doc, tables, self.discourse, context, self.definite, self.plural, self.nations, self.before
        )
        self._read = read
        self._depth = 0

    def resolve(self, group: Group) -> tuple[Figure, ...]:
        """The figures that a group denotes."""
        if group not in self.resolved:
            self.resolved[group] = ()  # a group that is asked for while it is read denotes nobody yet
            if self._depth == _DEEPEST:
                return ()
            self._depth += 1
            found = self._read(group)
            self._depth -= 1
            if group not in self.resolved or not self.resolved[group]:
                self.settle(group, found)
        return self.resolved[group]

    def close(self) -> None:
        """Let go of the reader when every group is read: the two would keep each other, and the document, in memory."""
        self._read = _nobody

    def group_at(self, token: int) -> Group | None:
        """The group that a token belongs to."""
        at = bisect_right(self.groups, token, key=lambda group: group.start) - 1
        return self.groups[at] if at >= 0 and token < self.groups[at].end else None

    def settle(self, group: Group, figures: tuple[Figure, ...]) -> None:
        """Keep whom a group denotes, and its mention."""
        self.resolved[group] = figures
        if not figures:
            return
        core = group.core
        start = group.start
        if group.determiner and columns(self.doc).forms[start] in ("the", "a", "an") and start + 1 < group.end:
            start += 1
        first = start
        if core:
            first = core.start
            for segment in reversed(group.segments[:-1]):
                if segment.end == first and (segment.role or segment.title):
                    first = segment.start
        self.note(figures, start, group.end, first)

    def note(self, figures: tuple[Figure, ...], start: int, end: int, first: int | None = None) -> None:
        """Keep a mention of tokens ``start`` to ``end``; the tokens from ``first`` on denote the figures."""
        for i in range(start if first is None else first, end):
            self.at[i] = figures
            self.spans[i] = (start, end)
        offsets = offsets_of(self.doc, start, end)
        for figure in figures:
            figure.spans.append(offsets)
        head = head_token(self.doc, start, end)
        self.at.setdefault(head.i, figures)  # "puppet" in "the puppet regime ROK", where the tree so has it
        if not (figures[0].affiliation.sector is Sector.JRN and self.context.is_credit([offsets])):  # "Kyiv (AFP)"
            self.discourse.note(Mention(self.context.sentence(start), head, figures))

    def describe(self, group: Group) -> Description | None:
        """What a group with a role says of whoever it denotes; None where it has no role."""
        description = describe(self.doc, group, self.tables, self._affiliations, self._segment_affiliation)
        bare = description is not None and not any((group.complements, group.possessor, group.pronoun))
        if description and bare and description.affiliations == (Affiliation(None, description.role.sectors),):
            whose = self.definite.spoken_for(group, description.role)
            return replace(description, affiliations=(whose,)) if whose else description
        return description

    def _affiliations(self, group: Group) -> tuple[Affiliation, ...]:
        if group.pronoun is not None and group.end == group.pronoun.i + 1:
            return tuple(figure.affiliation for figure in self._denoted(group.pronoun))
        return tuple(figure.affiliation for figure in self.resolve(group))

    def _segment_affiliation(self, segment: Segment) -> Affiliation:
        affiliation = affiliation_on(segment.entries[0], self.published)[0]
        if not affiliation.organisation and (home := self.common_home(segment)):
            return replace(affiliation, country=home)
        return affiliation

    def owner(self, group: Group) -> str | None:
        """The country that is named before a body: "Venezuela's National Guard", not "Iran's ally Hezbollah"."""
        core = group.core
        before = range(group.start, core.start if core else group.start)
        if not any_of("relations").isdisjoint(columns(self.doc).forms[before.start : before.stop]):
            return None
        if group.nationalities and tells_whose(self.doc, group.nationalities[-1]):
            return group.nationalities[-1].entries[0].country
        possessor = group.possessor.core if group.possessor else None
        if possessor and possessor.kind in SPATIAL:
            return possessor.entries[0].country
        if core is None or not core.entries:
            return None
        if core.entries[0].introduced:
            return self.definite.home.native(group)
        return self.common_home(core)

    def whose(self, group: Group) -> tuple[Figure, ...]:
        """Whom a possessor or a possessive pronoun before a group denotes."""
        if group.pronoun:
            return self._denoted(group.pronoun)
        return self.resolve(group.possessor) if group.possessor else ()

    def _denoted(self, pronoun: Token) -> tuple[Figure, ...]:
        """Whom a pronoun denotes, be it asked for before it is reached ("Ana Torres, *its* leader, left")."""
        if pronoun.i not in self.at:
            self.resolve(Group(pronoun.i, pronoun.i + 1, pronoun=pronoun))
        return self.at.get(pronoun.i, ())

    def common_home(self, body: Segment) -> str | None:
        """The country before a body ("*Peru's* Congress chief"), of its clause ("*In Peru*, Congress") or of the story,
        where many have one that is called so: "National Guard", but not "U.S. National Guard". Where that country has
        none, the one last spoken of that has.
        """
        names = text_at(self.doc, body.start, body.end), body.entries[0].name
        home = self._home_told(body) or self.context.setting if body.kind is Kind.ORGANISATION else None
        roles = [self.tables.roles.get(name) for name in names] if home else [()]
        return self.definite.home.politics.having(roles[0][0].phrase, home) if all(roles) else None

    def _home_told(self, body: Segment) -> str | None:
        """The country that stands before a body, or that opens its sentence."""
        group = self.group_at(body.start)
        possessor = group.possessor.core if group is not None and group.possessor else None
        if possessor is not None and possessor.kind in SPATIAL:
            return possessor.entries[0].country
        return self.context.scenes.opening(group) if group is not None else None


def _nobody(_: Group) -> tuple[Figure, ...]:
    return ()
