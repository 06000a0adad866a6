"""Who acts without being a member of the cast: somebody of whom nothing is known, or a text that speaks for him."""

from __future__ import annotations

from functools import cache

from legation.events.lexicon.frames import lemma_classes
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words

DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "which"})
"""Pronouns for what has just been said, which acts no more than a thing does."""
NOBODY = DEMONSTRATIVES | {"what", "you", "one", "there", "nobody", "none", "anyone", "anybody"}
"""Pronouns for nobody who acts in the story."""


def is_stranger(token: int, grammar: Grammar) -> bool:
    """Whether a word stands for somebody or for what he wrote ("*some* accused Chad", "*the editorial* urged Peru")."""
    if grammar.pos[token] in ("PRON", "DET"):
        return grammar.form[token] not in NOBODY
    if grammar.pos[token] == "PROPN":
        return grammar.entity[token] in ("PER", "ORG")
    return any(grammar.lemma[token] in known for known in (somebody(), writings(), words("body of people")))


@cache
def somebody() -> frozenset[str]:
    """Words for those who act."""
    classes = lemma_classes()
    return classes["person"] | classes["troops"] | classes["police"] | classes["militia"] | classes["diplomat"]


@cache
def writings() -> frozenset[str]:
    """Words for what is written or said."""
    return words("utterance") | lemma_classes()["medium"]
