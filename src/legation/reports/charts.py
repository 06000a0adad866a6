"""Charts of what passes between two sides, or around one: over time, by type, by partner.

Specifications are made with Altair once for each chart; a figure adds its data by name.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from legation.reports.extras import needed
from legation.reports.figures import Figure
from legation.reports.looks import CONFLICT, COOPERATION, INK, LINE, MUTED, OF_QUAD, QUAD_NAMES, config

WIDTH = 680
_Row = Mapping[str, Any]

SMALLEST, LARGEST = 40.0, 800.0
"""The areas of circles in square pixels, for next to no events and for the most."""

_LABELLED = 46
"""How many pixels the labels of a vertical axis take, so that charts below each other share their months."""


def score_over_time(months: Sequence[_Row], subject: str) -> Figure:
    """The mean conflict-cooperation score month by month. Rows have ``month`` ("2019-02"), ``score``, ``events``."""
    scores = [row["score"] for row in months]
    told = f", from {min(scores):+.1f} to {max(scores):+.1f}" if scores else ""
    return _figure(
        f"Mean conflict-cooperation score of {subject} by month{_span(months)}{told}.",
        _score_over_time(),
        months=[{name: row[name] for name in ("month", "score", "events")} for row in months],
    )


def events_over_time(months: Sequence[_Row], subject: str) -> Figure:
    """How many events cooperate and conflict by month, up and down.

    Rows have ``month``, ``cooperation`` and ``conflict``, both counts.
    """
    counts = [
        {"month": row["month"], "kind": kind, "events": row[kind], "height": sign * row[kind]}
        for row in months
        for kind, sign in (("cooperation", 1), ("conflict", -1))
    ]
    both = [sum(row[kind] for row in months) for kind in ("cooperation", "conflict")]
    return _figure(
        f"Events of {subject} by month{_span(months)}: {both[0]} of cooperation, {both[1]} of conflict.",
        _events_over_time(),
        months=counts,
    )


def types(counts: Sequence[_Row], subject: str) -> Figure:
    """Events by type. Rows have ``type``, ``quad`` (PLOVER's) and ``events``, the commonest first."""
    first = ", ".join(f"{row['type']} {row['events']}" for row in counts[:3])
    return _figure(
        f"Events of {subject} by type, the commonest: {first or 'none'}.",
        _types(),
        height={"step": 22},
        types=[{**row, "quad": QUAD_NAMES[row["quad"]]} for row in counts],
    )


def partners(counts: Sequence[_Row], subject: str) -> Figure:
    """With whom there is cooperation and conflict. Rows have ``partner``, ``cooperation`` and ``conflict``."""
    rows = [
        {"partner": row["partner"], "kind": kind, "events": row[kind], "length": sign * row[kind], "place": place}
        for place, row in enumerate(counts)
        for kind, sign in (("cooperation", 1), ("conflict", -1))
    ]
    first = ", ".join(str(row["partner"]) for row in counts[:3])
    return _figure(
        f"Cooperation and conflict of {subject} by partner, the first: {first or 'none'}.",
        _partners(),
        height={"step": 22},
        partners=rows,
    )


def _figure(description: str, template: dict[str, Any], *, height: Any = None, **data: Iterable[_Row]) -> Figure:
    specification = {**template, "datasets": {name: [dict(row) for row in rows] for name, rows in data.items()}}
    if height is not None:
        specification["height"] = height
    return Figure(description, specification)


def _span(months: Sequence[_Row]) -> str:
    return f", {months[0]['month']} to {months[-1]['month']}" if months else ""


def circle(events: int, most: int) -> dict[str, float]:
    """The ``area`` and the ``radius`` of a circle for so many events, in pixels."""
    area = SMALLEST + (LARGEST - SMALLEST) * events / most
    return {"area": round(area, 1), "radius": round(math.sqrt(area / math.pi), 1)}


def altair() -> Any:
    """The library; raises ``MissingExtra`` where it is not installed."""
    return needed("altair", "A chart")


def _month(alt: Any) -> Any:
    """Months on the horizontal axis, in UTC as they are written, whatever the reader's time zone."""
    return alt.X("month:T", timeUnit="utcyearmonth", bandPosition=0.5, scale=alt.Scale(type="utc"), title=None).axis(
        grid=False, labelOverlap="parity", tickCount=8, format="%b %Y"
    )


def _two_kinds(alt: Any) -> Any:
    domain = alt.Scale(domain=["cooperation", "conflict"], range=[COOPERATION.day, CONFLICT.day])
    return alt.Color("kind:N", scale=domain)


def finished(chart: Any, **properties: Any) -> dict[str, Any]:
    """An Altair chart as a specification in the looks of all charts."""
    specification: dict[str, Any] = chart.properties(**properties).configure(**config()).to_dict()
    return specification


@cache
def _score_over_time() -> dict[str, Any]:
    alt = altair()
    zero = alt.Chart().mark_rule(color=MUTED.day).encode(y=alt.datum(0))
    base = alt.Chart(alt.NamedData("months")).encode(
        x=_month(alt),
        y=alt.Y("score:Q", title="mean score", scale=alt.Scale(domain=[-10, 10])).axis(
            tickCount=5, minExtent=_LABELLED, maxExtent=_LABELLED, gridColor=LINE.day
        ),
    )
    line = base.mark_line(color=MUTED.day, strokeWidth=1.5)
    points = base.mark_circle(opacity=1).encode(
        size=alt.Size("events:Q", scale=alt.Scale(rangeMin=30, rangeMax=260), legend=None),
        color=alt.condition(alt.datum.score < 0, alt.value(CONFLICT.day), alt.value(COOPERATION.day)),
        tooltip=[
            alt.Tooltip("utcyearmonth(month):T", title="month", format="%B %Y"),
            alt.Tooltip("score:Q", title="mean score", format="+.2f"),
            alt.Tooltip("events:Q", title="events"),
        ],
    )
    return finished(alt.layer(line, zero, points), width=WIDTH, height=180)


@cache
def _events_over_time() -> dict[str, Any]:
    alt = altair()
    bars = (
        alt.Chart(alt.NamedData("months"))
        .mark_bar()
        .encode(
            x=_month(alt),
            y=alt.Y("height:Q", title="events", scale=alt.Scale(nice=True)).axis(
                labelExpr="format(abs(datum.value), ',')",
                tickMinStep=1,
                tickCount=5,
                minExtent=_LABELLED,
                maxExtent=_LABELLED,
            ),
            color=_two_kinds(alt),
            tooltip=[
                alt.Tooltip("utcyearmonth(month):T", title="month", format="%B %Y"),
                alt.Tooltip("kind:N", title="kind"),
                alt.Tooltip("events:Q", title="events"),
            ],
        )
    )
    zero = alt.Chart().mark_rule(color=MUTED.day).encode(y=alt.datum(0))
    return finished(alt.layer(bars, zero), width=WIDTH, height=160)


@cache
def _types() -> dict[str, Any]:
    alt = altair()
    colours = alt.Scale(domain=list(QUAD_NAMES.values()), range=[OF_QUAD[quad].day for quad in QUAD_NAMES])
    base = alt.Chart(alt.NamedData("types")).encode(
        x=alt.X("events:Q", title=None, axis=None),
        y=alt.Y("type:N", title=None, sort=None).axis(domain=False, ticks=False, labelColor=INK.day),
        tooltip=[alt.Tooltip("type:N"), alt.Tooltip("quad:N"), alt.Tooltip("events:Q")],
    )
    bars = base.mark_bar(height=14).encode(color=alt.Color("quad:N", scale=colours))
    numbers = base.mark_text(align="left", dx=5, color=MUTED.day).encode(text="events:Q")
    return finished(alt.layer(bars, numbers), width=WIDTH)


@cache
def _partners() -> dict[str, Any]:
    alt = altair()
    by_place = alt.EncodingSortField("place", order="ascending", op="min")
    bars = (
        alt.Chart(alt.NamedData("partners"))
        .mark_bar(height=14)
        .encode(
            x=alt.X("length:Q", title="events of conflict, of cooperation").axis(
                labelExpr="format(abs(datum.value), ',')", tickMinStep=1, tickCount=6
            ),
            y=alt.Y("partner:N", title=None, sort=by_place).axis(domain=False, ticks=False, labelColor=INK.day),
            color=_two_kinds(alt),
            tooltip=[alt.Tooltip("partner:N"), alt.Tooltip("kind:N"), alt.Tooltip("events:Q")],
        )
    )
    zero = alt.Chart().mark_rule(color=MUTED.day).encode(x=alt.datum(0))
    return finished(alt.layer(bars, zero), width=WIDTH)
