"""A figure: what it shows in words, and how to draw it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from legation.reports.extras import needed

_ELEMENT = re.compile(r"<[^>]*>")
_DEFINED = re.compile(r'<(?:clipPath|linearGradient|radialGradient|pattern) id="([^"]+)"')
_REFERENCE = re.compile(r'(?<= id=")[^"]+(?=")|(?<=url\(#)[^)]+(?=\))')


_NARROW = 450
"""From how many pixels down a legend takes two columns."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as a Vega-Lite specification with its data; ``description`` says what it shows, for who cannot see it."""

    description: str
    specification: dict[str, Any]

    def sized(self, width: int | str) -> Figure:
        """The same figure so many pixels wide, or as wide as its place in the page (``"container"``)."""
        specification = {**self.specification, "width": width}
        if width == "container":
            specification["autosize"] = {"type": "fit-x", "contains": "padding"}
        if isinstance(width, int) and width < _NARROW:
            config = specification.get("config", {})
            specification["config"] = {**config, "legend": {**config.get("legend", {}), "columns": 2}}
        return Figure(self.description, specification)

    def svg(self, name: str = "figure") -> str:
        """The figure as SVG. ``name`` sets its ids apart from those of others in a page.

        Raises ``MissingExtra`` where vl-convert is not installed.
        """
        drawn: str = _draws().vegalite_to_svg(self._described(), vl_version=VEGA_LITE)
        return _with_own_ids(drawn, name)

    def png(self, scale: float = 2) -> bytes:
        """The figure as PNG on white, ``scale`` pixels of it for one of the specification's; raises as ``svg``."""
        white = self._described()
        white["config"] = {**white.get("config", {}), "background": "white"}
        return bytes(_draws().vegalite_to_png(white, vl_version=VEGA_LITE, scale=scale))

    def json(self) -> str:
        """The specification as JSON that may stand in any HTML element, a ``script`` included."""
        text = json.dumps(self._described(), ensure_ascii=False, separators=(",", ":"))
        return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")

    def _repr_svg_(self) -> str:
        return self.svg()

    def _described(self) -> dict[str, Any]:
        return {**self.specification, "description": self.description}


VEGA_LITE = "6.4"
"""The version of Vega-Lite that draws."""


def _draws() -> Any:
    return needed("vl_convert", "Drawing a chart")


def _with_own_ids(svg: str, name: str) -> str:
    """The ids, which the renderer counts on from one drawing to the next, counted from 1 after a name."""
    numbers = {id: f"{name}-{number}" for number, id in enumerate(dict.fromkeys(_DEFINED.findall(svg)), 1)}
    return _ELEMENT.sub(lambda tag: _REFERENCE.sub(lambda id: numbers.get(id[0], id[0]), tag[0]), svg)
