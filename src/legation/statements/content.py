"""The characters a content covers: from the heads of a cue's complements to spans of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from legation.statements.quotes import Quotation

Span = tuple[int, int]

LEADING = " \t\n,;:.–—-)]…”’»"
TRAILING = " \t\n,;:.–—-([…“‘«"
LONGEST_MARK = 2
STRAIGHT = ('"', "''", "'", "``")


def content_of(cue: Token, heads: Sequence[Token], parenthetical: bool) -> list[Span]:
    """The pieces of a content: one span, or one on each side of a cue that interrupts it.

    ``heads`` head the complements; those before the cue count only where there is none after it, unless
    the cue is ``parenthetical``.
    """
    own = {token.i for token in cue.subtree}
    if parenthetical:
        words = {token.i for head in heads for token in head.subtree} - own
    else:
        words = {token.i for head in heads for token in head.subtree if not token.is_space}
    words.discard(cue.i)
    after = [i for i in words if i > cue.i]
    before = [i for i in words if i < cue.i]
    if before and after and not parenthetical:
        before = []
    return [span for indices in (before, after) if indices and (span := _span(cue.doc, min(indices), max(indices)))]


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
    return _strip(start, end, text)


def _strip(start: int, end: int, text: str) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
