"""Two whom a text has just told of together, taken up by a word: "both", "the former", "the latter"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS
from legation.records import Actor

Each = Callable[[Iterable[int]], tuple[Actor, ...]]
"""Gives the actors at tokens, each once."""
ONE_OF_TWO = ("former", "latter")
"""Which of two is meant, the first or the second."""
_CORE = (*SUBJECTS, "obj", "iobj")
_ARGUMENTS = (*_CORE, "obl", "nmod", "conj")
"""Relations in which a word stands for somebody: "*the latter* agreed", not "the former minister"."""


def both_before(token: int, grammar: Grammar, each: Each) -> tuple[Actor, ...]:
    """The two named together just before in the sentence of "asked Chad and Mali, and *both* agreed", or of whom the
    sentence before "*Both* denied it" tells: named together, or its only two subjects."""
    start = grammar.sentence(token).start
    joined = (each(grammar.coordinated([t])) for t in range(token - 1, start - 1, -1))
    if here := _first_two(joined):
        return here
    before = range(grammar.sentence(start - 1).start, start) if start > 0 else range(0)
    subjects = [t for t in before if grammar.dep[t] in SUBJECTS]
    return _first_two(each(tokens) for tokens in (*(grammar.coordinated([t]) for t in subjects), subjects))


def _first_two(groups: Iterable[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """The first group of just two."""
    return next((group for group in groups if len(group) == 2), ())


def one_of_two(token: int, grammar: Grammar, each: Each) -> tuple[Actor, ...]:
    """Whom "the former" or "the latter" means, of the two parties to the clause told before: the two of one state, or
    more than two, leave it open."""
    if token == 0 or grammar.form[token - 1] != "the" or grammar.dep[token] not in _ARGUMENTS:
        return ()
    parties = _parties_before(token, grammar, each)
    if len(parties) != 2 or parties[0].country == parties[1].country:
        return ()
    return (parties[ONE_OF_TWO.index(grammar.lemma[token])],)


def _parties_before(token: int, grammar: Grammar, each: Each) -> tuple[Actor, ...]:
    """Who does the last act before a token that has its subject there, and to whom."""
    for verb in range(token - 1, -1, -1):
        told = [child for child in grammar.children[verb] if child < token and grammar.dep[child] in _CORE]
        if any(grammar.dep[child] in SUBJECTS for child in told):
            return each(grammar.coordinated(told))
    return ()
