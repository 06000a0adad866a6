"""Datelines whose parts stand between bars: "Paris | AFP | Tuesday 26 February 2019 | The talks ..."."""

from __future__ import annotations

from collections.abc import Sequence

from legation.syntax.dateline_names import Token, is_agency
from legation.syntax.dates import Span, is_date


def read_bars(text: str, tokens: Sequence[Token], position: int) -> tuple[int, Span | None, Span | None]:
    """The last bar, the agency and the date of parts that follow the bar at ``position``."""
    agency: Span | None = None
    date: Span | None = None
    while True:
        closing = next((i for i in range(position + 1, len(tokens)) if tokens[i].text == "|"), None)
        if closing is None or closing == position + 1:
            return position, agency, date
        span = tokens[position + 1].start, tokens[closing - 1].end
        if is_agency(text[slice(*span)]):
            agency = agency or span
        elif is_date(text[slice(*span)]):
            date = date or span
        else:
            return position, agency, date
        position = closing
