"""News that was only written in the dateline's country: "PARIS - Rebels killed two soldiers near Goma"."""

from __future__ import annotations

from spacy.tokens import Doc

from legation.actors.described.anaphora import Discourse
from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.context import Context
from legation.actors.text.groups import Group
from legation.actors.text.segments import head_token
from legation.records import Sector

_IN_PASSING = 2
"""Mentions of the dateline's country, its own among them, in such news."""


class ForeignNews:
    """Tells whether one document is such news, and who in it is of the country it is about."""

    def __init__(self, doc: Doc, discourse: Discourse, context: Context) -> None:
        self._doc = doc
        self._discourse = discourse
        self._context = context

    @property
    def is_told(self) -> bool:
        """Whether the story is set where it was written only because nothing else is clear."""
        setting = self._context.setting
        return setting == self._context.dateline and self._context.salience(setting) <= _IN_PASSING

    def of_attackers(self, group: Group, sector: Sector | None) -> str | None:
        """The country of the rebels who kill soldiers or policemen of whom no more is said: they fight their own."""
        head = head_token(self._doc, group.start, group.end)
        if not self.is_told or sector not in (Sector.MIL, Sector.COP) or head.head.lemma_ not in any_of("killing"):
            return None
        doers = self._discourse.subjects_of(head.head) if head.dep_ == "obj" else ()
        armed = {doer.affiliation.country for doer in doers if doer.affiliation.sector in ARMED_GROUPS}
        scene = self._context.scenes.scene(group)
        return scene if scene is not None and armed == {scene} else None
