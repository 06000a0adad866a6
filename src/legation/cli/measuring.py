"""``legation evaluate`` and ``legation schema``: figures against public data sets, and the record's JSON Schema."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.app import app
from legation.cli.streams import fail

if TYPE_CHECKING:
    from legation.evaluation.report import Report


class Suite(StrEnum):
    """What can be measured."""

    DISPATCHES = "dispatches"
    NEWS = "news"
    SYNTAX = "syntax"
    NAMES = "names"
    TIMES = "times"
    PLACES = "places"
    STATEMENTS = "statements"
    RELATIONS = "relations"
    STATUS = "status"
    COREFERENCE = "coreference"
    INCIDENTS = "incidents"
    LEDGER = "ledger"


class ReportFormat(StrEnum):
    """How figures are written."""

    TABLE = "table"
    JSON = "json"


@app.command()
def evaluate(
    suite: Annotated[Suite, typer.Argument(help="What to measure.")],
    path: Annotated[Path, typer.Argument(help="The data set: a file or a folder, as docs/evaluation.md says.")],
    format: Annotated[ReportFormat, typer.Option(help="How to write the figures.")] = ReportFormat.TABLE,
    errors: Annotated[bool, typer.Option("--errors", help="List the errors too.")] = False,
) -> None:
    """Measure the coder against a public data set."""
    from importlib import import_module

    from legation.coder import load

    try:
        module = import_module(f"legation.evaluation.{suite}")
    except ModuleNotFoundError as missing:
        if missing.name != f"legation.evaluation.{suite}":
            raise
        fail(f"this version does not measure {suite}")
    try:
        report = module.evaluate(path, load())
    except (OSError, ValueError) as error:
        fail(str(error) if str(path) in str(error) else f"{path}: {error}")
    if format is ReportFormat.JSON:
        typer.echo(json.dumps(report.as_dict(errors=errors), indent=2, ensure_ascii=False))
    else:
        _print_report(report, errors=errors)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record."""
    from legation.records import Record

    typer.echo(json.dumps(Record.model_json_schema(), indent=2))


def _print_report(report: Report, *, errors: bool) -> None:
    """The figures one a line, and the errors by kind on demand."""
    width = max(map(len, report.figures), default=0)
    for name, figure in report.figures.items():
        typer.echo(f"{name:<{width}}  {figure}")
    for kind, lines in sorted(report.errors.items()) if errors else ():
        typer.echo(f"\n{kind}: {len(lines)}")
        for line in lines:
            typer.echo(f"  {line}")
