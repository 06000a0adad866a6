"""Those who meet for a union of states and do not name it: "West African leaders", "ambassadors would convene"."""

from __future__ import annotations

from legation.actors.described.sectors import HEADS
from legation.actors.knowledge.tables import Kind, Role
from legation.actors.knowledge.word_classes import any_of
from legation.actors.named.states import States
from legation.actors.text.figures import Figure, is_union
from legation.actors.text.groups import Group
from legation.actors.text.reading import Reading
from legation.actors.text.segments import head_token
from legation.records import Sector

_MENTIONS = 2
"""How often a story must speak of the one union whose leaders need no name."""

_CONTINENTS = frozenset({"African", "European", "Central American"})
"""Regions whose leaders may well meet without their union."""

_HEADED = {
    "secretary-general": "United Nations",
    "secretary general": "United Nations",
    "humanitarian coordinator": "United Nations",
    "resident coordinator": "United Nations",
    "emergency relief coordinator": "United Nations",
}
"""Whose head an office in capitals is where the document names no other's ("*the Secretary-General* urged calm")."""

_ABOUT = frozenset({"on", "for", "concerning", "regarding"})
"""What stands before the matter of a statement, not before whose head somebody is."""


class Unions:
    """The unions of states for which the leaders and ministers of one document meet."""

    def __init__(self, reading: Reading, states: States) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._states = states

    def meeting(self, group: Group, role: Role) -> Figure | None:
        """The union whose leaders, ministers or ambassadors a plural speaks of."""
        meets = role.phrase.endswith(HEADS) or role.phrase in any_of("envoys")
        if not (role.plural and meets and role.sectors[:1] == (Sector.GOV,)):
            return None
        first = next(segment.start for segment in group.segments if segment.role)
        words = [token.text for token in self._doc[group.start + (group.determiner is not None) : first]]
        if group.possessor or group.pronoun or any(to in ("of", "from") for to, _ in group.complements):
            return None
        if words:
            return self._of_region(" ".join(words))
        return self._speaking(group) or self._spoken_of(group)

    def headed(self, group: Group, role: Role) -> Figure | None:
        """The organisation whose head alone is called so, in capitals and without another word."""
        head = self._doc[group.segments[-1].start]
        if role.phrase not in _HEADED or group.determiner != "the" or not head.text[:1].isupper():
            return None
        if any(preposition not in _ABOUT for preposition, _ in group.complements):
            return None
        if len(group.segments) > 1 or group.possessor:
            return None
        names = self._reading.tables.names.get(_HEADED[role.phrase])
        return next((self._states.organisation(name.entry) for name in names), None)

    def _of_region(self, region: str) -> Figure | None:
        """The union that is called a region's bloc; a continent's only where the document speaks of it."""
        for name in self._reading.tables.names.get(f"{region} bloc"):
            is_meant = region not in _CONTINENTS or self._reading.context.speaks_of(name.entry)
            if name.entry.kind is Kind.ORGANISATION and is_meant:
                return self._states.organisation(name.entry)
        return None

    def _speaking(self, group: Group) -> Figure | None:
        """The union that says what its ambassadors will do."""
        verb = head_token(self._doc, group.start, group.end).head
        speakers = self._reading.discourse.subjects_of(verb.head) if verb.dep_ == "ccomp" else ()
        return speakers[0] if len(speakers) == 1 and _is_one(speakers[0]) else None

    def _spoken_of(self, group: Group) -> Figure | None:
        """The only union of which the story speaks often, where a sentence begins with "Leaders"."""
        if not self._doc[group.start].is_sent_start or group.determiner:
            return None
        found = {
            figure
            for mention in self._reading.discourse.mentions
            for figure in mention.figures
            if _is_one(figure) and self._reading.discourse.times((figure,)) >= _MENTIONS
        }
        return found.pop() if len(found) == 1 else None


def _is_one(figure: Figure) -> bool:
    """Whether a figure is one union and not several."""
    return is_union(figure) and not figure.plural
