"""Where a content after its cue ends: at one of the borders between its head's dependents, or beyond them.

The tree gives the borders; a logistic regression says at each in turn whether the content stops there. "He said talks
would go on | in Geneva | , adding ..."; the weights are data, fitted by ``training/statements/fit.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from legation.statements.attribution import Candidate
from legation.statements.lookup import cue_of
from legation.statements.passage import Passage
from legation.statements.weights import logistic, shipped_weights

MOST_BORDERS = 16
COMMAS = frozenset((",", "--", "–", "—", "-", ";", ":"))
FUNCTIONS = frozenset(("ADP", "SCONJ", "CCONJ", "PRON", "DET", "PART", "ADV", "AUX"))


def end_of(candidate: Candidate, first: int, last: int, passage: Passage) -> int:
    """The last token of a content that starts at ``first`` and by the tree goes on to ``last``; ``last`` or another."""
    table = shipped_weights("ends")
    for border in borders(candidate, first, last, passage):
        is_end = _is_plain_end(candidate, first, border, passage)
        if is_end or logistic(features(candidate, first, last, border), table) > 0.5:
            return before(border, first, passage)
    return last


def _is_plain_end(candidate: Candidate, first: int, border: int, passage: Passage) -> bool:
    """Whether the tree leaves no doubt that a content ends before a border.

    A quotation that is all of it has ended and what follows is the cue's ("chanted "No war" *in the square*"), or
    another report follows what somebody was said to be ("said he was hopeful *but warned that ...*").
    """
    doc = passage.doc
    if border >= len(doc):
        return False
    top = _top(doc[border])
    quoted = passage.quotation_of[first]
    if quoted is not None and passage.quotation_of[border - 1] == quoted and top.head.i == candidate.word.i:
        return top.dep_ == "obl"
    is_more = top.dep_ == "conj" and top.tag_ == candidate.word.tag_ and top.head in candidate.heads
    if not is_more or top.head.pos_ in ("VERB", "AUX") or cue_of(top) is None:
        return False
    return not any(child.dep_.startswith("nsubj") for child in top.children)


def before(border: int, first: int, passage: Passage) -> int:
    """The last token before a border that is neither space nor punctuation; ``first`` where there is none after it."""
    at = border - 1
    while at > first and (
        passage.doc[at].is_space or (passage.doc[at].is_punct and passage.is_outside(passage.doc[at]))
    ):
        at -= 1
    return at


def borders(candidate: Candidate, first: int, last: int, passage: Passage) -> Iterator[int]:
    """The tokens, in order, at which the content may have ended: each begins a dependent of a word before it.

    They go on beyond ``last`` to the end of the sentence, and that end is the last of them. None lies in a quotation.
    """
    doc, sentence = passage.doc, passage.sentence_of[first]
    reach = count = 0
    at = first
    while at < len(doc) and passage.sentence_of[at] == sentence and count < MOST_BORDERS:
        token = doc[at]
        if at > first and reach < at and not token.is_punct and not token.is_space and _is_edge(passage, at):
            yield at
            count += 1
        if not token.is_punct and token.head.i != token.i:
            reach = max(reach, token.head.i)
        at += 1
    if at > last:
        yield at


def _is_edge(passage: Passage, at: int) -> bool:
    inside = passage.quotation_of[at]
    return inside is None or at == 0 or passage.quotation_of[at - 1] != inside


def features(candidate: Candidate, first: int, last: int, border: int) -> Iterator[str]:
    """What decides whether a content stops before a border; ``bias`` is always among them."""
    word, cue, doc = candidate.word, candidate.cue, candidate.word.doc
    form = _form(candidate)
    place = "within" if border <= last else "end" if border <= last + 2 else "beyond"
    yield "bias"
    yield f"place {place}"
    yield f"place {place} class {cue.cue_class}"
    yield f"place {place} form {form}"
    yield f"place {place} word {cue.lemma}"
    comma = "comma" if doc[border - 1].text in COMMAS else "plain"
    if border >= len(doc) or doc[border].is_sent_start:
        yield "sentence ends"
        return
    top = _top(doc[border])
    opener = doc[border].lower_ if doc[border].pos_ in FUNCTIONS else doc[border].tag_
    relation = top.dep_ if top.dep_ != "punct" else top.tag_
    owner = "cue" if top.head.i == word.i else "head" if top.head in candidate.heads else "deep"
    if top.head.i < word.i:
        owner = "above"
    here = f"{relation} {comma}"
    yield f"place {place} {comma}"
    yield f"relation {here}"
    yield f"relation {here} {place}"
    yield f"relation {here} owner {owner}"
    yield f"relation {here} owner {owner} class {cue.cue_class}"
    yield f"relation {here} owner {owner} form {form}"
    yield f"relation {relation} owner {owner} word {cue.lemma}"
    yield f"opener {opener} {comma}"
    yield f"opener {opener} {comma} owner {owner}"
    yield f"opener {opener} {comma} form {form}"
    yield f"opener {opener} governor {top.head.pos_} {owner}"
    cue_there = cue_of(top)
    if cue_there is not None:
        yield f"cue {cue_there.cue_class} {top.tag_} {here}"
    yield f"tag {top.tag_} {here}"
    yield f"name {top.ent_type_} {here}"
    yield f"owner {owner} {place}"
    yield f"owner {owner} {comma} form {form}"
    yield f"length {_size(border - first)} form {form}"
    yield f"length {_size(border - first)} {comma} {relation}"
    yield f"rest {_size(top.right_edge.i - border)} {comma} {relation}"


def _form(candidate: Candidate) -> str:
    """The form of the content's first complement."""
    head = candidate.heads[0]
    return next((form for form in sorted(candidate.frame) if head in candidate.frame[form]), "none")


def _top(token: Token) -> Token:
    """The highest word whose phrase begins with this token."""
    while token.head.i > token.i and token.head.left_edge.i == token.i:
        token = token.head
    return token


def _size(tokens: int) -> str:
    return "1" if tokens <= 1 else "2-3" if tokens < 4 else "4-8" if tokens < 9 else "9-15" if tokens < 16 else "16+"
