"""How far a text tells of another age: stories that open "In the winter of 1920" and go on without a date."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from legation.records import TimeExpression, TimeType

HISTORY = 40
"""What happened more years ago than this is history, not news."""
BEFORE_NEWS = 1900
"""What happened before this year is history in a document without a date too."""
FRONT = 3
"""Before how many words an expression must stand in its sentence to set the time of a story."""
SEASONS = ("-SP", "-SU", "-FA", "-WI")


def is_of_another_age(latest: date, published: date | None) -> bool:
    """Whether a day is more than a lifetime's news before the document."""
    if published is None:
        return latest.year < BEFORE_NEWS
    return published.year - latest.year > HISTORY


def past_until(doc: Doc, times: Sequence[TimeExpression], published: date | None) -> float:
    """The code point up to which a text that opens in another age stays there: its first day that is not old.

    0 for a text that opens in its own time, infinity for one that names no other day.
    """
    if published is None:
        return 0
    body = doc._.layout.title[1] if doc._.layout is not None and doc._.layout.title else 0
    opened = False
    for time in times:
        if time.start < body or time.type is not TimeType.DATE or time.latest is None:
            continue
        if is_of_another_age(time.latest, published):
            opened = opened or _opens_sentence(doc, time)
        elif not (time.value or "").endswith(SEASONS):
            return time.start if opened else 0
        if not opened:
            return 0
    return math.inf if opened else 0


def _opens_sentence(doc: Doc, time: TimeExpression) -> bool:
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    return span is not None and span.start - span.sent.start <= FRONT
