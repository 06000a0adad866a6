"""``legation report`` and ``legation chart``: what passes between two countries, to read and to print."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from legation.cli.app import app
from legation.cli.asking import STORE, AsOf, Since, Until, Where, attempt, codes_of
from legation.cli.opening import link_new, opened
from legation.cli.streams import errors, fail
from legation.cli.writing import Output, whole

if TYPE_CHECKING:
    from legation.reports import Figure
    from legation.reports.briefing import Briefing


class ChartName(StrEnum):
    """What a chart shows."""

    SCORE = "score"
    EVENTS = "events"
    TYPES = "types"
    MAP = "map"


Between = Annotated[
    tuple[str, str], typer.Option(metavar="A B", help="Two countries by their codes or names.", callback=codes_of)
]
_T = TypeVar("_T")
_ENDINGS = (".svg", ".png", ".json")


@app.command()
def report(
    between: Between,
    store: Where = STORE,
    since: Since = None,
    until: Until = None,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Write what passes between two countries as one HTML file.

    It needs nothing else, and can be mailed. Summary, scores and events over time, timeline, ledger, agenda, quotes, a
    map and the sources of every line. What several stories tell of counts once. With --to the ledger and the agenda
    stand as at the end of that day.
    """
    found = _brief(store, between, since, until, as_of)
    page = _drawing(lambda told: _page(found, told))
    if output is None:
        sys.stdout.buffer.write(page.encode())
        sys.stdout.buffer.flush()
        return
    with whole(output) as out:
        out.write(page.encode())


@app.command()
def chart(
    name: Annotated[ChartName, typer.Argument(help="What it shows.")],
    between: Between,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="A file ending in .svg, .png or .json (Vega-Lite).")
    ],
    store: Where = STORE,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    width: Annotated[int, typer.Option(min=100, max=4000, help="Its width in pixels.")] = 680,
    scale: Annotated[
        float, typer.Option(min=0.5, max=8, help="How fine a PNG is: pixels of it for each of these.")
    ] = 2,
) -> None:
    """Draw a chart of a report as SVG, PNG or Vega-Lite.

    score is the mean conflict-cooperation score by month, events those of cooperation and of conflict by month, types
    the events by type, map where they took place.
    """
    if output.suffix.lower() not in _ENDINGS:
        fail(f"{output}: a chart is written to a file that ends in {', '.join(_ENDINGS)}")
    found = _brief(store, between, since, until, as_of)
    drawn = _drawing(lambda _: _written(_figure(name, found).sized(width), output.suffix.lower(), scale))
    with whole(output) as out:
        out.write(drawn)


def _brief(
    location: str, between: tuple[str, str], since: str | None, until: str | None, as_of: str | None
) -> Briefing:
    from legation.reports.briefing import brief

    with opened(location, must_exist=True) as store:
        link_new(store)
        return attempt(lambda: brief(store, between, since=since, until=until, as_of=as_of))  # type: ignore[no-any-return]


def _page(found: Briefing, told: Callable[[int, int], None]) -> str:
    from legation.reports.page import report

    return report(found, told)


def _figure(name: ChartName, found: Briefing) -> Figure:
    from legation.reports import briefing, charts, maps

    subject = " and ".join(found.names)
    if name is ChartName.SCORE:
        return charts.score_over_time(briefing.months(found), subject)
    if name is ChartName.EVENTS:
        return charts.events_over_time(briefing.months(found), subject)
    if name is ChartName.TYPES:
        return charts.types(briefing.types(found), subject)
    return maps.events_on_map(briefing.places(found), subject)


def _written(figure: Figure, ending: str, scale: float) -> bytes:
    if ending == ".png":
        return figure.png(scale)
    return figure.svg().encode() if ending == ".svg" else figure.json().encode() + b"\n"


def _drawing(draw: Callable[[Callable[[int, int], None]], _T]) -> _T:
    """What ``draw`` draws, with a bar where somebody waits; leaves the program where what it needs is missing."""
    from rich.progress import Progress

    from legation.reports import MissingExtra

    with Progress(console=errors(), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Drawing", total=None)
        try:
            return draw(lambda done, total: bar.update(task, completed=done, total=total))
        except MissingExtra as error:
            missing = str(error)
    fail(missing)
