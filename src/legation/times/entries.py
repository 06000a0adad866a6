"""Dates that stand over an entry of a chronology: "May 6: Troops enter the town", or a line alone."""

from __future__ import annotations

import re

ENTRY_START = re.compile(r"[-–—•*·]{0,3}\s*")
ENTRY_END = re.compile(r"\s*(?::(?!\d)|[–—|]|-\s)\s*")
_POSTED = re.compile(r"[^\n@]{0,60}@\w{1,30}\s*(?:[·•|,–—-]|\s)\s*")
"""What stands over a post before its day."""
_CLOSING = " .:\t\r"


def opens_entry(text: str, start: int, end: int) -> bool:
    """Whether the date in ``text[start:end]`` opens its line and a dash or a colon follows, or is all of the line."""
    line = text.rfind("\n", 0, start) + 1
    if not ENTRY_START.fullmatch(text, line, start):
        return False
    last = text.find("\n", end)
    is_alone = not text[end : last if last >= 0 else len(text)].strip(_CLOSING)
    return is_alone or ENTRY_END.match(text, end) is not None


def dates_post(text: str, start: int, end: int) -> bool:
    """Whether the date in ``text[start:end]`` ends the line over a post: "MFA Chad @mfachad · *Mar 13*"."""
    line, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    is_last = not text[end : last if last >= 0 else len(text)].strip()
    return is_last and _POSTED.fullmatch(text, line, start) is not None


def is_in_entry(text: str, entry_end: int, start: int) -> bool:
    """Whether what begins at ``start`` stands in the line that the date ending at ``entry_end`` opens."""
    return "\n" not in text[entry_end:start]
