"""Dates that stand over what they date: "Monday: Israel bombed ...", "14:20 GMT - Kyiv says ...", or a line alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from legation.records import TimeExpression
from legation.syntax.layout import Layout
from legation.times.entries import ENTRY_END, ENTRY_START, dates_post

_COLON = re.compile(r":\s")


def entries(text: str, times: Iterable[TimeExpression], opens: Callable[[int], bool]) -> list[TimeExpression]:
    """The expressions that begin a sentence and stand before a colon ("... *March 9:* Troops enter the town."), in text
    order; ``opens`` tells whether a sentence begins at an offset."""
    return [time for time in times if _COLON.match(text, time.end) and opens(time.start)]


def labels(text: str, layout: Layout, times: Iterable[TimeExpression]) -> Mapping[int, TimeExpression]:
    """The expressions that date whole paragraphs, by the paragraphs' numbers (counted from 1).

    One that is all of a paragraph holds for those below it, up to the next label. The lines that date the dispatch
    itself are none.
    """
    own = [span for span in (layout.title, layout.dateline, layout.date_line, layout.byline) if span]
    spans = [span for span in layout.paragraphs if not any(a < span[1] and span[0] < b for a, b in own)]
    starts = [start for start, _ in spans]
    found: dict[int, tuple[TimeExpression, bool]] = {}
    for time in times:
        index = bisect_right(starts, time.start) - 1
        if index < 0 or time.end > spans[index][1]:
            continue
        if dates_post(text, time.start, time.end):
            found[starts[index]] = (time, True)
            continue
        if not ENTRY_START.fullmatch(text, starts[index], time.start):
            continue
        is_heading = not text[time.end : spans[index][1]].strip(" .:")
        if is_heading or ENTRY_END.match(text, time.end):
            found[starts[index]] = (time, is_heading)
    over: TimeExpression | None = None
    labelled: dict[int, TimeExpression] = {}
    for number, (start, _) in enumerate(layout.paragraphs, 1):
        if start in found:
            time, is_heading = found[start]
            over = time if is_heading else None
            labelled[number] = time
        elif over is not None:
            labelled[number] = over
    return labelled
