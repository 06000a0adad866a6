"""Whom an act of a state must concern which names nobody: the country that the story is about, or its foe."""

from __future__ import annotations

from legation.events.matches.candidates import Candidate
from legation.events.participants.guards import is_guard
from legation.events.participants.parties import Parties
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sides import is_enemy_at_home, only
from legation.events.participants.standing import OFTEN, Standing
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType

UNPLEDGED = frozenset({EventType.CONCEDE, EventType.RETREAT, EventType.CONSULT, EventType.SUPPORT})
"""What one agrees to that is no pledge to the country of which the story tells."""
REFUSED = frozenset({None, EventType.SUPPORT})
"""What one refuses to the country of which the story tells."""


class Concern:
    """Looks for it in one document."""

    def __init__(self, grammar: Grammar, roles: Roles, standing: Standing, parties: Parties) -> None:
        self._grammar = grammar
        self._roles = roles
        self._standing = standing
        self._parties = parties

    def of(self, candidate: Candidate) -> Filler | None:
        """The one other country that an act of a state concerns.

        A pledge is to, and a complaint or a refusal about, the country that the story is about, which others who only
        look on ask to hold back; troops move against its foe and an attack abroad strikes the only other country that
        the sentence names.
        """
        coded, own = candidate.coding, {state(filler) for filler in candidate.actors}
        lemma = self._grammar.lemma[candidate.match.trigger]
        foremost = self._standing.foremost(own, least=OFTEN)
        if coded.event_type is EventType.AGREE:
            is_pledge = coded.about not in UNPLEDGED | {None} and lemma not in words("accepting")
            return foremost if is_pledge else None
        if coded.event_type is EventType.ACCUSE:
            return foremost
        if coded.event_type is EventType.REQUEST:
            is_between = coded.about is EventType.CONSULT  # talks are for both sides, whoever they are
            return foremost if foremost and not is_between and self._standing.is_outside(own, foremost) else None
        if coded.event_type is EventType.REJECT:
            is_refusal = coded.about in REFUSED and lemma not in words("denying")
            return foremost if is_refusal else None
        found = None
        if coded.event_type is EventType.ASSAULT:
            sentence = self._standing.sentences.of(candidate)
            found = only(f for f in self._standing.named(sentence) if state(f) not in own)
        if coded.event_type is EventType.MOBILIZE and not is_guard(candidate, self._grammar):
            rival, foe = self._parties.opponent(candidate), only(filler for _, filler in self._parties.against(own))
            found = foe if rival is None or foe is None or state(rival) == state(foe) else None
            if found is None and rival is not None and is_enemy_at_home(rival, own):
                return rival
            if foe is None and rival is not None and lemma in words("sending", "shifting"):
                found = rival
            elif foe is None and lemma in words("sending"):
                found = foremost
        return self._roles.state(found.actor.country, found.token) if found and found.actor.country else None
