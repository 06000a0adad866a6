"""Dates that stand over what they date: "Monday: Israel bombed ...", "14:20 GMT - Kyiv says ...", or a line alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter

from legation.records import TimeExpression
from legation.syntax.dates import Span
from legation.syntax.layout import Layout
from legation.syntax.wrapping import ends_sentence
from legation.times.entries import ENTRY_START, dates_post, ends_entry_date

_COLON = re.compile(r":\s")


def entries(text: str, times: Iterable[TimeExpression], opens: Callable[[int], bool]) -> list[TimeExpression]:
    """The expressions that begin a sentence and stand before a colon ("... *March 9:* Troops enter the town."), in text
    order; ``opens`` tells whether a sentence begins at an offset."""
    return [time for time in times if _COLON.match(text, time.end) and opens(time.start)]


def headlines(text: str, layout: Layout) -> tuple[Span, ...]:
    """The title and the headlines of a digest's stories, in text order: what opens a story and ends no sentence, as may
    a line alone."""
    if len(layout.paragraphs) == 1 and layout.title is None and not ends_sentence(text[slice(*layout.paragraphs[0])]):
        return layout.paragraphs
    places = [start for start, _ in layout.datelines]
    are_places = (bisect_left(places, block[0]) < bisect_left(places, block[1]) for block in layout.paragraphs)
    blocks = [block for block, is_place in zip(layout.paragraphs, are_places, strict=True) if not is_place]
    firsts = (bisect_left(blocks, start, key=itemgetter(0)) for start, _ in layout.stories)
    openings = (blocks[first] for first in firsts if first < len(blocks))
    listed = {span for span in openings if not ends_sentence(text[slice(*span)])}
    return tuple(sorted({*listed, *filter(None, (layout.title,))}))


def labels(text: str, layout: Layout, times: Iterable[TimeExpression]) -> Mapping[int, TimeExpression]:
    """The expressions that date whole paragraphs, by the paragraphs' numbers (counted from 1).

    One that is all of a paragraph holds for those below it, up to the next label. The lines that date the dispatch
    itself are none.
    """
    own = [span for span in (layout.title, layout.dateline, layout.date_line, layout.byline) if span]
    spans = [span for span in layout.paragraphs if not any(a < span[1] and span[0] < b for a, b in own)]
    starts = [start for start, _ in spans]
    heads = dict(layout.heads)
    found: dict[int, tuple[TimeExpression, bool]] = {}
    for time in times:
        index = bisect_right(starts, time.start) - 1
        if index < 0 or time.end > spans[index][1]:
            continue
        if dates_post(text, time.start, time.end):
            found[starts[index]] = (time, True)
            continue
        if time.end <= heads.get(starts[index], 0):
            found.setdefault(starts[index], (time, True))
            continue
        if not ENTRY_START.fullmatch(text, starts[index], time.start):
            continue
        is_heading = not text[time.end : spans[index][1]].strip(" .:")
        if is_heading or ends_entry_date(text, time.start, time.end):
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
