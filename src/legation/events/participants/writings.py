"""Whose words a text that is pointed to are: "Peru issued a statement. *The statement* urged Chile to withdraw"."""

from __future__ import annotations

from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.syntax.determiners import DEFINITE

REACH = 80
"""How many tokens back a text may have been named before: a few sentences."""


def authors(noun: int, grammar: Grammar) -> tuple[int, ...]:
    """Who issued, wrote or sent the text that a definite noun points back to; nobody where it was not told before."""
    if grammar.lemma[noun] not in words("utterance") or not _points_back(noun, grammar):
        return ()
    for earlier in range(noun - 1, max(-1, noun - REACH), -1):
        if grammar.lemma[earlier] == grammar.lemma[noun] and not _points_back(earlier, grammar):
            return _issuers(earlier, grammar)
    return ()


def _points_back(noun: int, grammar: Grammar) -> bool:
    is_definite = any(grammar.lemma[word] in DEFINITE for word in grammar.with_relation(noun, "det"))
    return is_definite and not grammar.related(noun, "poss") and not grammar.related(noun, "of")


def _issuers(noun: int, grammar: Grammar) -> tuple[int, ...]:
    """Whose the text is, or the subject of the verb that tells of it ("*Peru* issued a letter", "said in a letter")."""
    verb, relation = grammar.head[noun], grammar.dep[noun]
    if owners := grammar.related(noun, "poss") or grammar.related(noun, "by") or grammar.related(noun, "from"):
        return owners
    if bodies := tuple(t for t in grammar.related(noun, "mod") if grammar.pos[t] == "PROPN"):
        return bodies  # "a *Council* resolution"
    if relation in ("obj", "nsubj:pass") or (relation == "obl" and "in" in grammar.marker_lemmas(noun)):
        return grammar.related(verb, "subj")
    return ()
