"""Heads of the entries of a log: the number, the day, the hour and the place of an incident, before it is told.

Incident 12 - 4 June, 1600 UTC, 30NM SE of Aden: Pirates ...       7 June, Huta - A patrol ...
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from legation.syntax.dates import MONTHS, Span, is_date, stripped

_FEWEST = 3
"""How many heads make a log."""

LABEL_OPENING = r"[-–—•*·>▪●]{0,3}\s*(?:\(?(?:\d{1,3}|[a-z])[.)]\s+)?(?:(?:NEAR|Near)\s)?"
"""What may stand before the name of a place over an entry: a bullet, its number, "near"."""
_MARK = re.compile(r":(?=\s)|[–—](?=\s)|\s-(?=\s)")
_LONGEST = 110
_OPENING = re.compile(r"[-–—•*·>▪●]{0,3}\s*")
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ -](?:{'|'.join(sorted(MONTHS))})\b|\b(?:{'|'.join(sorted(MONTHS))})\.? \d{{1,2}}\b"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}([./])\d{1,2}\1\d{2,4}\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "a about approx approximately around at between by de del el from h hours hrs in km la local near nm north of off "
    "on or south east the time to west".split()
)
"""Words in small letters that stand in a head."""
_ARTICLES = ("al-", "el-", "as-", "ar-", "an-", "at-", "ad-", "ash-")
_FRINGE = "()[],;.:#'\"“”‘’–—-/+°"


def read_heads(text: str, paragraphs: Iterable[Span], *, is_dated: bool) -> tuple[Span, ...]:
    """The heads, with their marks, that say more than the day; none where the document is no log.

    ``is_dated``: whether enough of its lines begin with a day, the heads among them.
    """
    heads = tuple(head for start, end in paragraphs if (head := entry_head(text, start, end)) is not None)
    return heads if is_dated or len(heads) >= _FEWEST else ()


def parted_at_heads(text: str, paragraphs: Iterable[Span], heads: Sequence[Span]) -> list[Span]:
    """The paragraphs with each head a paragraph of its own."""
    ends = dict(heads)
    found: list[Span] = []
    for start, end in paragraphs:
        cut = ends.get(start, start)
        found += [(start, cut), (cut, end)] if cut > start else [(start, end)]
    return [stripped(text, *span) for span in found]


def entry_head(text: str, start: int, end: int) -> Span | None:
    """The head that a paragraph begins with: the longest stretch up to a mark that names a day and more, and tells of
    nothing; a day alone is none ("4 June: Rebels ...")."""
    opening = _OPENING.match(text, start, end)
    begin, found = opening.end() if opening else start, None
    for mark in _MARK.finditer(text, begin, min(end, begin + _LONGEST)):
        if not all(map(_fits, text[begin : mark.start()].split())):
            break
        found = mark
    if found is None or found.end() >= end:
        return None
    head = text[begin : found.start()]
    return (start, found.end()) if _DAY.search(head) and not is_date(head) else None


def _fits(word: str) -> bool:
    """Whether a word may stand in a head: a name, a number, a mark, or a small word between them."""
    bare = word.strip(_FRINGE)
    return not bare or not bare[0].islower() or bare in _SMALL or bare.startswith(_ARTICLES)
