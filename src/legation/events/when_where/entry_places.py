"""Places that stand over what was done there: in the heads of a log's entries ("7 June, Huta - A patrol ..."), before a
colon or a dash ("BASRA - Gunmen ...") or on a line of their own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from legation.records import Place, PlaceKind
from legation.syntax.entry_heads import LABEL_OPENING
from legation.syntax.layout import Layout
from legation.syntax.wrapping import ends_sentence

_FEWEST = 3
"""Over how many entries places must stand: one or two may be datelines."""
_OPENING = re.compile(LABEL_OPENING)
_CLOSING = re.compile(
    r"(?:,? (?:province|governorate|district|county|state|region|oblast|department|sector|city|township|area))?"
    r"(?: \([^()\n]{2,40}\))?\s*(?P<mark>:(?=\s)|[–—-](?=\s|$)|:?$)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 40


class EntryPlaces:
    """The places over the entries of one document; none where they are the datelines of news from many countries."""

    def __init__(self, text: str, layout: Layout | None, places: Sequence[Place]) -> None:
        self._starts: list[int] = []
        self._over: list[Place | None] = []
        if layout is None:
            return
        named = self._read(text, layout, places)
        countries = {place.country for place in named}
        is_log = len(named) >= _FEWEST and len({place.name for place in named}) > 1
        if not is_log or (len(countries) > 1 and not layout.heads):
            self._starts, self._over = [], []

    def at(self, offset: int) -> Place | None:
        """The place over the entry in which an offset stands."""
        number = bisect_right(self._starts, offset) - 1
        return self._over[number] if number >= 0 else None

    def _read(self, text: str, layout: Layout, places: Sequence[Place]) -> list[Place]:
        """Note what stands over each paragraph; the places that do, once for each entry."""
        starts, heads = [place.start for place in places], dict(layout.heads)
        named: list[Place] = []
        section: Place | None = None
        head: Place | None = None
        is_below_head = False
        for start, end in layout.paragraphs:
            if (start, end) == layout.title:
                continue
            within = places[bisect_left(starts, start) : bisect_left(starts, heads.get(start, end))]
            if start in heads:
                head = next((p for p in within if p.kind is not PlaceKind.COUNTRY), next(iter(within), None))
                named += [head] if head is not None else []
                is_below_head = True
                continue
            over = head if is_below_head else None
            is_below_head = False
            mark = _mark_behind(text, start, end, within[0]) if within and over is None else None
            if mark is not None:
                over = within[0]
                named.append(over)
            is_alone = end - start <= _LONGEST_HEADING and not ends_sentence(text[start:end])
            is_cut = mark is not None and text[end : end + 1] not in ("", "\n")
            if is_alone and is_cut:  # from its entry
                head, is_below_head = over, True
            elif is_alone and (mark is not None or _is_heading(text, start, end)):
                section = over
            self._starts.append(start)
            self._over.append(over or section)
        return named


def _mark_behind(text: str, start: int, end: int, place: Place) -> str | None:
    """What stands behind a place that begins its paragraph: a colon, a dash, or nothing where it is all of it."""
    if not _OPENING.fullmatch(text, start, place.start):
        return None
    closing = _CLOSING.match(text[place.end : min(end, place.end + 80)])
    return closing["mark"] if closing else None


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a line is the title of a section, and no day over entries."""
    return not any(map(str.isdigit, text[start:end]))
