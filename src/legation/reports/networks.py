"""Who deals with whom: actors as a network, near each other where much passes between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from legation.reports.charts import WIDTH, altair, circle, finished
from legation.reports.extras import needed
from legation.reports.figures import Figure
from legation.reports.looks import CONFLICT, COOPERATION, INK, MUTED

HEIGHT = 480
MOST_ACTORS = 40
"""How many actors are drawn, those with the most events."""

_SEED = 1
_ROUNDS = 300
_MIDDLE = ""
_GRAVITY = 0.3


def network(pairs: Sequence[Mapping[str, Any]], subject: str) -> Figure:
    """Actors joined by their events: lines as wide as there are many, coloured by their mean score.

    Rows have ``actor``, ``partner`` (each pair once), ``events`` and ``score``.
    """
    most = _busiest(pairs)
    drawn = [pair for pair in pairs if pair["actor"] in most and pair["partner"] in most]
    spots = _layout(drawn)
    lines = [{**pair, **_at("", spots[pair["actor"]]), **_at("2", spots[pair["partner"]])} for pair in drawn]
    knots = [
        {"actor": name, "events": most[name], **circle(most[name], max(most.values())), **_at("", spot)}
        for name, spot in spots.items()
    ]
    strongest = sorted(drawn, key=lambda pair: (-pair["events"], pair["actor"], pair["partner"]))[:3]
    named = ", ".join(f"{pair['actor']} and {pair['partner']} {pair['events']}" for pair in strongest)
    specification = {**_template(), "datasets": {"lines": lines, "actors": knots}}
    return Figure(f"Who deals with whom in {subject}, the most events: {named or 'none'}.", specification)


def _busiest(pairs: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The actors with the most events and how many, those of the same number by name."""
    events: dict[str, int] = {}
    for pair in pairs:
        for name in (pair["actor"], pair["partner"]):
            events[name] = events.get(name, 0) + pair["events"]
    return dict(sorted(events.items(), key=lambda item: (-item[1], item[0]))[:MOST_ACTORS])


def _layout(pairs: Sequence[Mapping[str, Any]]) -> dict[str, tuple[float, float]]:
    """Where each actor stands: the same for the same pairs.

    By Fruchterman and Reingold's forces (1991), with a weak spring to a middle that is not drawn, so that parts which
    nothing joins stay near each other.
    """
    networkx = needed("networkx", "A network")
    graph = networkx.Graph()
    for pair in sorted(pairs, key=lambda pair: (pair["actor"], pair["partner"])):
        graph.add_edge(pair["actor"], pair["partner"], weight=1.0)
    graph.add_edges_from([(_MIDDLE, name) for name in sorted(graph)], weight=_GRAVITY)
    spots = networkx.spring_layout(graph, seed=_SEED, iterations=_ROUNDS)
    spots.pop(_MIDDLE, None)
    return dict(zip(spots, _spread(list(spots.values())), strict=True))


def _spread(spots: Sequence[Any]) -> list[tuple[float, float]]:
    """The spots turned so that they spread most from left to right, over the square from -1 to 1.

    Each moves half of the way to where its rank in the row and in the column would put it, so that crowds give way.
    """
    import numpy as np

    if not spots:
        return []
    centred = np.asarray(spots) - np.mean(spots, axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2] if len(spots) > 1 else np.eye(2)
    turned = centred @ (axes * np.sign(axes[:, :1] + 1e-9)).T
    stretched = turned / np.maximum(abs(turned).max(axis=0), 1e-9)
    ranks = turned.round(6).argsort(axis=0, kind="stable").argsort(axis=0) / max(len(spots) - 1, 1) * 2 - 1
    return [(round(float(x), 3), round(float(y), 3)) for x, y in (stretched + ranks) / 2]


def _at(end: str, spot: tuple[float, float]) -> dict[str, float]:
    return {f"x{end}": spot[0], f"y{end}": spot[1]}


@cache
def _template() -> dict[str, Any]:
    alt = altair()
    room = alt.Scale(domain=[-1.15, 1.15])
    x, y = alt.X("x:Q", scale=room, axis=None), alt.Y("y:Q", scale=room, axis=None)
    lines = (
        alt.Chart(alt.NamedData("lines"))
        .mark_rule(opacity=0.65)
        .encode(
            x=x,
            y=y,
            x2="x2:Q",
            y2="y2:Q",
            strokeWidth=alt.StrokeWidth("events:Q", scale=alt.Scale(rangeMin=1, rangeMax=9, domainMin=1), legend=None),
            color=alt.condition(alt.datum.score < 0, alt.value(CONFLICT.day), alt.value(COOPERATION.day)),
            tooltip=[
                alt.Tooltip("actor:N"),
                alt.Tooltip("partner:N"),
                alt.Tooltip("events:Q"),
                alt.Tooltip("score:Q", title="mean score", format="+.2f"),
            ],
        )
    )
    base = alt.Chart(alt.NamedData("actors")).encode(x=x, y=y)
    knots = base.mark_circle(color=MUTED.day, opacity=1).encode(
        size=alt.Size("area:Q", scale=None),
        tooltip=[alt.Tooltip("actor:N"), alt.Tooltip("events:Q")],
    )
    names = base.mark_text(dy=alt.ExprRef("-datum.radius - 8"), color=INK.day).encode(text="actor:N")
    return finished(alt.layer(lines, knots, names), width=WIDTH, height=HEIGHT)
