"""``legation review`` and what comes of it: samples to review, precision, gold."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.app import app
from legation.cli.asking import MANY, STORE, AnswerFormat, AsOf, Form, Where, attempt
from legation.cli.opening import opened
from legation.cli.streams import BAD_INPUT, fail, tell

if TYPE_CHECKING:
    from legation.reviews import Standing
    from legation.reviews.values import Target as ReviewTarget
    from legation.store import Store


class Target(StrEnum):
    """What can be reviewed."""

    EVENT = "event"
    STATEMENT = "statement"
    ACTOR = "actor"


Reviewer = Annotated[str | None, typer.Option("--by", metavar="NAME", envvar="LEGATION_REVIEWER", help="Who reviews.")]
OfTarget = Annotated[Target, typer.Option("--of", help="Events, statements or actors.")]
SampleNumber = Annotated[int | None, typer.Option("--sample", metavar="NUMBER", help="A sample that was drawn before.")]


@app.command()
def review(
    document: Annotated[str | None, typer.Argument(metavar="DOCUMENT", help="The document's id.")] = None,
    id: Annotated[str | None, typer.Argument(metavar="ID", help="The event's, statement's or actor's id.")] = None,
    store: Where = STORE,
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it is.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="There is no such thing.")] = False,
    correct: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="It is there, but this is so; repeatable.")
    ] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the verdict that there is back.")] = False,
    sheet: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep the reviews of a filled sheet (CSV) of legation sample.")
    ] = None,
    by: Reviewer = None,
    note: Annotated[str | None, typer.Option(help="Why, in words.")] = None,
) -> None:
    """Accept, correct or reject an event, a statement or an actor.

    What was coded and what was said before stay kept. Values are written as ``legation sample`` shows them: "Ana Torres
    (PER GOV); NOR" for two parties, nothing for unknown.
    """
    with opened(store, must_exist=True) as there:
        if sheet is not None:
            if document or accept or reject or correct or withdraw or note:
                fail("a sheet says itself what is reviewed, and how")
            _read_sheet(there, sheet, by)
            return
        if document is None or id is None:
            fail("name a document and the id of an event, a statement or an actor in it, or a sheet")
        given = {"accepted": accept, "rejected": reject, "corrected": bool(correct), "withdrawn": withdraw}
        verdicts = [verdict for verdict, is_so in given.items() if is_so]
        if len(verdicts) != 1:
            fail("say one of --accept, --reject, --set FIELD=VALUE and --withdraw")
        _keep(there, document, id, verdicts[0], by=by, changes=_changes(correct), note=note)


@app.command()
def reviews(
    store: Where = STORE,
    of: Annotated[Target | None, typer.Option("--of", help="Events, statements or actors alone.")] = None,
    orphaned: Annotated[
        bool, typer.Option("--orphaned", help="Those alone whose subject is no longer coded, or its words are gone.")
    ] = False,
    as_of: AsOf = None,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Show all reviews, in their order, and what became of them."""
    from legation.exports.answers import write_answer
    from legation.reviews import Outcome, standings
    from legation.reviews.tables import log_table

    with opened(store, must_exist=True) as there:
        found: list[Standing] = attempt(partial(standings, there, target=of, as_of=as_of))
    lost = [s for s in found if s.counts and s.outcome in (Outcome.MISSED, Outcome.ORPHANED)]
    if lost and not orphaned:
        tell(f"{len(lost)} of {len(found)} no longer find what they are of: --orphaned shows them")
    answer = log_table(lost if orphaned else found)
    shown = ("made", "reviewer", "verdict", ("of", "document_id", "id"), "outcome", "words", "changes", "note")
    write_answer(answer, format.value, shown, sys.stdout.buffer)


@app.command()
def sample(
    store: Where = STORE,
    size: Annotated[int, typer.Option("--size", "-n", min=1, help="How many to draw.")] = MANY,
    of: OfTarget = Target.EVENT,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="The same seed draws the same.")] = 1,
    drawn: SampleNumber = None,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Draw a fair sample to review, and keep it in the store.

    From each type at random, from large types more. ``--format csv`` writes a sheet to fill in: a verdict (accepted,
    corrected, rejected) in each line, and corrected cells; ``legation review --sheet`` reads it back.
    """
    from legation.exports.answers import write_answer
    from legation.reviews import draw
    from legation.reviews.sheets import sheet

    with opened(store, must_exist=True) as there:
        if drawn is None:
            drawn = attempt(partial(draw, there, size, target=of, seed=seed))[0].key
            tell(f"sample {drawn}")
        answer = _of_sample(drawn, partial(sheet, there, sample=drawn))
    told = {
        "event": ("event_type", "status", "actor", "recipient"),
        "statement": ("speaker", "kind"),
        "actor": ("name", "code"),
    }
    target = next((name for name in told if name in answer["target"].to_pylist()), "event")
    shown = ("document_id", "id", *told[target], "exact", "weight", "verdict")
    write_answer(answer, format.value, shown, sys.stdout.buffer)


@app.command()
def precision(
    store: Where = STORE,
    drawn: SampleNumber = None,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Estimate how much of what was coded is right.

    From the reviewed part of a sample, by type and by source. ``right``: it is there and has the right type (a
    statement: it is there; an actor: the right code); ``exact``: accepted as it was. Each with its 95% Wilson interval.
    Without --sample, the last sample that was drawn.
    """
    from legation.exports.answers import write_answer
    from legation.reviews import precision as estimate

    with opened(store, must_exist=True) as there:
        report = _of_sample(drawn, partial(estimate, there, sample=drawn))
    everything = report.parts[0]
    tell(f"sample {report.sample.key}: {everything.reviewed} of {everything.drawn} reviewed")
    table = report.to_table()
    write_answer(table, format.value, table.column_names, sys.stdout.buffer)


@app.command()
def gold(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="A new or empty folder.")],
    store: Where = STORE,
    as_of: AsOf = None,
) -> None:
    """Write the reviewed documents as gold to evaluate against.

    One file a document, as ``legation evaluate dispatches`` reads them. What was accepted or corrected is required,
    what was rejected is left out, and what nobody reviewed is optional.
    """
    from legation.reviews import write_gold

    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        fail(f"{output}: not an empty folder")
    with opened(store, must_exist=True) as there:
        try:
            written = attempt(partial(write_gold, there, output, as_of=as_of))
        except OSError as error:
            fail(f"{output}: {error.strerror or error}")
    tell(f"{len(written)} documents" if written else "no reviewed events or statements")


def _keep(store: Store, document: str, id: str, verdict: str, *, by: str | None, **said: Any) -> None:
    from legation.reviews import review as keep
    from legation.reviews.tables import changes_told

    try:
        made = keep(store, document, _target(store, document, id), id, verdict, reviewer=_named(by), **said)
    except KeyError as error:
        fail(f"{document}: no {id}" if error.args[0] == id else f"{document}: no such document")
    except ValueError as error:
        fail(f"{document} {id}: {error}")
    typer.echo(" ".join(filter(None, (made.document, id, made.verdict, changes_told(made)))))


def _target(store: Store, document: str, id: str) -> ReviewTarget:
    """What the id is of: events, statements and actors are numbered apart."""
    from legation.reviews import Target, reviewed
    from legation.reviews.matching import units

    record = reviewed(store, document).record
    for target in Target:
        if any(unit.id == id for unit in units(record, target)):
            return target
    raise KeyError(id)


def _named(by: str | None) -> str:
    if not by or not by.strip():
        fail("say who reviews: --by NAME, or LEGATION_REVIEWER in the environment")
    return by


def _changes(given: list[str] | None) -> dict[str, str] | None:
    changes = {}
    for each in given or ():
        field, is_set, value = each.partition("=")
        if not is_set:
            fail(f"--set {each}: write it as FIELD=VALUE")
        changes[field.strip()] = value.strip()
    return changes or None


def _read_sheet(store: Store, path: Path, by: str | None) -> None:
    from legation.reviews.sheets import read_sheet

    kept = same = bad = 0
    try:
        for line in read_sheet(store, path.read_text(encoding="utf-8-sig"), reviewer=by):
            kept, same = kept + bool(line.review), same + (line.review is None and line.error is None)
            if line.error:
                bad += 1
                tell(f"{path}:{line.line}: {line.error}")
    except OSError as error:
        fail(f"{path}: {error.strerror or error}")
    except ValueError as error:
        fail(f"{path}: {error}")
    tell(f"{kept} reviews kept, {same} were there already" + (f", {bad} lines are bad" if bad else ""))
    if bad:
        raise typer.Exit(BAD_INPUT)


def _of_sample(number: int | None, question: Any) -> Any:
    try:
        return question()
    except KeyError:
        fail("no sample was drawn yet: legation sample draws one" if number is None else f"there is no sample {number}")
