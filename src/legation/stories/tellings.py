"""What one story tells of one event, as the store keeps it: the material of the ledger and the agenda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from legation.records import DateBasis, EventType, Grain, Status, TimeType
from legation.store import schema
from legation.store.batches import batches
from legation.stories.ledger_words import words
from legation.stories.sentences import SAME_LETTERS, Sentence, Time
from legation.tabular import SEPARATOR

STATE = frozenset(("", "GOV", "MIL", "COP", "SPY", "LEG", "JUD"))
"""The sectors that act for their state; a country alone stands for it too."""
VERBAL = frozenset((EventType.AGREE, EventType.CONCEDE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN))
"""Types of what is said of an act to come."""

_TOP_LEVEL = frozenset(("IGO", "NGO", "MNC"))


@dataclass(frozen=True)
class Party:
    """Somebody with a part in an event: a name, and a code where one is known."""

    name: str
    code: str | None

    @cached_property
    def country(self) -> str | None:
        """The country, or the organisation: "PRK" of "PRK GOV", "IGO UNO" whole."""
        if self.code is None:
            return None
        return self.code if self.code[:3] in _TOP_LEVEL else self.code[:3]

    def is_same(self, other: Party) -> bool:
        """Whether both are one actor: organs of one state, or of one country with a name or a part of it in common."""
        if self is other:
            return True
        if self.code is None or other.code is None:
            return self.code is other.code and self.name.casefold() == other.name.casefold()
        if self.country != other.country:
            return False
        mine, theirs = self.code[4:], other.code[4:]
        if mine in STATE and theirs in STATE:
            return True
        if self.name.casefold() == other.name.casefold():
            return True
        return mine == theirs and not self._words.isdisjoint(other._words)

    def is_among(self, others: Iterable[Party]) -> bool:
        """Whether one of others is the same actor."""
        return any(map(self.is_same, others))

    @cached_property
    def first_letters(self) -> frozenset[str]:
        """How the words of the name begin, as ``Sentence.content`` takes them."""
        return frozenset(word[:SAME_LETTERS].lower() for word in words(self.name))

    @cached_property
    def _words(self) -> set[str]:
        return {word for word in self.name.casefold().split() if len(word) > 3} or {self.name.casefold()}


@dataclass(frozen=True)
class Telling:
    """One event as one story tells it. Offsets are code points into the story's text."""

    key: int
    document: int
    document_id: str
    url: str | None
    publisher: str | None
    told: date | None
    event_id: str
    event_type: EventType
    mode: str | None
    about: EventType | None
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date_value: str | None
    date_earliest: date | None
    date_latest: date | None
    date_grain: Grain | None
    date_basis: DateBasis | None
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    said_by: str | None
    magnitude: str | None
    trigger: str
    trigger_start: int
    trigger_end: int
    sentence: Sentence

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries and organisations on both sides."""
        return countries(self.actors) | self.countries_acted_on

    @cached_property
    def countries_acted_on(self) -> frozenset[str]:
        """The countries and organisations among the recipients."""
        return countries(self.recipients)

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Where the telling stands among others: by the day it was told, then by story and place in the text."""
        return (self.told or date.max, self.document_id, self.trigger_start, self.event_id)


def countries(parties: Iterable[Party]) -> frozenset[str]:
    """The countries and organisations of parties, those that are known."""
    return frozenset(party.country for party in parties if party.country)


def fetch(connection: Connection, query: Select[Any]) -> list[Telling]:
    """The tellings that a query of ``columns`` finds, the oldest first."""
    rows = connection.execute(query).all()
    sentences = _sentences(connection, rows)
    return sorted((_telling(row, sentences[_place(row)]) for row in rows), key=lambda telling: telling.order)


def columns() -> list[Any]:
    """What a telling is made of, from the tables of events and documents."""
    events, documents = schema.events, schema.documents
    return [(documents if name in ("document_id", "url", "publisher") else events).c[name] for name in _NAMES]


_NAMES = (
    "key document document_id url publisher told event_id event_type mode about status actor actor_code recipient "
    "recipient_code date date_earliest date_latest date_grain date_basis place place_country lat lon said_by "
    "magnitude trigger trigger_start trigger_end sentence sentence_start"
).split()
"""The columns in the order of the fields of a telling, but for each side's names and codes, which are one field."""


def _telling(row: Any, sentence: Sentence) -> Telling:
    key, document, document_id, url, publisher, told, event_id, event_type, mode, about, status, *rest = row
    names, codes, their_names, their_codes, value, earliest, latest, grain, basis, *others, _, _ = rest
    fields = (
        *(key, document, document_id, url, publisher, told, event_id, EventType(event_type), mode),
        *(EventType(about) if about else None, Status(status)),
        *(_parties(names, codes), _parties(their_names, their_codes)),
        *(value, earliest, latest, Grain(grain) if grain else None, DateBasis(basis) if basis else None),
        *(*others, sentence),
    )
    return Telling(*fields)


@lru_cache(maxsize=1 << 14)
def _parties(names: str | None, codes: str | None) -> tuple[Party, ...]:
    """The parties of a side; where a name holds the separator itself, names and codes cannot be paired."""
    if names is None:
        return ()
    each = names.split(SEPARATOR)
    known = codes.split(SEPARATOR) if codes else [""] * len(each)
    if len(known) != len(each):
        return tuple(Party(code, code) for code in known if code)
    return tuple(Party(name, code or None) for name, code in zip(each, known, strict=True))


def _place(row: Row[tuple[Any, ...]]) -> tuple[int, int]:
    """The document of a row and where its sentence starts: what tells a sentence from all others."""
    return row.document, row.sentence_start


def _sentences(connection: Connection, rows: Iterable[Row[tuple[Any, ...]]]) -> dict[tuple[int, int], Sentence]:
    """The sentences of rows by their places, each with its time expressions: those beside any of its events."""
    first = {_place(row): row for row in rows}
    times = _times(connection, [row.key for row in first.values()])
    return {
        place: _sentence(
            row.sentence,
            row.sentence_start,
            row.told,
            tuple(t for t in times[row.key] if 0 <= t.start - row.sentence_start < len(row.sentence)),
        )
        for place, row in first.items()
    }


@lru_cache(maxsize=1 << 13)
def _sentence(text: str, start: int, told: date | None, times: tuple[Time, ...]) -> Sentence:
    """A sentence, with what has been read in it for earlier questions."""
    return Sentence(text, start, told, times)


def _times(connection: Connection, events: Iterable[int]) -> defaultdict[int, list[Time]]:
    """The time expressions beside events, in the order of the text."""
    table = schema.event_times
    columns = [table.c[name] for name in ("event", "start", "end", "text", "type", "value", "earliest", "latest")]
    found: defaultdict[int, list[Time]] = defaultdict(list)
    for some in batches(events):
        query = select(*columns).where(table.c.event.in_(some)).order_by(table.c.event, table.c.start)
        for event, start, end, text, kind, *value in connection.execute(query):
            found[event].append(Time(start, end, text, TimeType(kind), *value))
    return found
