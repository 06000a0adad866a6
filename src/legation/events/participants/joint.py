"""Who "the leaders" and "the two sides" are that act together: those who have just dealt with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Basis, state
from legation.events.participants.sentences import Sentences
from legation.events.participants.sides import before, sides
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words


class JointActors:
    """Completes the actors of one document's events."""

    def __init__(self, grammar: Grammar, sentences: Sentences) -> None:
        self._grammar = grammar
        self._sentences = sentences

    def told(self, candidate: Candidate, told: Sequence[Candidate]) -> Candidate:
        """The candidate, "the leaders" or "the envoys" whose countries are not told taken for those who just met."""
        if not candidate.actors or any(state(filler) is not None for filler in candidate.actors):
            return self._as_pair(candidate, told)
        if not all(self._is_several(filler.token) for filler in candidate.actors):
            return candidate
        here = self._sentences.of(candidate)
        for other in before(candidate, told):
            if here - self._sentences.of(other) > 1:
                break
            doers = tuple(filler for filler in other.actors if state(filler) is not None)
            token = candidate.actors[0].token
            if len({state(filler) for filler in doers}) > 1 and not self._is_counted(token):
                joint = tuple(replace(filler, token=token, basis=Basis.STORY) for filler in doers)
                return replace(candidate, actors=joint)
        return candidate

    def _as_pair(self, candidate: Candidate, told: Sequence[Candidate]) -> Candidate:
        """The candidate, "the two sides" that the cast takes for one of them completed by whom it just dealt with."""
        named = {state(filler) for filler in candidate.actors}
        marks = ("det", "nummod", "amod", "det:predet")
        if len(named) != 1 or not any(
            self._grammar.lemma[f.token] in words("parties")
            and any(self._grammar.lemma[c] in ("both", "two") for c in self._grammar.with_relation(f.token, *marks))
            for f in candidate.actors
        ):
            return candidate
        for other in before(candidate, told):
            dealt = sides(other)
            if self._sentences.distance(candidate, other) <= 1 and len(dealt) == 2 and named & dealt.keys():
                token = candidate.actors[0].token
                joint = tuple(replace(filler, token=token, basis=Basis.STORY) for filler in dealt.values())
                return replace(candidate, actors=joint)
        return candidate

    def _is_several(self, token: int) -> bool:
        """Whether a mention is of several persons already told of ("the ministers", "both envoys")."""
        grammar = self._grammar
        marks = {grammar.lemma[c] for c in grammar.with_relation(token, "det", "nummod", "det:predet")}
        return grammar.tag[token] == "NNS" and bool(marks & {"the", "both", "two", "these"})

    def _is_counted(self, token: int) -> bool:
        """Whether a number other than two says how many they are ("the 27 leaders")."""
        counts = self._grammar.with_relation(token, "nummod")
        return any(self._grammar.lemma[count] not in ("two", "2") for count in counts)
