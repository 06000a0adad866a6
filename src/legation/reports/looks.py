"""How charts look: their colours by day and by night, and what they have in common.

A chart is drawn once, in the colours of the day. A page shows it in others by the rules of :func:`stylesheet`, which
give each colour that a chart may have a custom property; so one drawing does for light, dark and print.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from legation.records import Quad


class Colour(NamedTuple):
    """A colour by its name in stylesheets (``--chart-NAME``), by day and by night."""

    name: str
    day: str
    night: str


INK = Colour("ink", "#1d2329", "#e8eaed")
MUTED = Colour("muted", "#59636e", "#a3adb8")
LINE = Colour("line", "#d5dade", "#3a424b")
LAND = Colour("land", "#e9ebe6", "#2b3238")
COAST = Colour("coast", "#bcc3c0", "#4b555e")
COOPERATION = Colour("cooperation", "#1d6fa5", "#6bb3e3")
CONFLICT = Colour("conflict", "#bf4a1c", "#f08a5d")

OF_QUAD = {
    Quad.VERBAL_COOPERATION: Colour("verbal-cooperation", "#4a90bd", "#7fbfe8"),
    Quad.MATERIAL_COOPERATION: Colour("material-cooperation", "#17496f", "#4a90c8"),
    Quad.VERBAL_CONFLICT: Colour("verbal-conflict", "#d0762c", "#f2b074"),
    Quad.MATERIAL_CONFLICT: Colour("material-conflict", "#8e2a12", "#e0603f"),
}
"""The categories of PLOVER's quad: what is said lighter, what is done darker."""

QUAD_NAMES = {quad: OF_QUAD[quad].name.replace("-", " ") for quad in Quad}

COLOURS = (INK, MUTED, LINE, LAND, COAST, COOPERATION, CONFLICT, *OF_QUAD.values())

FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"
"""Fonts of the same widths: a chart is laid out by the first and shown in the others."""


def config() -> dict[str, Any]:
    """Vega-Lite's ``config`` of all charts."""
    label = {"labelColor": MUTED.day, "titleColor": MUTED.day, "labelFontSize": 12, "titleFontSize": 12}
    return {
        "background": "transparent",
        "font": FONT,
        "padding": 2,
        "view": {"stroke": None},
        "axis": {**label, "titleFontWeight": "normal", "domainColor": LINE.day, "tickColor": LINE.day,
                 "gridColor": LINE.day, "labelLimit": 180},
        "legend": {**label, "orient": "top", "title": None, "symbolType": "square", "labelLimit": 0, "offset": 8,
            "columnPadding": 16},
        "text": {"color": INK.day, "fontSize": 12},
    }  # fmt: skip


def stylesheet(day: str = ":root", night: str | None = None) -> str:
    """CSS for elements of the class ``chart``: the colours as custom properties, set on selectors for day and night.

    Without a selector for the night it is night where the reader's system is dark, on the screen alone.
    """
    by_day = ";".join(f"--chart-{colour.name}:{colour.day}" for colour in COLOURS)
    by_night = ";".join(f"--chart-{colour.name}:{colour.night}" for colour in COLOURS)
    is_night = (
        f"{night}{{{by_night}}}" if night else f"@media screen and (prefers-color-scheme:dark){{:root{{{by_night}}}}}"
    )
    rules = [
        f'.chart [{paint}="{colour.day}"]{{{paint}:var(--chart-{colour.name})}}'
        for colour in COLOURS
        for paint in ("fill", "stroke")
    ]
    return "\n".join([f"{day}{{{by_day}}}", is_night, *rules]) + "\n"
