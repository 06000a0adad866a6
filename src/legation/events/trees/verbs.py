"""Verbs with a grammar of their own: light ones, and those of whose infinitive a phrase tells who is to do it."""

from __future__ import annotations

from functools import cache

from legation.events.lexicon.frames import table_rows
from legation.events.trees.tree import Tree, words

INVITED = 40
"""How many tokens back an invitation may have been told of that is accepted: a sentence or two."""


@cache
def preposition_control() -> dict[str, tuple[str, ...]]:
    """Verbs whose infinitive is to be done by whom a preposition names ("call on Peru to act")."""
    pairs = (pair.split(" ") for pair in sorted(words("preposition control")))
    found: dict[str, tuple[str, ...]] = {}
    for verb, preposition in pairs:
        found[verb] = (*found.get(verb, ()), preposition)
    return found


@cache
def support_verbs() -> dict[str, frozenset[str]]:
    """Verbs that lend a noun the tense and the participants of a clause, by the relation the noun has to them."""
    verbs: dict[str, set[str]] = {}
    for _, row in table_rows("support_verbs.tsv", ("verb", "noun_is", "example")):
        for lemma in row["verb"].split("|"):
            verbs.setdefault(lemma, set()).add(row["noun_is"])
    return {lemma: frozenset(relations) for lemma, relations in verbs.items()}


def invited(tree: Tree, verb: int) -> list[int]:
    """Who was invited just before, where "*the invitation* was accepted" and nobody is told who accepted it."""
    taken = tree.with_relation(verb, "nsubj:pass") if tree.lemma[verb] in words("invited") else ()
    if not any(tree.lemma[noun] == "invitation" and tree.form[noun - 1] in ("the", "this") for noun in taken):
        return []
    before = range(verb - 1, max(-1, verb - INVITED), -1)
    asks = next((t for t in before if tree.lemma[t] == "invite" and tree.pos[t] == "VERB"), None)
    return tree.with_relation(asks, "obj", "nsubj:pass") if asks is not None else []


def tells_maker(tree: Tree, participle: int) -> bool:
    """Whether the agent of a participle behind a noun did the deed: "sanctions *imposed* by Peru", but neither "to be
    imposed by Peru" nor "a truce *brokered* by Peru", which is others'."""
    return not tree.is_infinitive(participle) and tree.lemma[participle] not in words("mediation")
