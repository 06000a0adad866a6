"""Records as a person reads them: a heading, the events, and who said what.

Text from a document is shown, never obeyed: it is put into the table as plain text, without markup, terminal
controls or overrides of the writing direction.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from legation.records import Document, Event, Participant, Quad, Record, Statement, Status

PLAIN_WIDTH = 100
"""How wide a table is where there is no terminal, in columns."""

_WIDEST_PLACE = 16
_MOST_NAMES = 4
_LONGEST_NAME = 40
_LONGEST_TRIGGER = 40
_LONGEST_CONTENT = 200

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff]+|\s+")

_QUAD_STYLES = {
    Quad.VERBAL_COOPERATION: "cyan",
    Quad.MATERIAL_COOPERATION: "green",
    Quad.VERBAL_CONFLICT: "yellow",
    Quad.MATERIAL_CONFLICT: "red",
}


def write_table(records: Iterable[Record], out: BinaryIO) -> None:
    """Show each record as it comes, in colour on a terminal and plainly, in UTF-8, elsewhere."""
    with console(out) as shown_on:
        for record in records:
            shown_on.print(render(record))


@contextmanager
def console(out: BinaryIO) -> Iterator[Console]:
    """A console that writes to ``out``, as wide as the terminal or ``PLAIN_WIDTH`` (or $COLUMNS) columns."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="\n", write_through=True)
    width = None if text.isatty() or "COLUMNS" in os.environ else PLAIN_WIDTH
    try:
        yield Console(file=text, width=width, markup=False, highlight=False, emoji=False)
    finally:
        text.detach()


def render(record: Record) -> RenderableType:
    """A record as Rich renders it."""
    parts: list[RenderableType] = [_heading(record)]
    if record.events:
        parts += [Text(), _events(record)]
    if record.statements:
        parts += [Text(), _statements(record.statements)]
    return Group(*parts, Text())


def shown(text: str, longest: int | None = None) -> str:
    """Text as one safe line: white space and controls become single spaces; past ``longest`` it is cut with "…"."""
    line = _UNSHOWN.sub(" ", text).strip()
    return line if longest is None or len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _heading(record: Record) -> Text:
    document = record.document
    heading = Text(shown(document.id), style="bold")
    if document.title:
        heading.append(f"  {shown(document.title)}", style="bold")
    heading.append(f"\n{_facts(document, record)}", style="dim")
    return heading


def _facts(document: Document, record: Record) -> str:
    facts = [f"published {document.published}" if document.published else "publication date unknown"]
    facts += [shown(fact) for fact in (document.publisher, document.url) if fact]
    if document.language not in (None, "en"):
        facts.append(f"language {document.language}: only English is coded")
    else:
        facts += [_count(record.events, "event"), _count(record.statements, "statement")]
    return " · ".join(facts)


def _count(things: Sequence[object], name: str) -> str:
    return f"{len(things) or 'no'} {name}{'' if len(things) == 1 else 's'}"


def _events(record: Record) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("When, where", overflow="fold", max_width=_WIDEST_PLACE)
    table.add_column("Who", overflow="fold")
    table.add_column("Did what", overflow="fold")
    table.add_column("To whom", overflow="fold")
    table.add_column("Said by", overflow="fold", max_width=_WIDEST_PLACE)
    for event in record.events:
        speaker = record.statement(event.statement).speaker if event.statement else None
        table.add_row(
            event.id,
            _when_and_where(event),
            _names(event.actor),
            _act(event),
            _names(event.recipient),
            Text(shown(speaker.name, _LONGEST_NAME) if speaker else ""),
        )
    return table


def _when_and_where(event: Event) -> Text:
    """The date, and below it the place; what is unknown is left out."""
    known = [event.date.value] if event.date else []
    known += [shown(event.place.name, _LONGEST_NAME)] if event.place else []
    return Text("\n".join(known))


def _names(participants: Sequence[Participant]) -> Text:
    """Each participant with the code below the name, the rest counted where there are many."""
    lines = Text()
    for participant in participants[:_MOST_NAMES]:
        lines.append("\n" if lines else "")
        lines.append(shown(participant.name, _LONGEST_NAME))
        if participant.code:
            lines.append(f"\n{participant.code}", style="dim")
    if len(participants) > _MOST_NAMES:
        lines.append(f"\nand {len(participants) - _MOST_NAMES} more", style="dim")
    return lines


def _act(event: Event) -> Text:
    """ "AGREE about CONSULT", and below it the trigger with the status where the act is no plain fact."""
    act = Text(event.event_type, style=f"bold {_QUAD_STYLES[event.quad]}")
    if event.mode:
        act.append(f" {event.mode}", style="not bold")
    if event.about:
        act.append(f" about {event.about}", style="not bold")
    act.append(f"\n“{shown(event.trigger.text, _LONGEST_TRIGGER)}” ", style="not bold default")
    act.append(event.status, style="dim" if event.status is Status.OCCURRED else "not bold italic default")
    return act


def _statements(statements: Sequence[Statement]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("Speaker", ratio=2, overflow="fold")
    table.add_column("Statement", ratio=7, overflow="fold")
    for statement in statements:
        speaker = Text(shown(statement.speaker.name, _LONGEST_NAME) if statement.speaker else "")
        if statement.via:
            speaker.append(f"\nvia {shown(statement.via.name, _LONGEST_NAME)}", style="dim")
        said = Text(f"{shown(statement.cue.text)} " if statement.cue else "", style="dim")
        said.append("(denied) " if statement.denied else "")
        said.append(shown(statement.content.text, _LONGEST_CONTENT), style="not dim")
        table.add_row(statement.id, speaker, said)
    return table
