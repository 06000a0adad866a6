"""Whom a clause counts: "*nine* were killed", "wounding *twelve*", "the toll rose to *101*", "lost *their* lives"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from legation.events.lexicon.frames import table_rows
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS
from legation.records import MagnitudeKind

SELF = "self"
"""The word counts itself ("*80* dead")."""
LEVEL = "level"
"""The number that its clause says it has reached ("a toll of", "rose to *101*")."""

NEEDED = ("obj", "obl", "xcomp", "advmod", "compound:prt")
"""Where the word stands that a verb needs ("lose *life*", "walk *free*", "pick *up*")."""


@cache
def counted() -> Mapping[str, tuple[tuple[str, str, MagnitudeKind], ...]]:
    """What a word counts: the noun it needs for it or "" ("lose *life*"), the relation to look at, and the kind."""
    table: dict[str, tuple[tuple[str, str, MagnitudeKind], ...]] = {}
    for _, row in table_rows("magnitudes.tsv", ("verb", "counted", "kind", "example")):
        for words in row["verb"].split("|"):
            word, _, needed = words.partition(" ")
            table[word] = (*table.get(word, ()), (needed, row["counted"], MagnitudeKind(row["kind"])))
    return table


def counted_in(clause: int, grammar: Grammar) -> Iterator[tuple[int, MagnitudeKind]]:
    """The tokens that a clause, its subject or its object counts, each with the kind of its magnitude."""
    if counted().keys().isdisjoint(grammar.lemmas_about(clause)):
        return
    for token in (clause, *grammar.with_relation(clause, "obj", "obl", *SUBJECTS)):
        for needed, relation, kind in counted().get(grammar.lemma[token], ()):
            if not needed or _has(token, needed, grammar):
                yield from ((noun, kind) for noun in _related(token, relation, grammar))


def is_total(token: int, grammar: Grammar) -> bool:
    """Whether a noun is that of a total, whose number the clause tells ("the *toll* rose to 101")."""
    return any(relation == LEVEL for _, relation, _ in counted().get(grammar.lemma[token], ()))


def _has(verb: int, noun: str, grammar: Grammar) -> bool:
    return any(grammar.lemma[c] == noun for c in grammar.with_relation(verb, *NEEDED))


def _related(token: int, relation: str, grammar: Grammar) -> tuple[int, ...]:
    if relation == SELF:
        return (token,)
    if relation == LEVEL:
        verb = grammar.head[token]
        reached = [t for word in ("at", "to") for t in grammar.related(verb, word)]
        return (*reached, *grammar.related(token, "of"))
    found = grammar.related(token, relation)
    if not found and relation == "obj":  # "wounding *over 260*"
        return tuple(c for c in grammar.with_relation(token, "obl") if grammar.pos[c] == "NUM" and c > token)
    return found
