"""``legation ingest`` and the questions that a store answers."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.app import app
from legation.cli.asking import (
    MANY,
    STORE,
    About,
    Actor,
    AnswerFormat,
    AsOf,
    AsReviewed,
    Between,
    DyadActor,
    DyadRecipient,
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
    code_of,
    up_to,
)
from legation.cli.opening import link_new, opened
from legation.cli.reading import (
    PAUSE,
    Actors,
    AllowPrivate,
    Frames,
    From,
    Inputs,
    Map,
    Pause,
    State,
    Triage,
    coder_with,
    reading_of,
)
from legation.cli.running import SECONDS, QuarantineOption, Run, TimeLimit, WorkersOption
from legation.cli.streams import fail, tell
from legation.cli.telling import CoverageFile
from legation.cli.writing import FormatOption, Output, beside, format_to_write, write
from legation.sources import STANDARD_INPUT, Refusal, Source, is_url

if TYPE_CHECKING:
    from legation.store import Outcome

_LIKE_A_CODE = re.compile(r"[A-Za-z]{3}( [A-Za-z]{3})?")

Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD; else the texts' date lines.")
]


@app.command()
def ingest(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help='Files, folders, patterns; "-" is standard input.')
    ],
    store: Where = STORE,
    published: Published = None,
    publisher: Annotated[str | None, typer.Option(help="Who published the documents.")] = None,
    from_: From = None,
    map: Map = None,
    allow_private: AllowPrivate = False,
    pause: Pause = PAUSE,
    state: State = None,
    coverage: CoverageFile = None,
    actors: Actors = None,
    frames: Frames = None,
    triage: Triage = False,
    workers: WorkersOption = None,
    time_limit: TimeLimit = SECONDS,
    quarantine: QuarantineOption = None,
) -> None:
    """Code documents and keep their records in a store.

    What is kept already is passed over. A document whose text has changed, or that another version of the coder reads,
    supersedes the version that is there. Each document is committed by itself, so an ingest that was stopped goes on
    where it left off. What could not be coded is told of, and put into the quarantine where one is named.
    """
    from legation.store import Outcome

    reading = reading_of(
        form=from_,
        map=map,
        published=published,
        publisher=publisher,
        allow_private=allow_private,
        pause=pause,
        state=state,
    )
    outcomes: Counter[Outcome] = Counter()
    with opened(store) as there:
        run = Run(
            Inputs(paths, reading),
            actors=actors,
            frames=frames,
            triage=triage,
            workers=workers,
            time_limit=time_limit,
            quarantine=quarantine,
            keeps_each=True,
            is_known=lambda document: there.has(document, manifest=coder),
        )
        coder = run.manifest()
        try:
            for source, record in run:
                if record is None:
                    outcomes[Outcome.SAME] += 1
                    continue
                document = source.document
                outcomes[there.keep(record, manifest=coder, story=_story(source), document=document)] += 1
        finally:  # what an ingest that is stopped has met is kept too
            if run.telling.coverage.documents:
                there.note_ingest(run.telling.coverage.as_dict(Refusal.without_folders))
        link_new(there)
    tell(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) or "nothing to keep")
    run.telling.finish(coverage)


def _story(source: Source) -> str | None:
    """What stays the same when the story is corrected: its address, else its file, and its id where that holds many."""
    origin, document = source.origin, source.document
    if document.url or origin.input == STANDARD_INPUT:
        return document.url
    input = origin.input if is_url(origin.input) else str(Path(origin.input).resolve())
    file = replace(origin, input=input, number=None).key
    return file if origin.number is None else f"{file}#{document.id}"


@app.command()
def events(
    store: Where = STORE,
    actor: Actor = None,
    recipient: Recipient = None,
    between: Between = None,
    type: Type = None,
    about: About = None,
    status: EventStatus = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = MANY,
    as_of: AsOf = None,
    reviewed: AsReviewed = False,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Show the events kept, the latest first.

    Each with the incident that it belongs to, and how many independent reports there are of it.
    """
    asked: dict[str, Any] = {
        "actor": actor,
        "recipient": recipient,
        "between": between,
        "event_type": type,
        "about": about,
    }
    asked |= {"status": status, "place": place, "since": since, "until": until, "limit": limit, "as_of": as_of}
    what = ("what", "event_type", "mode", "about", "status")
    where_told = ("told in", "document_id", "event_id", "incident")
    shown = ("date", what, ("who", "actor"), ("to whom", "recipient"), "place", "reports", where_told)
    _answer(store, "events", format, shown=shown, reviewed=reviewed, with_key=True, **asked)


@app.command()
def search(
    words: Annotated[str, typer.Argument(help='Words, "phrases" and -words that must not be there.')],
    store: Where = STORE,
    limit: Limit = MANY,
    as_of: AsOf = None,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Search titles and texts, the best hits first."""
    shown = ("published", "document_id", "title", "hit")
    _answer(store, "search", format, words, shown=shown, limit=limit, as_of=as_of)


@app.command()
def statements(
    store: Where = STORE,
    speaker: Annotated[str | None, typer.Option(help="Who speaks: a code, or part of a name.")] = None,
    containing: Annotated[str | None, typer.Option(help="Words in what is said.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = MANY,
    as_of: AsOf = None,
    reviewed: AsReviewed = False,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Show who said what, the latest publication first."""
    shown = ("published", "speaker", "cue", "content", "document_id")
    asked = {"speaker": speaker, "containing": containing, "since": since, "until": until}
    _answer(store, "statements", format, shown=shown, reviewed=reviewed, limit=limit, as_of=as_of, **asked)


@app.command()
def actors(
    name: Annotated[str | None, typer.Argument(help="A code, or part of a name.")] = None,
    store: Where = STORE,
    limit: Limit = MANY,
    as_of: AsOf = None,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Show who is spoken of, the most mentioned first."""
    _answer(store, "actors", format, name, limit=limit, as_of=as_of)


@app.command()
def timeline(
    first: Annotated[str, typer.Argument(metavar="A", help="A country's code or name.", callback=code_of)],
    second: Annotated[str, typer.Argument(metavar="B", help="Another's.", callback=code_of)],
    store: Where = STORE,
    as_of: AsOf = None,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Show what passes between two countries, month by month.

    With the mean conflict-cooperation score.
    """
    _answer(store, "timeline", format, first, second, as_of=as_of)


@app.command()
def dyads(
    store: Where = STORE,
    actor: DyadActor = None,
    recipient: DyadRecipient = None,
    since: Since = None,
    until: Until = None,
    one_a_day: Annotated[
        bool, typer.Option("--one-a-day", help="Count what a pair does of one type on one date once.")
    ] = False,
    as_of: AsOf = None,
    format: Form = AnswerFormat.TABLE,
) -> None:
    """Count events by month and directed pair of countries.

    By quad category too, with their mean conflict-cooperation score. Only events that occurred or go on count, in
    months that their dates settle; one of several countries counts with each pair of them, a meeting both ways. What
    several stories, or a headline and its story, tell of counts with each of them: ``--one-a-day`` counts it once, and
    ``legation incidents`` tells what it was.
    """
    asked: dict[str, Any] = {"actor": actor, "recipient": recipient, "since": since, "until": until}
    _answer(store, "dyads", format, **asked, one_a_day=one_a_day, as_of=as_of)


@app.command()
def export(
    store: Where = STORE,
    actor: Actor = None,
    recipient: Recipient = None,
    between: Between = None,
    type: Type = None,
    about: About = None,
    status: EventStatus = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    format: FormatOption = None,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Write the records kept, in the formats of ``legation code``.

    All of them, or of each the events asked for alone. Beside OUT goes OUT.manifest.json: which coders made the
    records, what was asked for, and a hash of each document.
    """
    form = format_to_write(format, output)
    everything = {"actor": actor, "recipient": recipient, "between": between, "event_type": type, "about": about}
    everything |= {"status": status, "place": place, "since": since, "until": until}
    asked: dict[str, Any] = {name: value for name, value in everything.items() if value is not None}
    with opened(store, must_exist=True) as there:
        try:
            write(there.records(as_of=as_of, **asked), form, output, is_array=True)
            note = beside(output, ".manifest.json")
            contents = there.manifest_of(as_of=as_of) if note else {}
        except ValueError as error:
            fail(str(error))
    if note is not None:
        note.write_text(
            json.dumps({"format": form, "as_of": as_of, "asked": asked, **contents}, indent=2) + "\n", encoding="utf-8"
        )


@app.command()
def verify(
    store: Where = STORE,
    sample: Annotated[int, typer.Option(min=1, help="How many documents to code again.")] = MANY,
) -> None:
    """Prove that a sample, coded again, gives the same bytes.

    Exit code 1 where one comes out otherwise.
    """
    from legation.store import manifest

    with opened(store, must_exist=True) as there:
        found = there.verify(lambda document: coder_with().code_document(document), manifest=manifest(), sample=sample)
    typer.echo(f"{found.checked} coded again, {len(found.different)} otherwise than kept")
    if found.by_others:
        tell(f"{found.by_others} were coded by another version, which this one cannot prove; ingest codes them anew")
    for document in found.different:
        tell(f"{document}: differs")
    if found.different:
        raise typer.Exit(1)


def _answer(
    location: str,
    question: str,
    form: AnswerFormat,
    *words: str | None,
    shown: Sequence[str | tuple[str, ...]] = (),
    reviewed: bool = False,
    limit: int | None = None,
    **asked: Any,
) -> None:
    """Ask the store and print the answer, as coded or as reviewed; a table shows only some of its columns."""
    from legation.exports.answers import write_answer

    bound = {} if limit is None else {"limit": limit + 1}
    with opened(location, must_exist=True) as store:
        answer = attempt(partial(getattr(store, question), *words, **bound, **asked))
        answer = answer if limit is None else up_to(limit, answer)
        if question == "events":
            from legation.stories.incidents import with_incidents

            answer = with_incidents(store, answer, as_of=asked["as_of"])
        if reviewed:
            from legation.reviews import as_reviewed

            answer = as_reviewed(store, answer, as_of=asked["as_of"])
            shown = (*shown, "review")
    if not answer.num_rows:
        tell(f"no {question} like that" if question != "search" else "found nowhere")
        for who in (*words, asked.get("actor"), asked.get("recipient"), asked.get("speaker")):
            if who and question != "search" and _LIKE_A_CODE.fullmatch(who) and not who.isupper():
                tell(f"{who!r} was looked for in names; codes are in capitals: {who.upper()}")
    write_answer(answer, form.value, shown or answer.column_names, sys.stdout.buffer)
