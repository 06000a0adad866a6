"""What the form of a verb says of the time."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from legation.events.trees.grammar import Grammar


class Tense(StrEnum):
    """What the verb's form says of the time."""

    PAST = "past"
    PRESENT = "present"
    PERFECT = "perfect"
    NONE = "none"


def tense_of(grammar: Grammar, token: int, auxiliaries: Sequence[int]) -> Tense:
    """The tense of a predicate that stands with some auxiliaries."""
    verbs = (token, *auxiliaries)
    tags = {grammar.tag[verb] for verb in verbs}
    is_alone = not auxiliaries
    if grammar.tag[token] == "VBN" and is_alone and grammar.with_relation(token, "nsubj"):
        return Tense.PAST  # a past tense that the tagger took for a participle
    has_have = any(grammar.lemma[verb] == "have" for verb in auxiliaries)
    if "VBD" in tags:
        return Tense.PERFECT if grammar.tag[token] == "VBN" and has_have else Tense.PAST
    if has_have and tags & {"VBZ", "VBP"}:
        return Tense.PERFECT
    is_bare = grammar.tag[token] == "VB" and is_alone and not grammar.is_infinitive(token)
    is_bare = is_bare and grammar.dep[token] != "conj"  # "will fly to Oslo and meet ..."
    return Tense.PRESENT if tags & {"VBZ", "VBP", "MD"} or is_bare else Tense.NONE
