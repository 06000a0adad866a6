"""Whom a list adds that repeats only the number and the place: "killed 24 people in Kenya and *10 in Tanzania*"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, Roles, merged
from legation.events.participants.sentences import Sentences
from legation.events.trees.grammar import Grammar
from legation.records import Place


class Gapped:
    """Finds them in one document."""

    def __init__(self, grammar: Grammar, roles: Roles, places: Mapping[int, Place], sentences: Sentences) -> None:
        self._grammar = grammar
        self._roles = roles
        self._places = places
        self._sentences = sentences

    def added(self, candidate: Candidate) -> Candidate:
        """The candidate with those of the second country beside the like of the first."""
        recipients, trigger = candidate.recipients, candidate.match.trigger
        if not recipients or not self._pairs:
            return candidate
        found: list[Filler] = []
        for first, number, second in self._pairs:
            there, here = self._places[first].country, self._places[second].country
            if here is None or trigger > first or self._sentences.at(trigger) != self._sentences.at(first):
                continue
            like = next((filler for filler in recipients if filler.actor.country == there), None)
            if like is not None:
                found.append(self._roles.at_home(Filler(like.actor, number, like.basis), here))
        return candidate.towards(merged(recipients, found)) if found else candidate

    @cached_property
    def _pairs(self) -> list[tuple[int, int, int]]:
        """The place of the first, the number of the second and its place, in text order."""
        grammar, found = self._grammar, []
        for second in sorted(self._places):
            number = grammar.head[second]
            if grammar.dep[number] != "conj" or grammar.tag[number] != "CD":
                continue
            words = set(grammar.marker_lemmas(second))
            before = [t for t in self._places if t < number and self._sentences.at(t) == self._sentences.at(number)]
            alike = [t for t in before if words & set(grammar.marker_lemmas(t))]
            if alike:
                found.append((max(alike), number, second))
        return found
