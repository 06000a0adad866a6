"""``legation ledger`` and ``legation agenda``: what stands open between parties, and what lies ahead."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from legation.cli.app import app
from legation.cli.asking import (
    MANY,
    STORE,
    AnswerFormat,
    AsOf,
    Between,
    Form,
    Limit,
    Place,
    Since,
    Until,
    Where,
    attempt,
    up_to,
)
from legation.cli.opening import opened
from legation.cli.streams import tell

if TYPE_CHECKING:
    from legation.records import Model


class AgendaFormat(StrEnum):
    """How the agenda is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"
    ICS = "ics"


OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="As things stood at the end of this day; else of the newest story's."),
]


@app.command()
def ledger(
    store: Where = STORE,
    between: Between = None,
    actor: Annotated[str | None, typer.Option(help='One on either side: a code ("PRK", "IGO UNO").')] = None,
    kind: Annotated[str | None, typer.Option(help="pledge, offer, demand, threat or refusal.")] = None,
    status: Annotated[str | None, typer.Option(help="open, fulfilled, refused, broken, withdrawn or overdue.")] = None,
    since: Since = None,
    until: Until = None,
    on: OnDay = None,
    limit: Limit = MANY,
    as_of: AsOf = None,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Show pledges, demands, threats, and what became of each.

    The state of play, with offers and refusals too. --from and --to are the days on which they were made. The items
    that were last heard of come first.
    """
    from legation.exports.standing_view import write_ledger
    from legation.stories.ledger import ledger as find
    from legation.stories.tables import items_table

    asked: dict[str, Any] = {"between": between, "actor": actor, "kind": kind, "status": status}
    days: dict[str, Any] = {"since": since, "until": until, "on": on, "as_of": as_of}
    with opened(store, must_exist=True) as there:
        found = attempt(partial(find, there, limit=limit + 1, **asked, **days))
    found = found.model_copy(update={"items": up_to(limit, found.items)})
    _tell_of_limits(found.reaches_back_to, is_empty=not found.items, as_of=as_of)
    _write(found, found.items, format.value, items_table, write_ledger)


@app.command()
def agenda(
    store: Where = STORE,
    between: Between = None,
    actor: Annotated[str | None, typer.Option(help='Who takes part: a code ("PRK", "IGO UNO").')] = None,
    place: Place = None,
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
    """Show what is announced for when and where.

    Changes and cancellations are followed over later stories.
    """
    from legation.exports.agenda_calendar import write_agenda
    from legation.exports.standing_view import write_agenda_table
    from legation.stories.agenda import agenda as find
    from legation.stories.tables import entries_table

    asked: dict[str, Any] = {"between": between, "actor": actor, "place": place, "kind": kind, "status": status}
    days: dict[str, Any] = {"since": since, "until": until, "on": on, "as_of": as_of}
    with opened(store, must_exist=True) as there:
        found = attempt(partial(find, there, limit=limit + 1, **asked, **days))
    found = found.model_copy(update={"entries": up_to(limit, found.entries[::-1])[::-1]})  # the latest are shown
    _tell_of_limits(found.reaches_back_to, is_empty=not found.entries, as_of=as_of)
    if format is AgendaFormat.ICS:
        write_agenda(found.entries, sys.stdout.buffer)
    else:
        _write(found, found.entries, format.value, entries_table, write_agenda_table)


def _tell_of_limits(reaches_back_to: Any, *, is_empty: bool, as_of: str | None) -> None:
    if reaches_back_to is not None:
        tell(f"only stories from {reaches_back_to} on were looked at; --from and --to reach further back")
    if is_empty:
        tell("nothing like that")
    if is_empty and as_of is not None:
        tell("--as-of answers from what had been kept by then; --on is the day on which things are to stand")


def _write(
    found: Model,
    things: Iterable[Model],
    form: str,
    to_table: Callable[[Iterable[Any]], Any],
    show: Callable[[Any, BinaryIO], None],
) -> None:
    """Write a ledger or an agenda: for people, whole as JSON, or each of its items or entries in one row."""
    from legation.exports.answers import write_answer

    if form == "table":
        show(found, sys.stdout.buffer)
    elif form == "json":
        typer.echo(json.dumps(found.model_dump(mode="json"), indent=2, ensure_ascii=False))
    elif form == "jsonl":
        for thing in things:
            typer.echo(json.dumps(thing.model_dump(mode="json"), ensure_ascii=False))
    else:
        table = to_table(things)
        write_answer(table, form, table.column_names, sys.stdout.buffer)
