"""Acts that a clause only names in passing: "in the face of *what he termed* terrorism"."""

from __future__ import annotations

from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words


def is_so_called(noun: int, grammar: Grammar) -> bool:
    """Whether only somebody calls so what was done ("in reprisal for *what it called* attacks by Peru")."""
    verbs = [grammar.head[noun], *grammar.with_relation(noun, "acl:relcl")]
    is_named = any(grammar.lemma[verb] in words("naming") and _stands_for(verb, grammar) for verb in verbs)
    return is_named and not grammar.marker_lemmas(noun)


def is_said_in_passing(verb: int, grammar: Grammar) -> bool:
    """Whether somebody's word for a thing only stands for it ("in the face of *what he termed* terrorism")."""
    return grammar.lemma[verb] in words("in passing") and _stands_for(verb, grammar)


def _stands_for(verb: int, grammar: Grammar) -> bool:
    """Whether a clause opens with "what", which stands for a thing of the clause above."""
    thing = grammar.head[verb]
    whats = (thing, *grammar.with_relation(thing, "det"))
    return grammar.dep[verb] == "acl:relcl" and any(grammar.form[what] == "what" for what in whats)
