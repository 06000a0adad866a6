"""The characters a content covers: from the heads of a cue's complements to spans of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from legation.statements.nouns import occasions
from legation.statements.preposed import SUBJECTS, interrupts, reporting_clause, torn_subject
from legation.statements.quotes import Quotation

Span = tuple[int, int]

PHRASES = frozenset(("nsubj:pass", "nsubj", "obj", "iobj", "obl", "nmod", "xcomp"))
"""Relations of complements that are no clauses with a subject of their own."""
LEADING = " \t\n,;:.–—-)]…”’»"
TRAILING = " \t\n,;:.–—-([…“‘«"
LONGEST_MARK = 2
STRAIGHT = ('"', "''", "'", "``")


def content_of(cue: Token, heads: Sequence[Token]) -> list[Span]:
    """The pieces of a content whose complements have these heads, sorted: one span, or one on each side of its cue.

    A clause before the cue is all there is but for what the cue interrupts; a phrase before it counts only where
    nothing follows ("the talks, said to go on").
    """
    if heads[0].i < cue.i and heads[0].dep_ not in PHRASES:
        return _around(cue, heads)
    words = {token.i for head in heads for token in head.subtree if not token.is_space}
    if (torn := torn_subject(cue)) is not None:
        words |= {token.i for token in torn.subtree}
    if cue.i in words:  # the cue hangs on the content
        words -= {token.i for token in cue.subtree}
    before, after = [i for i in words if i < cue.i], [i for i in words if i > cue.i]
    if after:
        first = _past_occasion(cue, min(after))
        after = [i for i in after if i >= first]
    return [span for side in (before, after) if side and (span := _span(cue.doc, min(side), max(side)))]


def _past_occasion(cue: Token, first: int) -> int:
    """Where a content begins once "in a statement" is left to the cue that it follows."""
    doc = cue.doc
    if first != cue.i + 1 or doc[first].pos_ != "ADP":
        return first
    noun = doc[first].head
    if noun.lemma_.lower() in occasions() and noun.i > first and noun.head.i > noun.i:
        return noun.right_edge.i + 1
    return first


def _around(cue: Token, heads: Sequence[Token]) -> list[Span]:
    """The content before a cue, and what follows where the cue only interrupts it."""
    content = {token.i for head in heads for token in head.subtree if not token.is_space}
    aside = {token.i for token in cue.subtree}
    hosted = cue.i in content  # the cue hangs on the content, else the content on the cue
    words = content - aside if hosted else content
    clause = reporting_clause(cue, heads[0])
    first = min(words) if hosted else cue.left_edge.i
    stop = clause.first
    if hosted and cue.left_edge.i > heads[0].i:
        stop = min(stop, cue.left_edge.i)
    spans = [_span(cue.doc, first, stop - 1)]
    rest = [i for i in words if i > cue.i and not cue.doc[i].is_punct]
    if rest and interrupts(cue, min(rest)) and not _is_news(cue.doc[min(rest)]):
        spans.append(_span(cue.doc, min(rest), max(rest)))
    return [span for span in spans if span]


def _is_news(first: Token) -> bool:
    """Whether a clause goes on to somebody else: "..., he said, and Norway has left", not "and it has left"."""
    if first.dep_ != "cc" or first.head.dep_ != "conj":
        return False
    subject = next((child for child in first.head.lefts if child.dep_ in SUBJECTS), None)
    owned = subject is not None and any(child.dep_ == "nmod:poss" for child in subject.children)
    return subject is not None and subject.i > first.i and subject.pos_ in ("NOUN", "PROPN") and not owned


def _span(doc: Doc, first: int, last: int) -> Span | None:
    """The characters from one token to another without the spaces and punctuation around them."""
    while first <= last and _is_edge(doc[first], LEADING):
        first += 1
    while last >= first and _is_edge(doc[last], TRAILING):
        last -= 1
    if first > last or (first == last and doc[first].text in STRAIGHT):
        return None
    return doc[first].idx, doc[last].idx + len(doc[last])


def _is_edge(token: Token, characters: str) -> bool:
    return token.is_space or all(character in characters for character in token.text)


def fit_quotations(span: Span, quotations: Iterable[Quotation], text: str) -> Span:
    """A span that cuts no quotation in two: one that it enters by more than its marks is taken in or left out."""
    start, end = span
    for quotation in quotations:
        if quotation.end <= start or quotation.start >= end:
            continue
        inside = min(end, quotation.end) - max(start, quotation.start)
        if inside <= LONGEST_MARK < quotation.end - quotation.start:
            start, end = (quotation.end, end) if quotation.start < start else (start, quotation.start)
        elif quotation.start <= start and end <= quotation.end:
            if 2 * inside >= quotation.end - quotation.start:
                start, end = quotation.start, quotation.end
        elif quotation.start < start or quotation.end > end:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return strip((start, end), text)


def strip(span: Span, text: str) -> Span:
    """A span without white space around it and without an opening bracket that it does not close."""
    start, end = span
    if text[start : start + 1] == "(" and text.find(")", start, end) < 0:
        start += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
