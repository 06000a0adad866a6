"""The diplomatic record: the data model that every room of the project speaks.

One document in, one :class:`Record` out. Every offset is a Unicode code point into ``document.text``,
half-open (``text[start:end]``). Unknown is an answer: a field that the text does not settle is ``None``.
The terms are PLOVER 2's (Open Event Data Alliance, manual draft 2.0) and TIMEX3's (TimeML 1.2.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from legation.tabular import to_table
from legation.terms import (
    ActorCode,
    CameoCode,
    CountryCode,
    DateBasis,
    EventType,
    Grain,
    MagnitudeKind,
    PlaceBasis,
    PlaceKind,
    Quad,
    Sector,
    StatementKind,
    Status,
    TimeType,
)

__all__ = [
    "Actor",
    "ActorCode",
    "Because",
    "CameoCode",
    "CountryCode",
    "DateBasis",
    "Document",
    "Event",
    "EventDate",
    "EventPlace",
    "EventType",
    "Evidence",
    "GazetteerPlace",
    "Grain",
    "Magnitude",
    "MagnitudeKind",
    "Mention",
    "Model",
    "Participant",
    "Place",
    "PlaceBasis",
    "PlaceKind",
    "Quad",
    "Record",
    "RunnerUp",
    "Sector",
    "Sentence",
    "Span",
    "Statement",
    "StatementKind",
    "Status",
    "TextSpan",
    "TimeExpression",
    "TimeType",
]


class Model(BaseModel):
    """An immutable value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Model):
    """A stretch of ``document.text``: code points, half-open."""

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span must not be empty: {self.start}-{self.end}")
        return self


class TextSpan(Span):
    """A span together with the text it covers."""

    text: str


class Document(Model):
    """What was read: ``text`` unchanged, and what is known about it; ``language`` is an ISO 639 code."""

    id: str
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    text: str

    @model_validator(mode="after")
    def _is_text(self) -> Self:
        for name in ("id", "publisher", "url", "title", "text"):
            try:
                (getattr(self, name) or "").encode()
            except UnicodeEncodeError as error:
                raise ValueError(f"{name}: character {error.start} is a lone surrogate, which no text has") from None
        return self


class Sentence(Span):
    """A sentence, a headline or a dateline."""


class Mention(TextSpan):
    """One place where an actor is named, described or pointed to."""


class Actor(Model):
    """A member of the document's cast: a ``code`` such as "PRK GOV" and its parts; ``sector`` heads ``sectors``."""

    id: str
    name: str
    code: ActorCode | None = None
    country: CountryCode | None = None
    sector: Sector | None = None
    sectors: tuple[Sector, ...] = ()
    office: str | None = None
    mentions: tuple[Mention, ...] = ()


class TimeExpression(TextSpan):
    """A TIMEX3; ``earliest`` and ``latest`` are the first and the last day it covers, both inclusive."""

    type: TimeType
    value: str | None = None
    earliest: date | None = None
    latest: date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"interval runs backwards: {self.earliest} to {self.latest}")
        return self


class GazetteerPlace(Model):
    """A place as the gazetteer has it; coordinates in WGS 84 degrees, null where it has none."""

    name: str
    country: CountryCode | None = None
    admin1: str | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    geonameid: int | None = None
    kind: PlaceKind | None = None


class RunnerUp(GazetteerPlace):
    """Another place that a toponym may name; ``score`` is its probability among the places of that name."""

    score: float = Field(ge=0, le=1)


class Place(GazetteerPlace, TextSpan):
    """A toponym and the place it names.

    ``score`` is the probability of that place among those of the name, null where the text alone gives it;
    ``runners_up`` are the next ones, the likeliest first, as far as they are likely at all.
    """

    score: float | None = Field(default=None, ge=0, le=1)
    runners_up: tuple[RunnerUp, ...] = ()


class Participant(TextSpan):
    """Somebody with a part in an event or a statement, and the words that say so."""

    actor: str | None = None  # an Actor's id
    name: str
    code: ActorCode | None = None


class EventDate(Model):
    """A date with its grain and basis; start, end and text are the expression's, where there is one."""

    value: str
    earliest: date
    latest: date
    grain: Grain
    basis: DateBasis
    start: int | None = None
    end: int | None = None
    text: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.latest < self.earliest:
            raise ValueError(f"interval runs backwards: {self.earliest} to {self.latest}")
        return self


class EventPlace(Place):
    """The place of an event and what it was read from."""

    basis: PlaceBasis


class Statement(Model):
    """Something said, and by whom; ``via`` is the medium, ``addressee`` who it was said to, ``cue`` what attributes it.

    ``denied`` says that the speaker denies or rejects the content instead of asserting it ("denied that ...").
    """

    id: str
    speaker: Participant | None = None
    cue: TextSpan | None = None
    content: TextSpan
    kind: StatementKind
    denied: bool = False
    via: Participant | None = None
    addressee: Participant | None = None
    date: EventDate | None = None


class Magnitude(TextSpan):
    """A size the text gives; a hedged one ("dozens", "at least 5") leaves a bound open or wide."""

    kind: MagnitudeKind
    low: float | None = None
    high: float | None = None
    unit: str | None = None


class Evidence(TextSpan):
    """One reason for one field: the rule and the characters that decided."""

    field: str
    rule: str


class Because(Model):
    """Why an event was coded: the frame or the model, and the evidence field by field.

    ``nearest`` are the training sentences most like this one, where the model decided.
    """

    frame: str | None = None
    model: str | None = None
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[str, ...] = ()


class Event(Model):
    """One coded event, in PLOVER's types, modes and contexts.

    ``about`` is the type of the act inside the act; ``score`` is PLOVER's conflict-cooperation score; ``status`` says
    whether the ``trigger``'s own act has come about. ``sentence`` is an index into ``Record.sentences``, ``statement``
    the id of the statement there that reports the event. ``confidence`` is how likely it is one for the record.
    """

    id: str
    event_type: EventType
    mode: str | None = None
    about: EventType | None = None
    contexts: tuple[str, ...] = ()
    cameo: CameoCode | None = None
    quad: Quad
    score: float = Field(ge=-10, le=10)
    status: Status
    actor: tuple[Participant, ...] = ()
    recipient: tuple[Participant, ...] = ()
    trigger: TextSpan
    sentence: int = Field(ge=0)
    date: EventDate | None = None
    place: EventPlace | None = None
    statement: str | None = None
    magnitude: tuple[Magnitude, ...] = ()
    confidence: float = Field(ge=0, le=1)
    because: Because = Because()


class Record(Model):
    """The diplomatic record of one document.

    Raises ``pydantic.ValidationError`` where a span does not slice to its stated text, an id occurs
    twice, or a reference points nowhere.
    """

    document: Document
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Self:
        text = self.document.text
        for span in self._spans():
            if text[span.start : span.end] != span.text:
                raise ValueError(f"{span.text!r} is not at {span.start}-{span.end}")
        if any(sentence.end > len(text) for sentence in self.sentences):
            raise ValueError("a sentence runs past the end of the text")
        for date_ in self._dates():
            if date_.start is not None and text[date_.start : date_.end] != date_.text:
                raise ValueError(f"{date_.text!r} is not at {date_.start}-{date_.end}")
        actors = _unique("actor", [actor.id for actor in self.actors])
        statements = _unique("statement", [statement.id for statement in self.statements])
        _unique("event", [event.id for event in self.events])
        for participant in self._participants():
            if participant.actor is not None and participant.actor not in actors:
                raise ValueError(f"no actor {participant.actor!r} in the cast")
        for event in self.events:
            if event.statement is not None and event.statement not in statements:
                raise ValueError(f"event {event.id!r}: no statement {event.statement!r}")
            if event.sentence >= len(self.sentences):
                raise ValueError(f"event {event.id!r}: no sentence {event.sentence}")
        return self

    def _participants(self) -> Iterator[Participant]:
        for statement in self.statements:
            yield from (p for p in (statement.speaker, statement.via, statement.addressee) if p)
        for event in self.events:
            yield from event.actor
            yield from event.recipient

    def _dates(self) -> Iterator[EventDate]:
        yield from (statement.date for statement in self.statements if statement.date)
        yield from (event.date for event in self.events if event.date)

    def _spans(self) -> Iterator[TextSpan]:
        for actor in self.actors:
            yield from actor.mentions
        yield from self.times
        yield from self.places
        yield from self._participants()
        for statement in self.statements:
            yield statement.content
            if statement.cue:
                yield statement.cue
        for event in self.events:
            yield event.trigger
            yield from event.magnitude
            yield from event.because.evidence
            if event.place:
                yield event.place

    def actor(self, id: str) -> Actor:
        """The member of the cast with this id; raises ``KeyError`` where there is none."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def event(self, id: str) -> Event:
        """The event with this id; raises ``KeyError`` where there is none."""
        for event in self.events:
            if event.id == id:
                return event
        raise KeyError(id)

    def statement(self, id: str) -> Statement:
        """The statement with this id; raises ``KeyError`` where there is none."""
        for statement in self.statements:
            if statement.id == id:
                return statement
        raise KeyError(id)

    def to_table(self) -> Any:
        """The events as a ``pyarrow.Table``, one row an event, with the columns of ``legation.tabular``."""
        return to_table([self])

    def _repr_html_(self) -> str:
        """The record as Jupyter shows it: its text, marked, and what was read from it."""
        from legation.notebook import record_html

        return record_html(self)


def _unique(what: str, ids: list[str]) -> set[str]:
    seen = set(ids)
    if len(seen) != len(ids):
        raise ValueError(f"an {what} id occurs twice: {ids}")
    return seen
