"""The record as a table: one row an event, the same columns in memory, in CSV and in Parquet.

Cells with several values join them with "; ". What the record does not know is null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.records import Event, Magnitude, Participant, Record, Statement

SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Arrow type by name, what it means, and how a cell is read from record and event."""

    name: str
    type: str
    meaning: str
    value: Callable[[Record, Event], Any]


def _statement(record: Record, event: Event) -> Statement | None:
    return record.statement(event.statement) if event.statement else None


def _speaker(record: Record, event: Event) -> Participant | None:
    statement = _statement(record, event)
    return statement.speaker if statement else None


def _via(record: Record, event: Event) -> Participant | None:
    statement = _statement(record, event)
    return statement.via if statement else None


def _joined(values: Iterable[str | None]) -> str | None:
    return SEPARATOR.join(value or "" for value in values) or None


def _magnitude(magnitude: Magnitude) -> str:
    """ "killed 5", "injured 20-", "crowd 1000-5000", "money 3000000 USD"."""
    low = "" if magnitude.low is None else f"{magnitude.low:.15g}"
    high = "" if magnitude.high is None else f"{magnitude.high:.15g}"
    amount = low if low == high else f"{low}-{high}"
    return " ".join(part for part in (magnitude.kind, amount, magnitude.unit) if part)


def _sentence(record: Record, event: Event) -> str:
    sentence = record.sentences[event.sentence]
    return record.document.text[sentence.start : sentence.end]


COLUMNS = (
    Column("document_id", "string", "the document's id", lambda r, e: r.document.id),
    Column("published", "date32", "the day the document was published", lambda r, e: r.document.published),
    Column("publisher", "string", "who published it", lambda r, e: r.document.publisher),
    Column("url", "string", "where it was published", lambda r, e: r.document.url),
    Column("title", "string", "its headline", lambda r, e: r.document.title),
    Column("event_id", "string", "the event's id, unique within the document", lambda r, e: e.id),
    Column("event_type", "string", "PLOVER's event type", lambda r, e: e.event_type),
    Column("mode", "string", "PLOVER's mode of that type", lambda r, e: e.mode),
    Column("about", "string", "the event type of the act inside the act", lambda r, e: e.about),
    Column("contexts", "string", "PLOVER's contexts", lambda r, e: _joined(e.contexts)),
    Column("cameo", "string", "the nearest CAMEO code", lambda r, e: e.cameo),
    Column("quad", "string", "PLOVER's quad category: VC, MC, VK or MK", lambda r, e: e.quad),
    Column("score", "float64", "conflict-cooperation score, -10 to 10", lambda r, e: e.score),
    Column("status", "string", "occurred, ongoing, planned, conditional or negated", lambda r, e: e.status),
    Column("actor", "string", "names of those who act", lambda r, e: _joined(p.name for p in e.actor)),
    Column("actor_code", "string", "their codes, in the same order", lambda r, e: _joined(p.code for p in e.actor)),
    Column("recipient", "string", "names of those acted upon", lambda r, e: _joined(p.name for p in e.recipient)),
    Column(
        "recipient_code", "string", "their codes, in the same order", lambda r, e: _joined(p.code for p in e.recipient)
    ),
    Column("date", "string", "when, as a TIMEX3 value", lambda r, e: e.date.value if e.date else None),
    Column("date_earliest", "date32", "the first day it can be", lambda r, e: e.date.earliest if e.date else None),
    Column("date_latest", "date32", "the last day it can be", lambda r, e: e.date.latest if e.date else None),
    Column("date_grain", "string", "how finely the date is known", lambda r, e: e.date.grain if e.date else None),
    Column("date_basis", "string", "what the date was read from", lambda r, e: e.date.basis if e.date else None),
    Column("place", "string", "where, by the gazetteer's name", lambda r, e: e.place.name if e.place else None),
    Column("place_kind", "string", "what sort of place", lambda r, e: e.place.kind if e.place else None),
    Column(
        "place_country", "string", "its country, ISO 3166-1 alpha-3", lambda r, e: e.place.country if e.place else None
    ),
    Column("place_admin1", "string", "its first-order division", lambda r, e: e.place.admin1 if e.place else None),
    Column("lat", "float64", "latitude in degrees, WGS 84", lambda r, e: e.place.lat if e.place else None),
    Column("lon", "float64", "longitude in degrees, WGS 84", lambda r, e: e.place.lon if e.place else None),
    Column("geonameid", "int64", "its id in GeoNames", lambda r, e: e.place.geonameid if e.place else None),
    Column("place_basis", "string", "what the place was read from", lambda r, e: e.place.basis if e.place else None),
    Column("statement_id", "string", "the statement that reports the event", lambda r, e: e.statement),
    Column("said_by", "string", "who makes it", lambda r, e: p.name if (p := _speaker(r, e)) else None),
    Column("said_by_code", "string", "the speaker's code", lambda r, e: p.code if (p := _speaker(r, e)) else None),
    Column("said_via", "string", "the medium that carried it", lambda r, e: p.name if (p := _via(r, e)) else None),
    Column(
        "magnitude", "string", "sizes, as kind, low-high and unit", lambda r, e: _joined(map(_magnitude, e.magnitude))
    ),
    Column("confidence", "float64", "how likely it is an event for the record, 0 to 1", lambda r, e: e.confidence),
    Column("frame", "string", "the frame that coded the event", lambda r, e: e.because.frame),
    Column("model", "string", "the model that coded the event", lambda r, e: e.because.model),
    Column("trigger", "string", "the words that tell of the event", lambda r, e: e.trigger.text),
    Column("trigger_start", "int64", "where they begin: code points into the text", lambda r, e: e.trigger.start),
    Column("trigger_end", "int64", "where they end, exclusive", lambda r, e: e.trigger.end),
    Column("sentence", "string", "the sentence they stand in", _sentence),
)
"""Every column, in order."""


def rows(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """One dictionary an event, by column name, records and events in their order."""
    for record in records:
        for event in record.events:
            yield {column.name: column.value(record, event) for column in COLUMNS}


def schema() -> Any:
    """The ``pyarrow.Schema`` of the table; every field carries its meaning as ``description``."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field(column.name, getattr(pa, column.type)(), metadata={"description": column.meaning})
            for column in COLUMNS
        ]
    )


def to_table(records: Iterable[Record]) -> Any:
    """The records' events as a ``pyarrow.Table`` with the columns of :data:`COLUMNS`."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows(records)), schema=schema())
