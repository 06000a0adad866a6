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
from legation.syntax.columns import columns, sentences

MOST_BORDERS = 16
COMMAS = frozenset((",", "--", "–", "—", "-", ";", ":"))
FUNCTIONS = frozenset(("ADP", "SCONJ", "CCONJ", "PRON", "DET", "PART", "ADV", "AUX"))


def end_of(candidate: Candidate, first: int, last: int, passage: Passage) -> int:
    """The last token of a content that starts at ``first`` and by the tree goes on to ``last``; ``last`` or another."""
    table = shipped_weights("ends")
    for border in borders(first, last, passage):
        is_end = _is_plain_end(candidate, first, border, passage)
        if is_end or logistic(features(candidate, first, last, border), table) > 0.5:
            return before(border, first, passage)
    return last


def _is_plain_end(candidate: Candidate, first: int, border: int, passage: Passage) -> bool:
    """Whether the tree leaves no doubt that a content ends before a border.

    A quotation that is all of it has ended and what follows is the cue's ("chanted "No war" *in the square*"), or
    another report follows what somebody was said to be ("said he was hopeful *but warned that ...*"), or after
    a semicolon somebody else acts ("said it would go; *Peru expelled its envoy*").
    """
    doc = passage.doc
    if border >= len(doc):
        return False
    top = _top(doc[border])
    quoted = passage.quotation_of[first]
    if quoted is not None and passage.quotation_of[border - 1] == quoted and top.head.i == candidate.word.i:
        return top.dep_ == "obl"
    if quoted is None and doc[border - 1].text == ";" and (_is_of_others(top) or _is_of_others(top.head)):
        return True
    is_more = top.dep_ == "conj" and top.tag_ == candidate.word.tag_ and top.head in candidate.heads
    if not is_more or top.head.pos_ in ("VERB", "AUX") or cue_of(top) is None:
        return False
    return not any(child.dep_.startswith("nsubj") for child in top.children)


def _is_of_others(verb: Token) -> bool:
    """Whether a clause tells in a finite tense what somebody does who has a name."""
    is_finite = verb.tag_ in ("VBD", "VBZ") or any(child.tag_ in ("VBD", "VBZ") for child in verb.children)
    return is_finite and any(child.dep_ == "nsubj" and child.pos_ == "PROPN" for child in verb.children)


def before(border: int, first: int, passage: Passage) -> int:
    """The last token before a border that is neither space nor punctuation; ``first`` where there is none after it."""
    at = border - 1
    while at > first and (
        passage.doc[at].is_space or (passage.doc[at].is_punct and passage.is_outside(passage.doc[at]))
    ):
        at -= 1
    return at


def borders(first: int, last: int, passage: Passage) -> Iterator[int]:
    """The tokens, in order, at which the content may have ended: each begins a dependent of a word before it.

    They go on beyond ``last`` to the end of the sentence, and that end is the last of them. None lies in a quotation.
    """
    doc, heads = passage.doc, columns(passage.doc).heads
    reach = count = 0
    at, stop = first, sentences(doc)[passage.sentence_of[first]][1]
    while at < stop and count < MOST_BORDERS:
        token = doc[at]
        if not token.is_punct:
            if at > first and reach < at and not token.is_space and _is_edge(passage, at):
                yield at
                count += 1
            if heads[at] != at:
                reach = max(reach, heads[at])
        at += 1
    if at > last:
        yield at


def _is_edge(passage: Passage, at: int) -> bool:
    inside = passage.quotation_of[at]
    return inside is None or at == 0 or passage.quotation_of[at - 1] != inside


def features(candidate: Candidate, first: int, last: int, border: int) -> list[str]:
    """What decides whether a content stops before a border; ``bias`` is always among them."""
    word, cue, doc = candidate.word, candidate.cue, candidate.word.doc
    form, kind = _form(candidate), cue.cue_class.value
    place = "within" if border <= last else "end" if border <= last + 2 else "beyond"
    found = [
        "bias",
        f"place {place}",
        f"place {place} class {kind}",
        f"place {place} form {form}",
        f"place {place} word {cue.lemma}",
    ]
    if border >= len(doc) or doc[border].is_sent_start:
        return [*found, "sentence ends"]
    comma = "comma" if doc[border - 1].text in COMMAS else "plain"
    opening, top = doc[border], _top(doc[border])
    opener = opening.lower_ if opening.pos_ in FUNCTIONS else opening.tag_
    relation, tag, head = top.dep_, top.tag_, top.head
    relation = relation if relation != "punct" else tag
    owner = "cue" if head.i == word.i else "head" if head in candidate.heads else "deep"
    if head.i < word.i:
        owner = "above"
    here = f"{relation} {comma}"
    found += [
        f"place {place} {comma}",
        f"relation {here}",
        f"relation {here} {place}",
        f"relation {here} owner {owner}",
        f"relation {here} owner {owner} class {kind}",
        f"relation {here} owner {owner} form {form}",
        f"relation {relation} owner {owner} word {cue.lemma}",
        f"opener {opener} {comma}",
        f"opener {opener} {comma} owner {owner}",
        f"opener {opener} {comma} form {form}",
        f"opener {opener} governor {head.pos_} {owner}",
    ]
    cue_there = cue_of(top)
    if cue_there is not None:
        found.append(f"cue {cue_there.cue_class.value} {tag} {here}")
    length, rest = _size(border - first), _size(top.right_edge.i - border)
    return [
        *found,
        f"tag {tag} {here}",
        f"name {top.ent_type_} {here}",
        f"owner {owner} {place}",
        f"owner {owner} {comma} form {form}",
        f"length {length} form {form}",
        f"length {length} {comma} {relation}",
        f"rest {rest} {comma} {relation}",
    ]


def _form(candidate: Candidate) -> str:
    """The form of the content's first complement."""
    head = candidate.heads[0]
    return next((form for form in sorted(candidate.frame) if head in candidate.frame[form]), "none")


def _top(token: Token) -> Token:
    """The highest word whose phrase begins with this token."""
    head = token.head
    while head.i > token.i and head.left_edge.i == token.i:
        token, head = head, head.head
    return token


def _size(tokens: int) -> str:
    return "1" if tokens <= 1 else "2-3" if tokens < 4 else "4-8" if tokens < 9 else "9-15" if tokens < 16 else "16+"
