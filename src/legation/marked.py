"""The record as marked text: the document's text in HTML, each stretch linked to the entries that it stands for.

Marks overlap freely: the text is cut where one begins or ends, and a piece carries all marks that cover it. It links to
the entry of the shortest of them; a mark that is the shortest nowhere gets a link of its own, without text, at its end.
So whatever is marked, the text of the HTML is the text of the document, and every mark leads to its entry.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from legation.records import Actor, Event, Participant, Place, Record, Statement, TimeExpression

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")  # no HTML can hold them


class MarkKind(StrEnum):
    """What a mark is, the first of those that cover the same characters being the one that links there."""

    EVENT = "event"
    CUE = "cue"
    ACTOR = "actor"
    PARTICIPANT = "participant"  # somebody in an event or a statement who is none of the cast
    TIME = "time"
    PLACE = "place"
    STATEMENT = "statement"


class Mark(NamedTuple):
    """A stretch of the text (code points, half-open), the anchor of the entry it stands for, and what that says."""

    start: int
    end: int
    kind: MarkKind
    entry: str
    label: str


_ORDER = {kind: place for place, kind in enumerate(MarkKind)}


def anchor(what: str, id: str | int) -> str:
    """The HTML id of an entry: "event-E1", "actor-A2", "time-3"; safe in a fragment, whatever the entry's id holds."""
    return f"{what}-{quote(str(id), safe='', errors='surrogatepass')}"


def marks(record: Record) -> list[Mark]:
    """What a record has in its text, by place: events, cues and statements, mentions, times and places.

    Times and places have no id; they are counted from 1, as they stand in the record.
    """
    return sorted(set(_marks(record)), key=lambda mark: (mark.start, -mark.end, _ORDER[mark.kind], mark.entry))


def marked(text: str, found: Iterable[Mark], *, link: Callable[[Mark], str] | None = None, prefix: str = "") -> str:
    """The text as HTML with its marks, in no element of its own: put it where white space is kept (``pre-wrap``).

    ``link`` gives the address that a mark leads to; without it the entry's anchor in the same page, after ``prefix``.
    Where an entry is first marked stands an element with the id ``{prefix}text-{entry}``. Every piece has the kinds of
    its marks as classes and their entries in ``data-of``. What HTML cannot hold (NUL, lone surrogates) is written
    U+FFFD. Raises ``ValueError`` for a mark that is empty or reaches beyond the text.
    """
    known = list(dict.fromkeys(found))
    for mark in known:
        if not 0 <= mark.start < mark.end <= len(text):
            raise ValueError(f"{mark.entry}: no stretch of the text: {mark.start}-{mark.end}")
    address = link or (lambda mark: f"#{prefix}{mark.entry}")
    return "".join(_written(text, known, address, prefix))


def escaped(text: str) -> str:
    """Text for HTML, in elements and in quoted attributes alike; a parser gives it back as it is."""
    return html.escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)).replace("\r", "&#13;")


def _written(text: str, known: list[Mark], address: Callable[[Mark], str], prefix: str) -> Iterator[str]:
    """The pieces of the text and what stands between them."""
    begins: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in known:
        begins.setdefault(mark.start, []).append(mark)
        ends.setdefault(mark.end, []).append(mark)
    cuts = sorted({0, len(text), *begins, *ends})
    open_marks: list[Mark] = []
    entries_seen: set[str] = set()
    linked: set[Mark] = set()
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for mark in ends.get(start, ()):
            if mark not in linked:
                yield _link_alone(mark, address(mark))
        open_marks = [mark for mark in open_marks if mark.end > start]
        for mark in begins.get(start, ()):
            open_marks.append(mark)
            if mark.entry not in entries_seen:
                entries_seen.add(mark.entry)
                yield f'<span id="{escaped(f"{prefix}text-{mark.entry}")}"></span>'
        piece = escaped(text[start:end])
        if open_marks and piece:
            open_marks.sort(key=lambda mark: (mark.end - mark.start, _ORDER[mark.kind], mark.entry))
            linked.add(open_marks[0])
            piece = _linked(piece, open_marks, address(open_marks[0]))
        yield piece


def _linked(piece: str, covering: list[Mark], address: str) -> str:
    kinds = " ".join(sorted({mark.kind.value for mark in covering}, key=lambda kind: _ORDER[MarkKind(kind)]))
    entries = " ".join(dict.fromkeys(mark.entry for mark in covering))
    labels = "\n".join(dict.fromkeys(mark.label for mark in covering))
    return (
        f'<a class="mark {kinds}" href="{escaped(address)}" data-of="{escaped(entries)}" title="{escaped(labels)}">'
        f"{piece}</a>"
    )


def _link_alone(mark: Mark, address: str) -> str:
    """A link without text; a stylesheet may show its ``data-of``."""
    return (
        f'<a class="also {mark.kind}" href="{escaped(address)}" data-of="{escaped(mark.entry)}"'
        f' aria-label="{escaped(mark.label)}"></a>'
    )


def _marks(record: Record) -> Iterator[Mark]:
    for event in record.events:
        entry, label = anchor("event", event.id), event_label(event)
        yield Mark(event.trigger.start, event.trigger.end, MarkKind.EVENT, entry, label)
        for participant in (*event.actor, *event.recipient):
            yield from _stranger(participant, entry, label)
    for statement in record.statements:
        entry, label = anchor("statement", statement.id), statement_label(statement)
        yield Mark(statement.content.start, statement.content.end, MarkKind.STATEMENT, entry, label)
        if statement.cue:
            yield Mark(statement.cue.start, statement.cue.end, MarkKind.CUE, entry, label)
        for speaker in (statement.speaker, statement.via, statement.addressee):
            if speaker:
                yield from _stranger(speaker, entry, label)
    for actor in record.actors:
        for mention in actor.mentions:
            yield Mark(mention.start, mention.end, MarkKind.ACTOR, anchor("actor", actor.id), actor_label(actor))
    for number, time in enumerate(record.times, 1):
        yield Mark(time.start, time.end, MarkKind.TIME, anchor("time", number), time_label(time))
    for number, place in enumerate(record.places, 1):
        yield Mark(place.start, place.end, MarkKind.PLACE, anchor("place", number), place_label(place))


def _stranger(participant: Participant, entry: str, label: str) -> Iterator[Mark]:
    """A mark for a participant who is none of the cast: he leads to what he takes part in."""
    if participant.actor is None:
        yield Mark(participant.start, participant.end, MarkKind.PARTICIPANT, entry, label)


def event_label(event: Event) -> str:
    """ "E1: AGREE about CONSULT, planned"."""
    act = " ".join(part for part in (event.event_type, event.mode, event.about and f"about {event.about}") if part)
    return f"{event.id}: {act}, {event.status}"


def statement_label(statement: Statement) -> str:
    """ "S1: denied by Lesotho"."""
    speaker = statement.speaker.name if statement.speaker else "somebody unnamed"
    return f"{statement.id}: {'denied' if statement.denied else 'said'} by {speaker}"


def actor_label(actor: Actor) -> str:
    """ "Lesotho (LSO)"."""
    return f"{actor.name} ({actor.code})" if actor.code else actor.name


def time_label(time: TimeExpression) -> str:
    """The TIMEX3 value, or that it is not known."""
    return time.value or f"{time.type.lower()}, value unknown"


def place_label(place: Place) -> str:
    """ "Maseru, LSO"."""
    return f"{place.name}, {place.country}" if place.country else place.name
