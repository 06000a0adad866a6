"""Dates that stand over an entry of a chronology: "May 6: Troops enter the town", "6 May. Troops enter the town", or a
line alone."""

from __future__ import annotations

import re

from legation.syntax.entry_heads import entry_head

ENTRY_START = re.compile(r"[-–—•*·]{0,3}\s*")
ENTRY_END = re.compile(r"\s*(?::(?!\d)|[–—|]|-\s)\s*")
_POSTED = re.compile(r"[^\n@]{0,60}@\w{1,30}\s*(?:[·•|,–—-]|\s)\s*")
"""What stands over a post before its day."""
_CLOSING = " .:\t\r"
_DAY_OF_MONTH = re.compile(
    r"(?:\d{1,2}(?:[-–]\d{1,2})? [^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.? \d{1,2}(?:[-–]\d{1,2})?)(?:,? \d{4})?"
)
_UNMARKED_END = re.compile(r"\.?[ \t]+(?=[\"“‘']?[A-ZÀ-Þ])")
"""What follows the day of an entry without a mark."""


def opens_entry(text: str, start: int, end: int) -> bool:
    """Whether the date in ``text[start:end]`` opens its line and a dash or a colon follows, or is all of the line."""
    line = text.rfind("\n", 0, start) + 1
    if not ENTRY_START.fullmatch(text, line, start):
        return False
    last = text.find("\n", end)
    last = last if last >= 0 else len(text)
    is_alone = not text[end:last].strip(_CLOSING)
    return is_alone or ends_entry_date(text, start, end) or entry_head(text, line, last) is not None


def ends_entry_date(text: str, start: int, end: int) -> bool:
    """Whether the entry's text follows the date in ``text[start:end]``: after a dash or a colon, or right after a day
    of a month as a sentence of its own."""
    if ENTRY_END.match(text, end):
        return True
    return _DAY_OF_MONTH.fullmatch(text, start, end) is not None and _UNMARKED_END.match(text, end) is not None


def dates_post(text: str, start: int, end: int) -> bool:
    """Whether the date in ``text[start:end]`` ends the line over a post: "MFA Chad @mfachad · *Mar 13*"."""
    line, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    is_last = not text[end : last if last >= 0 else len(text)].strip()
    return is_last and _POSTED.fullmatch(text, line, start) is not None


def is_in_entry(text: str, entry_end: int, start: int) -> bool:
    """Whether what begins at ``start`` stands in the line that the date ending at ``entry_end`` opens."""
    return "\n" not in text[entry_end:start]
