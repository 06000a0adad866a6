"""For whom many of one word act: "envoys of *the army and the rebels*"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from legation.events.trees.grammar import Grammar
from legation.records import Actor

SENDING = frozenset({"of", "from", "for"})
"""Prepositions of those for whom others act."""


def senders(many: int, grammar: Grammar, at: Callable[[int], Iterable[Actor]]) -> tuple[int, ...]:
    """The several of different codes for whom they act, where the cast takes them for one; else they themselves.

    ``at`` gives the actors that a token denotes.
    """
    is_one = len({actor.code for actor in at(many)}) == 1
    for sender in grammar.with_relation(many, "nmod") if is_one else ():
        named = grammar.coordinated([sender])
        codes = {actor.code for one in named for actor in at(one) if actor.country}
        if 1 < len(named) == len(codes) and SENDING.intersection(grammar.marker_lemmas(sender)):
            return named
    return (many,)
