"""Words that name somebody elsewhere and here nobody who acts: sides of a quarrel, money, where a thing was said."""

from __future__ import annotations

from legation.events.sizes.currencies import currencies
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words


def is_nobody(token: int, grammar: Grammar) -> bool:
    """Whether the token's noun phrase denotes none of those whom its words name."""
    if grammar.lemma[token] == "party" and _are_sides(token, grammar):
        return True
    if tells_which(token, grammar):
        return True
    return grammar.form[token] in words("platform") and _is_medium(token, grammar)


def tells_which(token: int, grammar: Grammar) -> bool:
    """Whether a nation's name only tells which money is meant, or which law ("a million *U.S.* dollars")."""
    return _is_of_money(token, grammar) or _is_of_act(token, grammar)


def _is_of_money(token: int, grammar: Grammar) -> bool:
    return grammar.dep[token] in ("amod", "compound") and grammar.lemma[grammar.head[token]] in currencies()


def _is_of_act(token: int, grammar: Grammar) -> bool:
    """Whether a country's name only tells whom a law by name is about, mostly another's ("the *Taiwan* Relations
    Act", but "the *Russian* law")."""
    law = token
    while grammar.dep[law] in ("compound", "flat", "nmod:desc"):
        law = grammar.head[law]
    if law <= token or grammar.spelling[law] != "Act":
        return False
    between = (grammar.spelling[t] for t in range(token + 1, law) if grammar.dep[t] != "flat")
    return any(word[:1].isupper() for word in between)


def _are_sides(parties: int, grammar: Grammar) -> bool:
    """Whether "the parties" are those of a conflict or an agreement, not political ones; "the Parties" of a treaty are
    those who conclude it."""
    if grammar.tag[parties] != "NNS" or grammar.spelling[parties] == "Parties":
        return False
    beside = [c for c in grammar.children[parties] if grammar.dep[c] not in ("case", "cc", "conj", "punct")]
    return bool(beside) and all(grammar.lemma[c] in ("the", "both", "all", "two") for c in beside)


def _is_medium(platform: int, grammar: Grammar) -> bool:
    """Whether a platform's name only tells where something was said ("demanded *on Twitter* that ...")."""
    return not {"on", "via"}.isdisjoint(grammar.marker_lemmas(platform))
