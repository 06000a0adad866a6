"""``legation ledger`` and ``legation agenda``: what stands open between parties, and what lies ahead."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.app import app
from legation.cli.keeping import MANY, STORE, AsOf, Limit, Since, Until, Where
from legation.cli.opening import opened
from legation.cli.streams import fail, tell

if TYPE_CHECKING:
    from legation.records import Model


class LedgerFormat(StrEnum):
    """How the ledger is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class AgendaFormat(StrEnum):
    """How the agenda is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    ICS = "ics"


OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="As things stood at the end of this day; else of the newest story's."),
]


@app.command()
def ledger(
    store: Where = STORE,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Two countries or organisations, by code.")
    ] = None,
    actor: Annotated[str | None, typer.Option(help='One on either side: a code ("PRK", "IGO UNO").')] = None,
    kind: Annotated[str | None, typer.Option(help="pledge, offer, demand, threat or refusal.")] = None,
    status: Annotated[str | None, typer.Option(help="open, fulfilled, refused, broken, withdrawn or overdue.")] = None,
    since: Since = None,
    until: Until = None,
    on: OnDay = None,
    limit: Limit = MANY,
    as_of: AsOf = None,
    format: Annotated[LedgerFormat, typer.Option("--format", help="How to write it.")] = LedgerFormat.TABLE,
) -> None:
    """Show pledges, offers, demands, threats and refusals, and what became of each: the state of play.

    --from and --to are the days on which they were made. The items that were last heard of come first.
    """
    from legation.exports.answers import write_answer
    from legation.exports.standing_view import write_ledger
    from legation.stories.ledger import ledger as find
    from legation.stories.tables import items_table

    with opened(store, must_exist=True) as there:
        try:
            found = find(
                there,
                between=between,
                actor=actor,
                kind=kind,
                status=status,
                since=since,
                until=until,
                on=on,
                limit=limit,
                as_of=as_of,
            )
        except ValueError as error:
            fail(str(error))
    _tell_of_limits(found.reaches_back_to, is_empty=not found.items, as_of=as_of)
    if format is LedgerFormat.TABLE:
        write_ledger(found, sys.stdout.buffer)
    elif format is LedgerFormat.JSON:
        _write_json(found)
    elif format is LedgerFormat.JSONL:
        _write_lines(found.items)
    else:
        table = items_table(found.items)
        write_answer(table, format.value, table.column_names, sys.stdout.buffer)


@app.command()
def agenda(
    store: Where = STORE,
    actor: Annotated[str | None, typer.Option(help='Who takes part: a code ("PRK", "IGO UNO").')] = None,
    place: Annotated[str | None, typer.Option(help="A place's name, or a country's code.")] = None,
    kind: Annotated[str | None, typer.Option(help="meeting, visit, vote, exercise, deadline or act.")] = None,
    status: Annotated[
        str | None, typer.Option(help='planned, tentative, postponed, cancelled, "took place", met or passed.')
    ] = None,
    since: Since = None,
    until: Until = None,
    on: OnDay = None,
    limit: Limit = MANY,
    as_of: AsOf = None,
    format: Annotated[AgendaFormat, typer.Option("--format", help="How to write it.")] = AgendaFormat.TABLE,
) -> None:
    """Show what is announced for when and where, with changes and cancellations followed over later stories."""
    from legation.exports.agenda_calendar import write_agenda
    from legation.exports.answers import write_answer
    from legation.exports.standing_view import write_agenda_table
    from legation.stories.agenda import agenda as find
    from legation.stories.tables import entries_table

    with opened(store, must_exist=True) as there:
        try:
            found = find(
                there,
                actor=actor,
                place=place,
                kind=kind,
                status=status,
                since=since,
                until=until,
                on=on,
                limit=limit,
                as_of=as_of,
            )
        except ValueError as error:
            fail(str(error))
    _tell_of_limits(found.reaches_back_to, is_empty=not found.entries, as_of=as_of)
    if format is AgendaFormat.TABLE:
        write_agenda_table(found, sys.stdout.buffer)
    elif format is AgendaFormat.ICS:
        write_agenda(found.entries, sys.stdout.buffer)
    elif format is AgendaFormat.JSON:
        _write_json(found)
    elif format is AgendaFormat.JSONL:
        _write_lines(found.entries)
    else:
        table = entries_table(found.entries)
        write_answer(table, format.value, table.column_names, sys.stdout.buffer)


def _tell_of_limits(reaches_back_to: Any, *, is_empty: bool, as_of: str | None) -> None:
    if reaches_back_to is not None:
        tell(f"only stories from {reaches_back_to} on were looked at; --from and --to reach further back")
    if is_empty and as_of is not None:
        tell("--as-of answers from what had been kept by then; --on is the day on which things are to stand")


def _write_json(found: Model) -> None:
    typer.echo(json.dumps(found.model_dump(mode="json"), indent=2, ensure_ascii=False))


def _write_lines(found: tuple[Any, ...]) -> None:
    for thing in found:
        typer.echo(json.dumps(thing.model_dump(mode="json"), ensure_ascii=False))
