"""Where it happened: events on a map of the world's countries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from legation.reports.charts import WIDTH, altair, circle, finished
from legation.reports.figures import Figure
from legation.reports.looks import COAST, CONFLICT, COOPERATION, INK, LAND

HEIGHT = 360

_LEAST_SPAN = 24.0
_WIDEST_SPAN = 150.0
_MARGIN = 0.25
"""The degrees that a map shows at least, those from which on it shows the world, and the part that is left around."""

_WORLD = (-168.0, -56.0, 179.9, 80.0)

_WHOLE = {"expr": "[width, height]"}  # Vega-Lite takes it, though its schema, which Altair follows, has numbers alone

_LETTER, _LINE = 7.5, 16.0
"""About how many pixels a name takes."""


def events_on_map(places: Sequence[Mapping[str, Any]], subject: str) -> Figure:
    """A map with a circle for each place, its area by events and its colour by their mean score.

    Rows have ``place``, ``lat``, ``lon`` (WGS 84), ``events`` and ``score``, the place of the most events first.
    """
    first = ", ".join(f"{row['place']} {row['events']}" for row in places[:3])
    specification = json.loads(_template())
    region = _region(places)
    specification["projection"]["fit"] = _corners(region)
    specification["datasets"] = {
        "countries": outlines("world" if region == _WORLD else "region"),
        "places": _drawn(places, region),
    }
    return Figure(
        f"Where the events of {subject} took place, most of them in: {first or 'no known place'}.", specification
    )


@cache
def outlines(of: str) -> Any:
    """The countries as TopoJSON, coarse for the ``world``, finer for a ``region``; see data/README.md."""
    return json.loads(files(__package__).joinpath("data", f"{of}.json").read_text(encoding="utf-8"))


def _drawn(places: Sequence[Mapping[str, Any]], region: tuple[float, float, float, float]) -> list[dict[str, Any]]:
    """Each place with the area and the radius of its circle, and with a label where there is room for one."""
    scale = WIDTH / (region[2] - region[0])
    most = max((row["events"] for row in places), default=1)
    taken: list[tuple[float, float, float]] = []
    drawn = []
    for row in places:
        size = circle(row["events"], most)
        x, y, half = row["lon"] * scale, -row["lat"] * scale - size["radius"], len(row["place"]) * _LETTER / 2
        is_free = all(abs(x - x2) > half + half2 or abs(y - y2) > _LINE for x2, y2, half2 in taken)
        if is_free:
            taken.append((x, y, half))
        drawn.append({**row, **size, "label": row["place"] * is_free})
    return drawn


def _region(places: Sequence[Mapping[str, Any]]) -> tuple[float, float, float, float]:
    """West, south, east and north of what the map shows: the places and some land around them, or the world."""
    if not places:
        return _WORLD
    lons, lats = [row["lon"] for row in places], [row["lat"] for row in places]
    width = max(max(lons) - min(lons), _LEAST_SPAN)
    height = max(max(lats) - min(lats), _LEAST_SPAN / 2)
    if width > _WIDEST_SPAN:
        return _WORLD
    x, y = (max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2
    half_width, half_height = width * (0.5 + _MARGIN), height * (0.5 + _MARGIN)
    return (x - half_width, max(y - half_height, -80), x + half_width, min(y + half_height, 84))


def _corners(region: tuple[float, float, float, float]) -> dict[str, Any]:
    """What the projection is fitted to, as GeoJSON points, which unlike an area have no inside to mistake."""
    west, south, east, north = region
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    across = [(west, y) for y in (south, middle_y, north)] + [(east, y) for y in (south, middle_y, north)]
    points = [*across, (middle_x, south), (middle_x, north)]
    return {"type": "MultiPoint", "coordinates": [[round(x, 3), round(y, 3)] for x, y in points]}


@cache
def _template() -> str:
    alt = altair()
    shape = alt.TopoDataFormat(type="topojson", feature="countries")
    land = alt.Chart(alt.NamedData("countries", format=shape)).mark_geoshape(
        fill=LAND.day, stroke=COAST.day, strokeWidth=0.6
    )
    base = alt.Chart(alt.NamedData("places")).encode(longitude="lon:Q", latitude="lat:Q")
    circles = base.mark_circle(opacity=0.75, stroke=LAND.day, strokeWidth=1).encode(
        size=alt.Size("area:Q", scale=None),
        order=alt.Order("events:Q", sort="descending"),
        color=alt.condition(alt.datum.score < 0, alt.value(CONFLICT.day), alt.value(COOPERATION.day)),
        tooltip=[
            alt.Tooltip("place:N"),
            alt.Tooltip("events:Q"),
            alt.Tooltip("score:Q", title="mean score", format="+.2f"),
        ],
    )
    above = alt.ExprRef("-datum.radius - 8")
    named = base.encode(text="label:N")
    halo = named.mark_text(dy=above, fontWeight="bold", stroke=LAND.day, strokeWidth=3, opacity=0.8)
    names = named.mark_text(dy=above, fontWeight="bold", color=INK.day)
    specification = finished(alt.layer(land, circles, halo, names).project("equalEarth"), width=WIDTH, height=HEIGHT)
    specification["projection"] |= {"size": _WHOLE, "clipExtent": {"expr": f"[[0, 0], {_WHOLE['expr']}]"}}
    return json.dumps(specification)
