"""Words that name somebody elsewhere and here nobody who acts: sides of a quarrel, money, where a thing was said."""

from __future__ import annotations

from legation.events.sizes.currencies import currencies
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words


def is_nobody(token: int, grammar: Grammar) -> bool:
    """Whether the token's noun phrase denotes none of those whom its words name."""
    if grammar.lemma[token] == "party" and _are_sides(token, grammar):
        return True
    return is_of_money(token, grammar) or (grammar.form[token] in words("platform") and _is_medium(token, grammar))


def is_of_money(token: int, grammar: Grammar) -> bool:
    """Whether a nation's name only tells which money is meant ("a million *U.S.* dollars")."""
    return grammar.dep[token] in ("amod", "compound") and grammar.lemma[grammar.head[token]] in currencies()


def _are_sides(parties: int, grammar: Grammar) -> bool:
    """Whether "the parties" are those of a conflict or an agreement, not political ones."""
    if grammar.tag[parties] != "NNS":
        return False
    beside = [c for c in grammar.children[parties] if grammar.dep[c] not in ("case", "cc", "conj", "punct")]
    return bool(beside) and all(grammar.lemma[c] in ("the", "both", "all", "two") for c in beside)


def _is_medium(platform: int, grammar: Grammar) -> bool:
    """Whether a platform's name only tells where something was said ("demanded *on Twitter* that ...")."""
    return not {"on", "via"}.isdisjoint(grammar.marker_lemmas(platform))
