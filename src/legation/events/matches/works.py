"""What a work of art or history tells, which is no event: "the film shows how ...", "in the second act"."""

from __future__ import annotations

from functools import cache

from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words


def is_in_work(verb: int, grammar: Grammar) -> bool:
    """Whether a work of art or history tells it ("the film shows how ...", "in her novel a general ...")."""
    if grammar.lemmas_about(verb).isdisjoint(_of_works()):
        return False
    for clause in grammar.up(verb):
        subjects = {grammar.lemma[subject] for subject in grammar.related(clause, "subj")}
        if grammar.lemma[clause] in words("portraying") and subjects & words("fiction", "work"):
            return True
        if any(_is_staged(scene, grammar) for scene in grammar.related(clause, "in")):
            return True
    return False


@cache
def _of_works() -> frozenset[str]:
    """Lemmas without one of which no work of art or history is spoken of."""
    return words("fiction", "work") | {"act"}


def _is_staged(scene: int, grammar: Grammar) -> bool:
    """Whether a noun is a work of fiction, or the act of a play ("in the *second act*")."""
    if grammar.lemma[scene] == "act":
        return any(grammar.lemma[number] in words("staged") for number in grammar.with_relation(scene, "amod"))
    return grammar.lemma[scene] in words("fiction")
