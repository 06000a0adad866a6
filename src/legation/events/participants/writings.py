"""Whose words a text is that speaks: "*the statement* urged Chile to withdraw", "*Peru* ran an ad attacking Chile"."""

from __future__ import annotations

from collections.abc import Iterator

from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.syntax.determiners import DEFINITE

REACH = 80
"""How many tokens back a text may have been named before: a few sentences."""


def authors(noun: int, grammar: Grammar) -> Iterator[tuple[int, ...]]:
    """Who may have issued, written or sent a text, the likeliest first: those that its own clause tells or, where a
    definite noun points back to it, the one that told of it before."""
    if grammar.lemma[noun] not in words("utterance"):
        return
    told = noun
    if _points_back(noun, grammar):
        before = range(noun - 1, max(-1, noun - REACH), -1)
        same = (t for t in before if grammar.lemma[t] == grammar.lemma[noun])
        told = next((t for t in same if not _points_back(t, grammar)), noun)
        if told == noun:
            return
    yield from filter(None, _issuers(told, grammar))


def _points_back(noun: int, grammar: Grammar) -> bool:
    is_definite = any(grammar.lemma[word] in DEFINITE for word in grammar.with_relation(noun, "det"))
    return is_definite and not grammar.related(noun, "poss") and not grammar.related(noun, "of")


def _issuers(noun: int, grammar: Grammar) -> Iterator[tuple[int, ...]]:
    """Whose the text is ("a *Council* resolution", "an editorial in *the Guardian*"), or the subject of the verb that
    tells of it ("*Peru* issued a letter", "said in a letter", "a letter that *Peru* sent")."""
    verb, relation = grammar.head[noun], grammar.dep[noun]
    for owned in ("poss", "by", "from"):
        yield grammar.related(noun, owned)
    yield tuple(t for t in grammar.related(noun, "mod") if grammar.spelling[t][:1].isupper())
    yield tuple(t for t in grammar.related(noun, "in") if _is_paper(t, grammar))
    for clause in grammar.with_relation(noun, "acl:relcl"):
        if grammar.lemma[clause] not in words("receiving") and noun in grammar.related(clause, "obj"):
            yield grammar.related(clause, "subj")
    if relation == "nmod" and grammar.lemma[verb] in words("bout"):  # "unleashed *a series* of tweets"
        yield from _issuers(verb, grammar)
    is_made = relation in ("obj", "nsubj:pass") and grammar.lemma[verb] not in words("receiving")
    if is_made or (relation == "obl" and "in" in grammar.marker_lemmas(noun)):
        yield grammar.related(verb, "subj")


def _is_paper(token: int, grammar: Grammar) -> bool:
    """Whether something prints articles."""
    return grammar.entity[token] == "ORG" or grammar.lemma[token] in words("newspaper")
