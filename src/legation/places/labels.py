"""Names over a log's entries: "Basra: Gunmen ...", "* MOSUL - A bomb ...", "Kirkuk" on a line of its own, and those in
a head that tells the day too ("4 June, 1600 UTC, 12NM off Eyl, Somalia: Pirates ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from legation.syntax.columns import text_of
from legation.syntax.entry_heads import LABEL_OPENING
from legation.syntax.layout import Layout

_NAME = r"[^\W\d_a-z][^\W\d_.’']*(?:[.’' -]{1,2}[^\W\d_]+){0,3}?"
_BEFORE_MARK = re.compile(
    rf"{LABEL_OPENING}(?P<name>{_NAME})(?: \([^()\n]{{2,40}}\))?(?: [a-z]+)?\s*(?::(?=\s)|[–—-]\s|:?\Z)"
)
_LONGEST = 60
_FEWEST = 3
"""How many names make a log's."""
_IN_HEAD = re.compile(rf"(?:^|[,–—:]\s|-\s|\b(?:of|off|near|in|at|NEAR)\s)\s*(?P<name>{_NAME})(?=[,:(]|\s[–—(-]|\s*$)")


def label_spans(doc: Doc, taken: Sequence[int]) -> list[Span]:
    """The names that may be those of the places over a document's entries, where at least half of them are: ``taken``
    tells for each token whether it is known to be of a place."""
    layout = doc._.layout
    if layout is None or len(layout.paragraphs) < _FEWEST:
        return []
    found = (doc.char_span(start, end) for start, end in _names(text_of(doc), layout))
    names = [span for span in found if span is not None]
    known = sum(bool(taken[span.start]) for span in names)
    is_log = len(names) >= _FEWEST and known * 2 >= len(names)
    return [span for span in names if not taken[span.start]] if is_log else []


def _names(text: str, layout: Layout) -> Iterator[tuple[int, int]]:
    heads = dict(layout.heads)
    for start, end in layout.paragraphs:
        if start in heads:
            for found in _IN_HEAD.finditer(text[start : heads[start]]):
                yield start + found.start("name"), start + found.end("name")
        elif (label := _BEFORE_MARK.match(text[start : min(end, start + _LONGEST)])) is not None:
            yield start + label.start("name"), start + label.end("name")
