"""Whose "the generals" and "the authorities" are to whom a government turns: those with whom it has just dealt."""

from __future__ import annotations

from collections.abc import Sequence

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Basis, Filler, Roles, state
from legation.events.participants.sentences import Sentences
from legation.events.participants.sides import is_state, only
from legation.events.participants.story import with_recipients
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words


class ForeignRulers:
    """Reads the rulers that one document's acts are done to as those of another country."""

    def __init__(self, grammar: Grammar, roles: Roles, sentences: Sentences) -> None:
        self._grammar = grammar
        self._roles = roles
        self._sentences = sentences

    def told(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates with "the generals" to whom a government turns taken for those it dealt with before.

        The cast takes them for the host's own where the text does not say whose they are.
        """
        found: list[Candidate] = []
        for candidate in candidates:
            own = {state(filler) for filler in candidate.actors}
            rulers = [f for f in candidate.recipients if self._are_rulers(f.token)]
            is_host = all(state(f) in own and not self._roles.owners((f.token,)) for f in rulers)
            is_host = is_host and all(is_state(filler) for filler in candidate.actors)
            if rulers and is_host and len(rulers) == len(candidate.recipients):
                foreign = self._dealt_with(candidate, found, own)
                if foreign is not None:
                    candidate = with_recipients(candidate, (foreign,), Basis.STORY)
            found.append(candidate)
        return found

    def _are_rulers(self, token: int) -> bool:
        """Whether a mention is of rulers, not of a single person ("accused *the general*") nor so many of them."""
        grammar = self._grammar
        if grammar.with_relation(token, "nummod"):
            return False  # "killed 33 rebels"
        is_person = grammar.lemma[token] in lemma_classes()["person"] or grammar.lemma[token] == "ruler"
        return grammar.lemma[token] in words("rulers") and not (is_person and grammar.tag[token] == "NN")

    def _dealt_with(self, candidate: Candidate, told: Sequence[Candidate], own: set[str | None]) -> Filler | None:
        """The one foreign party with whom the same states dealt just before."""
        before = told[-1] if told else None
        if before is None or own != {state(filler) for filler in before.actors}:
            return None
        if self._sentences.distance(candidate, before) > 1:
            return None
        return only(f for f in before.recipients if state(f) not in own and f.actor.country)
