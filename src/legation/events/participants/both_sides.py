"""Whom "both sides" and "both capitals" mean, where the cast takes for them the last two that were named.

The story knows better: of two who act as sides it tells how they fight, and of two who are appealed to what they have
to do with each other.
"""

from __future__ import annotations

from dataclasses import replace

from legation.events.matches.candidates import Candidate
from legation.events.participants.parties import Parties, are_both, are_sides
from legation.events.participants.roles import Basis, Filler, merged, state
from legation.events.participants.sides import RULING, by_party
from legation.events.participants.standing import Standing
from legation.events.trees.grammar import Grammar
from legation.records import EventType

MANIFEST = 2
"""How much two must fight to be "both sides" whomever else the text joins."""


class BothSides:
    """Reads them anew in one document."""

    def __init__(self, grammar: Grammar, parties: Parties, standing: Standing) -> None:
        self._grammar = grammar
        self._parties = parties
        self._standing = standing

    def read(self, candidate: Candidate) -> Candidate:
        """The candidate, "both sides" and "both capitals" being those whom the story leaves for them.

        Two states that act as the sides may be joined in much, so they stay; those who fight at home do not.
        """
        if not any(are_sides(filler.token, self._grammar) for filler in (*candidate.actors, *candidate.recipients)):
            return self._appealed_to(candidate) if self._is_plea(candidate) else candidate
        actors, recipients = (self._fighting(candidate, side) for side in (candidate.actors, candidate.recipients))
        if len({state(filler) for filler in actors}) > 1:
            actors = candidate.actors
        return replace(candidate, actors=actors, recipients=recipients)

    def _is_plea(self, candidate: Candidate) -> bool:
        """Whether somebody appeals to "both capitals", or offers to mediate between them."""
        is_plea = EventType.REQUEST is candidate.coding.event_type or EventType.CONSULT is candidate.coding.about
        return is_plea and all(are_both(filler.token, self._grammar) for filler in candidate.recipients)

    def _appealed_to(self, candidate: Candidate) -> Candidate:
        """The candidate, done to the two of the story's conflict, or who have most to do with each other, where the
        last two named have nothing to."""
        given = frozenset(by_party(candidate.recipients))
        dealt = self._parties.dealings(given) or self._parties.talks(given) or self._parties.are_heard(given)
        if len(given) != 2 or dealt:
            return candidate
        pair = self._parties.both(candidate) or self._parties.busiest(candidate)
        are_states = len(set(map(state, pair))) == 2 and all(filler.actor.sector in RULING for filler in pair)
        if not are_states or not (self._parties.are_allied(given) or self._is_manifest(frozenset(by_party(pair)))):
            return candidate
        token = candidate.recipients[0].token
        return candidate.towards(replace(filler, token=token, basis=Basis.STORY) for filler in pair)

    def _is_manifest(self, pair: frozenset[str]) -> bool:
        """Whether the story plainly tells what two have to do with each other."""
        return self._parties.fights(pair) >= MANIFEST or self._parties.dealings(pair) > MANIFEST

    def _fighting(self, candidate: Candidate, fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """The fillers, "both sides" among them those whom the story sets most against each other."""
        sides = [filler for filler in fillers if are_sides(filler.token, self._grammar)]
        found = self._parties.both(candidate) if sides else ()
        pair, given = frozenset(by_party(found)), frozenset(by_party(sides))
        if self._parties.talks(given) and not candidate.recipients:
            return fillers  # who meet have met before
        here = self._standing.sentences.of(candidate)
        if len(given) > 1 and not all(self._standing.is_named_by(filler, here) for filler in found):
            return fillers  # those of another story, told of further down
        least = MANIFEST if self._parties.weight(given)[0] else 0  # two who do not fight at all are no sides of a fight
        if self._parties.weight(pair) <= max(self._parties.weight(given), (least, False)):
            return fillers
        read = [replace(filler, token=sides[0].token, basis=Basis.STORY) for filler in found]
        return merged([filler for filler in fillers if filler not in sides], read)
