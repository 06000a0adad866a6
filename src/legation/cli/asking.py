"""What all questions to a store have in common: their options, and what is told of their answers."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from legation.cli.streams import fail, tell

STORE = "legation.db"
MANY = 100


class AnswerFormat(StrEnum):
    """How the answer to a question is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"


def code_of(given: str | None) -> str | None:
    """The code of a country that is given by its name ("Kenya") or in small letters; anything else as it is."""
    from legation.stories.nations import country_names

    wanted = given and given.casefold()
    names = country_names().items()
    return next((code for code, name in names if wanted in (code.casefold(), name.casefold())), given)


def codes_of(given: tuple[str, str] | None) -> tuple[str, ...] | None:
    """The codes of two, as ``code_of`` has them."""
    return given and tuple(code_of(one) or one for one in given)


Where = Annotated[
    str,
    typer.Option("--store", metavar="URL", envvar="LEGATION_STORE", help="A file (SQLite) or postgresql://..."),
]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day, month or year.")]
Actor = Annotated[str | None, typer.Option(help='Who acts: a code ("PRK", "PRK GOV") or part of a name.')]
Recipient = Annotated[str | None, typer.Option(help="Whom it is done to, in the same way.")]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option(metavar="A B", help="Two countries, by code or name, or organisations, by code.", callback=codes_of),
]
DyadActor = Annotated[
    str | None, typer.Option(metavar="A", help="Who acts: a country's code or name.", callback=code_of)
]
DyadRecipient = Annotated[
    str | None, typer.Option(metavar="B", help="To whom: a country's code or name.", callback=code_of)
]
Type = Annotated[str | None, typer.Option(help="PLOVER's event type.")]
About = Annotated[str | None, typer.Option(help="The event type of the act inside the act.")]
EventStatus = Annotated[str | None, typer.Option(help="occurred, ongoing, planned, conditional or negated.")]
Place = Annotated[str | None, typer.Option(help="A place's name, or a country's code.")]
Limit = Annotated[int, typer.Option(min=1, help="At most so many rows.")]
AsOf = Annotated[str | None, typer.Option(metavar="TIME", help="Answer from what was kept then: ISO 8601.")]
AsReviewed = Annotated[
    bool, typer.Option("--reviewed", help="As reviewers left it: rejected rows left out, corrections in place.")
]
Form = Annotated[AnswerFormat, typer.Option("--format", help="How to write the answer.")]


def up_to(limit: int, answer: Any) -> Any:
    """So many rows of the answer to a question for one more; that there are more is told."""
    if len(answer) <= limit:
        return answer
    tell(f"there are more than {limit:,}: --limit {limit * 10} shows more")
    return answer[:limit]


def attempt(question: Callable[[], Any]) -> Any:
    """The answer; leaves the program where something in the question is bad."""
    try:
        return question()
    except ValueError as error:
        fail(str(error))
