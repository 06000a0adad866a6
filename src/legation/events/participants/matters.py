"""What an answer is about, as its words name it: "condemned *the raid*", "voiced concern over *the arrests*"."""

from __future__ import annotations

from legation.events.matches.candidates import Candidate
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType
from legation.syntax.determiners import DEFINITE

ANAPHORIC = DEFINITE | {"such"}
"""Words before a noun that points back."""
MATTERS = ("over", "about", "at", "against", "with", "on", "to", "for")
"""Prepositions between a worry or a complaint and what it is about."""


class Matters:
    """The nouns of one document that tell what is praised, blamed or refused."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def things(self, candidate: Candidate) -> tuple[int, ...]:
        """What the act is about: its object, or what is said to do harm ("said *the move* raised tensions").

        Where the frame names its object, what that is about: "voiced concern over *the arrests*".
        """
        grammar, trigger, company = self._grammar, candidate.match.trigger, candidate.match.company
        worries = [t for t in (trigger, *company) if t == trigger or t in grammar.related(trigger, "obj")]
        if len(worries) > 1 or grammar.pos[trigger] == "NOUN":
            named = tuple(worry for worry in worries[1:] if self.is_definite(worry))
            if any(map(self.is_bare, named)) and candidate.coding.event_type is not EventType.ACCUSE:
                return named  # "backed *the deal*"
            matters = (t for worry in worries for word in MATTERS for t in grammar.related(worry, word))
            return tuple(t for t in matters if t > trigger) or named
        if things := tuple(t for path in ("obj", "against", "to") for t in grammar.related(trigger, path)):
            return tuple(map(self._measured, things))
        return tuple(t for clause in grammar.related(trigger, "comp") for t in grammar.related(clause, "subj"))

    def _measured(self, thing: int) -> int:
        """What is done so much, so often or in such a way ("the scale of *the raids*")."""
        if self._grammar.lemma[thing] not in words("bout"):
            return thing
        return next(iter(self._grammar.related(thing, "of")), thing)

    def is_definite(self, noun: int) -> bool:
        """Whether a noun has an article or another word that points back: "*the* raid", "*Friday's* raid"."""
        grammar = self._grammar
        if grammar.lemma[noun] == "it":
            return True
        owners = grammar.with_relation(noun, "nmod:poss")  # "welcomed *his* release"
        if any(grammar.lemma[c] in ANAPHORIC for c in grammar.with_relation(noun, "det", "amod")):
            return True
        return any(grammar.pos[owner] == "PRON" or self._is_time(owner) for owner in owners)

    def is_bare(self, noun: int) -> bool:
        """Whether nothing beside a noun tells whose or what it is."""
        owners = self._grammar.with_relation(noun, "nmod:poss")
        is_owned = any(self._grammar.pos[owner] != "PRON" and not self._is_time(owner) for owner in owners)
        return not is_owned and not self._grammar.with_relation(noun, "nmod", "acl")

    def _is_time(self, owner: int) -> bool:
        """Whether a possessor tells when an act was done ("*Friday's* raid", "*last week's* talks")."""
        return self._grammar.lemma[owner] in words("day", "unit", "day spoken of")

    def is_pointer(self, noun: int) -> bool:
        """Whether a noun only points to what has been told: "*the raid*", "*it*"."""
        return self.is_definite(noun) and self.is_bare(noun)
