"""A report as one HTML file that needs nothing else: no script, no picture, no font, no address that is fetched."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from legation.exports.view import shown
from legation.reports import briefing as counts
from legation.reports import charts, maps
from legation.reports.briefing import Briefing, Happening
from legation.reports.extras import needed
from legation.reports.figures import Figure
from legation.reports.looks import OF_QUAD, stylesheet
from legation.reports.wording import by_month, span, summary, tiles
from legation.stories.ledger_items import Standing
from legation.stories.sources import Who

if TYPE_CHECKING:
    from jinja2 import Environment

WIDE, NARROW = 680, 330
"""How many pixels wide figures are drawn, for a desk or paper and for a phone."""

Progress = Callable[[int, int], None]


def report(found: Briefing, progress: Progress | None = None) -> str:
    """The report as HTML. ``progress`` is told how many of how many figures are drawn.

    The same briefing gives the same bytes. Raises ``MissingExtra`` where what draws is not installed.
    """
    style = "\n".join([_template_text("report.css"), stylesheet()])
    policy = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'"
    page: str = (
        _environment()
        .get_template("report.html")
        .render(
            found=found,
            style=style,
            policy=policy,
            subject=" and ".join(found.names),
            span=span(found),
            summary=list(summary(found)),
            tiles=tiles(found),
            listed=by_month(found.happenings),
            figures=_drawn(found, progress),
            numbers={document: number for number, document in enumerate(found.stories, 1)},
            open_items=[item for item in found.ledger if item.status in (Standing.OPEN, Standing.OVERDUE)],
            settled_items=[item for item in found.ledger if item.status not in (Standing.OPEN, Standing.OVERDUE)],
        )
    )
    return page


def _drawn(found: Briefing, progress: Progress | None) -> dict[str, dict[str, Any]]:
    """The figures by name: what each says, drawn for both widths. One without data is left out."""
    subject = " and ".join(found.names)
    months, types, places = counts.months(found), counts.types(found), counts.places(found)
    figures: list[tuple[str, Figure]] = []
    if months:
        figures += [
            ("score", charts.score_over_time(months, subject)),
            ("events", charts.events_over_time(months, subject)),
        ]
    if types:
        figures.append(("types", charts.types(types, subject)))
    if places:
        figures.append(("map", maps.events_on_map(places, subject)))
    drawn: dict[str, dict[str, Any]] = {}
    for done, (name, figure) in enumerate(figures):
        if progress:
            progress(done, len(figures))
        drawn[name] = {
            "description": figure.description,
            "wide": _unspoken(figure.sized(WIDE).svg(f"{name}-wide")),
            "narrow": _unspoken(figure.sized(NARROW).svg(f"{name}-narrow")),
        }
    return drawn


def _unspoken(svg: str) -> str:
    """A drawing that is told in words by the element around it."""
    return svg.replace("<svg ", '<svg aria-hidden="true" ', 1)


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _address(url: str | None) -> str | None:
    """An address that a link may lead to: of the web, nothing that runs."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _parties(parties: Iterable[Who]) -> str:
    return ", ".join(dict.fromkeys(shown(party.name) for party in parties)) or "nobody named"


def _template_text(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    jinja2 = needed("jinja2", "A report")
    environment: Environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template_text),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"line": shown, "address": _address, "parties": _parties, "quad": _quad_class}
    return environment


def _quad_class(happening: Happening) -> str:
    return OF_QUAD[happening.quad].name
