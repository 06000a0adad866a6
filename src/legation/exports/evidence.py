"""Why an event was coded: every field with what it was read from, shown in its context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from legation.exports.view import console, shown
from legation.records import Event, Participant, Record, RunnerUp, TextSpan

_CONTEXT = 60


def write_evidence(record: Record, event: Event, out: BinaryIO) -> None:
    """Show the event's sentence with the trigger marked, its fields, and the evidence span by span."""
    with console(out) as shown_on:
        shown_on.print(render(record, event))


def render(record: Record, event: Event) -> Group:
    """The evidence as Rich renders it."""
    sentence = record.sentences[event.sentence]
    parts: list[RenderableType] = [
        Text(f"{event.id}  {event.event_type}", style="bold"),
        _marked(record.document.text, event.trigger, sentence.start, sentence.end),
        Text(),
        _grid(_fields(record, event)),
        Text(),
    ]
    if event.because.evidence:
        parts += [_evidence(record, event), Text()]
    return Group(*parts, Text(_decided_by(event), style="dim"))


def _fields(record: Record, event: Event) -> Iterator[tuple[str, str]]:
    """What was coded, field by field, without what is unknown."""
    yield (
        "what",
        " ".join(
            part
            for part in (event.event_type, event.mode, event.about and f"about {event.about}", event.status)
            if part
        ),
    )
    for name, participants in (("who", event.actor), ("to whom", event.recipient)):
        if participants:
            yield name, "; ".join(_named(participant) for participant in participants)
    if event.date:
        yield "when", f"{event.date.value} ({event.date.basis})"
    if event.place:
        yield "where", f"{shown(event.place.name)} ({event.place.basis})"
        if event.place.runners_up:
            yield "or else", "; ".join(map(_runner_up, event.place.runners_up))
    if event.contexts:
        yield "contexts", ", ".join(event.contexts)
    if event.statement:
        statement = record.statement(event.statement)
        speaker = _named(statement.speaker) if statement.speaker else "unknown"
        yield "said by", f"{speaker} ({statement.id}, {statement.kind})"
    yield "codes", f"quad {event.quad}, score {event.score:g}" + (f", CAMEO {event.cameo}" if event.cameo else "")


def _named(participant: Participant) -> str:
    name = f"{shown(participant.name)} ({participant.code})" if participant.code else shown(participant.name)
    return name if participant.text == participant.name else f"{name}, “{shown(participant.text)}”"


def _runner_up(place: RunnerUp) -> str:
    """ "Tripoli (LBN, city, 0.06)"."""
    known = [part for part in (place.country, place.kind, f"{place.score:.2f}") if part]
    return f"{shown(place.name)} ({', '.join(known)})"


def _grid(fields: Iterator[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for name, value in fields:
        grid.add_row(Text(name, style="dim"), Text(value))
    return grid


def _evidence(record: Record, event: Event) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    table.add_column("Field", no_wrap=True)
    table.add_column("Rule", overflow="fold")
    table.add_column("At", no_wrap=True, style="dim")
    table.add_column("Words", overflow="fold")
    text = record.document.text
    for evidence in event.because.evidence:
        marked = _marked(text, evidence, *_surroundings(text, evidence))
        table.add_row(shown(evidence.field), Text(shown(evidence.rule)), f"{evidence.start}-{evidence.end}", marked)
    return table


def _surroundings(text: str, span: TextSpan) -> tuple[int, int]:
    """The whole words up to ``_CONTEXT`` code points on either side of a span."""
    start, end = max(0, span.start - _CONTEXT), min(len(text), span.end + _CONTEXT)
    if start:
        start = text.find(" ", start, span.start) + 1 or span.start
    if end < len(text):
        end = max(text.rfind(" ", span.end, end), span.end)
    return start, end


def _marked(text: str, span: TextSpan, start: int, end: int) -> Text:
    """The stretch from ``start`` to ``end`` on one line, with the span in brackets."""
    line = Text(_line(text[start : span.start]), style="dim")
    line.append(f"[{shown(span.text)}]", style="not dim bold")
    return line.append(_line(text[span.end : end]))


def _line(text: str) -> str:
    """Text as ``shown`` cleans it, its spaces at either end kept."""
    return shown(f"|{text}|")[1:-1]


def _decided_by(event: Event) -> str:
    deciders = [
        f"{kind} {name}" for kind, name in (("frame", event.because.frame), ("model", event.because.model)) if name
    ]
    return f"Decided by {' and '.join(deciders) or 'no frame or model on record'}; confidence {event.confidence:.2f}."
