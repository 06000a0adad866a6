"""``legation incidents``: happenings that several stories tell of."""

from __future__ import annotations

import sys
from functools import partial
from typing import Annotated, Any

import typer

from legation.cli.app import app
from legation.cli.asking import (
    MANY,
    STORE,
    Actor,
    AnswerFormat,
    AsOf,
    Between,
    EventStatus,
    Form,
    Limit,
    Place,
    Recipient,
    Since,
    Type,
    Until,
    Where,
    attempt,
    up_to,
)
from legation.cli.opening import link_new, opened
from legation.cli.streams import tell

_WHAT = ("what", "event_type", "mode", "about", "status")
SHOWN = (
    *("date", _WHAT, ("who", "actor"), ("to whom", "recipient"), "place", "magnitude", "reports"),
    *(("differ on", "disagreement"), "incident"),
)


@app.command()
def incidents(
    store: Where = STORE,
    actor: Actor = None,
    recipient: Recipient = None,
    between: Between = None,
    type: Type = None,
    status: EventStatus = None,
    place: Place = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="What this document tells of.")] = None,
    since: Since = None,
    until: Until = None,
    min_reports: Annotated[int, typer.Option(min=1, help="Told by so many independent reports at least.")] = 1,
    limit: Limit = MANY,
    as_of: AsOf = None,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Show happenings, each with all stories that tell of it.

    The latest first, with all that the stories disagree on. An incident is shown where one of its accounts is as asked
    for. Copies of a story count as one report.
    """
    from legation.exports.answers import write_answer
    from legation.stories.incidents import incidents as ask

    asked: dict[str, Any] = {"actor": actor, "recipient": recipient, "between": between, "event_type": type}
    asked |= {"status": status, "place": place, "document": document, "since": since, "until": until}
    with opened(store, must_exist=True) as there:
        link_new(there)
        answer = attempt(partial(ask, there, min_reports=min_reports, limit=limit + 1, as_of=as_of, **asked))
    answer = up_to(limit, answer)
    if not answer.num_rows:
        tell("no incidents like that")
    write_answer(answer, format.value, SHOWN, sys.stdout.buffer)
