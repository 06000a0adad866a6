"""Whom a text names only to say where, or at whose wish, an act is done: to them it is not done."""

from __future__ import annotations

from collections.abc import Container

from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, state
from legation.events.participants.standing import Standing
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType


class Bystanders:
    """Tells them in one document; ``places`` are the tokens that name a place."""

    def __init__(self, grammar: Grammar, places: Container[int], standing: Standing) -> None:
        self._grammar = grammar
        self._places = places
        self._standing = standing

    def is_one(self, token: int, candidate: Candidate) -> bool:
        """Whether a name tells off whose coast an act is done ("sank a tanker *off Peru*"), at whose wish ("left *at
        Peru's request*") or by whose mediation ("left under a truce *brokered by Peru*"), or where a fight is that may
        be for or against them ("fought *in Peru*")."""
        grammar = self._grammar
        if is_mediator(token, grammar) and grammar.head[token] != candidate.match.trigger:
            return True
        wish, markers = grammar.head[token], grammar.marker_lemmas(token)
        if grammar.lemma[wish] in words("instigation") and "at" in grammar.marker_lemmas(wish):
            return True
        is_off = "off" in markers and candidate.coding.event_type is not EventType.MOBILIZE
        return token in self._places and (is_off or self._is_fight(candidate))

    def left_out(self, candidate: Candidate) -> Candidate:
        """The candidate of a fight, or of a blow to a ship, without those whom the document names nowhere else."""
        if not (self._is_fight(candidate) or self._is_at_sea(candidate)):
            return candidate
        return candidate.towards(f for f in candidate.recipients if not self._is_only_there(f, candidate))

    def _is_fight(self, candidate: Candidate) -> bool:
        """Whether somebody fights of whom it is only told where."""
        grammar, trigger = self._grammar, candidate.match.trigger
        return grammar.lemma[trigger] in words("fighting") and not grammar.related(trigger, "obj")

    def _is_at_sea(self, candidate: Candidate) -> bool:
        """Whether it is done to ships, which sail under any flag."""
        things = self._grammar.related(candidate.match.trigger, "obj")
        return bool(things) and all(self._grammar.lemma[thing] in words("vessel") for thing in things)

    def _is_only_there(self, filler: Filler, candidate: Candidate) -> bool:
        """Whether the document names a recipient's country once, and then as the place of the act."""
        if self._standing.counts[state(filler)] > 1:
            return False
        named = self._standing.mention(filler, candidate.match.trigger).token
        is_place = not (words("scene") | {"off"}).isdisjoint(self._grammar.marker_lemmas(named))
        return named in self._places and is_place


def is_mediator(token: int, grammar: Grammar) -> bool:
    """Whether a name tells by whom something was brought about between others ("a truce *brokered by Peru*")."""
    return grammar.dep[token] == "obl:agent" and grammar.lemma[grammar.head[token]] in words("mediation")
