"""The tables of the store, the same on SQLite and PostgreSQL.

A version of a document is one row of ``documents``; the current one of a story has no ``superseded`` time. ``record``
is the whole record; the other tables repeat parts of it for asking: ``events`` the columns of the event table that are
the event's own, ``participants`` each side of an event, ``dyads`` each pair of countries that an event joins,
``event_times`` the time expressions beside it. Full-text search is each database's own, and made by the migrations.

Answers come in the order of days, the latest first. So an index begins with what is asked for, goes on with the day,
and ends with what else is asked together with it: rows that do not fit are passed over without being looked up.

Across documents there are ``sketches``, one for every version whose events have been compared with those of all other
versions that have one, and ``links``, what came of it: they depend on the two events alone, so that they stay true
whatever comes, goes or is superseded. ``names`` has each name of a participant, an actor or a speaker once.

``reviews`` is a log of what people said of what was coded, and only grows; ``samples`` and ``sampled`` are what was
drawn to be reviewed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from legation.tabular import COLUMNS

OF_DOCUMENT = ("document_id", "published", "publisher", "url", "title")
"""The columns of the event table that are the document's."""

OF_EVENT = tuple(column for column in COLUMNS if column.name not in OF_DOCUMENT)
"""The columns of the event table that are the event's own."""

_TYPES = {"string": Text, "date32": Date, "float64": Float, "int64": BigInteger}
_KEY = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by INTEGER alone

UNKNOWN_DAY = date.min

NOBODY = ""
"""The recipient in a dyad whose act has none of a known country."""

metadata = MetaData()


def _belongs_to(table: str) -> Column[int]:
    return Column(table, _KEY, ForeignKey(f"{table}s.key", ondelete="CASCADE"), nullable=False)


def _is_current() -> Column[bool]:
    """Whether the document's version is: repeated, so that most questions need not look it up."""
    return Column("is_current", Boolean, nullable=False)


def _day() -> Column[date]:
    """The first day the event's date may mean, or of publication for a statement.

    ``UNKNOWN_DAY`` where there is none, so that indexes order all rows.
    """
    return Column("day", Date, nullable=False)


runs = Table(
    "runs",
    metadata,
    Column("key", _KEY, primary_key=True),
    Column("manifest", Text, nullable=False, unique=True),  # what coded, as JSON
)

documents = Table(
    "documents",
    metadata,
    Column("key", _KEY, primary_key=True),
    _belongs_to("run"),
    Column("story", Text, nullable=False),  # what stays the same when a story is corrected
    Column("content", Text, nullable=False),  # SHA-256 of the text and of what is known about it
    Column("kept", Text, nullable=False),  # UTC, ISO 8601
    Column("superseded", Text),
    Column("document_id", Text, nullable=False),
    Column("published", Date),
    Column("publisher", Text),
    Column("url", Text),
    Column("title", Text),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),  # JSON, by zlib
)
_not_superseded = documents.c.superseded.is_(None)
Index(
    "one_current_version",
    documents.c.story,
    unique=True,
    sqlite_where=_not_superseded,
    postgresql_where=_not_superseded,
)
Index("documents_by_content", documents.c.content)
Index("documents_by_id", documents.c.document_id)
Index("documents_by_published", documents.c.published)
Index(
    "documents_by_publisher",
    documents.c.publisher,
    documents.c.published,
    documents.c.language,
    documents.c.superseded,
)

ingests = Table(
    "ingests",
    metadata,
    Column("key", _KEY, primary_key=True),
    Column("ended", Text, nullable=False),  # UTC, ISO 8601
    Column("coverage", Text, nullable=False),  # what became of all documents, as JSON: legation.sources.Coverage
)

events = Table(
    "events",
    metadata,
    Column("key", _KEY, primary_key=True),
    _belongs_to("document"),
    _is_current(),
    _day(),
    *(Column(column.name, _TYPES[column.type]) for column in OF_EVENT),
    Column("told", Date),  # the day the document was published
    Column("sentence_start", Integer),  # code points into the text
)
_ASKED_TOGETHER = tuple(events.c[name] for name in "is_current date_latest event_type status".split())
Index("events_by_document", events.c.document)
Index("events_by_telling", events.c.told, events.c.event_type)
Index("events_by_day", events.c.day, *_ASKED_TOGETHER)
Index("events_by_place", events.c.place, events.c.day, *_ASKED_TOGETHER)
Index("events_by_place_country", events.c.place_country, events.c.day, *_ASKED_TOGETHER)
_WHERE = (events.c.place, events.c.place_country)
Index("events_by_type", events.c.event_type, events.c.day, *_ASKED_TOGETHER[:2], events.c.status, *_WHERE)
_is_about = events.c.about.is_not(None)
Index(
    "events_by_act",
    events.c.about,
    events.c.day,
    *_ASKED_TOGETHER,
    *_WHERE,
    sqlite_where=_is_about,
    postgresql_where=_is_about,
)

participants = Table(
    "participants",
    metadata,
    Column("key", _KEY, primary_key=True),
    _belongs_to("event"),
    Column("is_actor", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text),  # or IGO, NGO, MNC
    Column("sector", Text),  # or which organisation
    _day(),
    _is_current(),
)
Index(
    "participants_by_event",
    participants.c.event,
    participants.c.is_actor,
    participants.c.country,
    participants.c.sector,
    participants.c.name,
)
Index(
    "participants_by_country",
    participants.c.country,
    participants.c.is_actor,
    participants.c.day,
    participants.c.event,
)
Index("participants_by_name", participants.c.name, participants.c.is_actor, participants.c.day, participants.c.event)

dyads = Table(
    "dyads",
    metadata,
    Column("key", _KEY, primary_key=True),
    _belongs_to("event"),
    Column("actor", Text, nullable=False),  # countries, or IGO and the like
    Column("recipient", Text, nullable=False),  # or NOBODY
    Column("is_mutual", Boolean, nullable=False),  # both are actors
    Column("month", Text),  # 2019-02, where the date settles it
    Column("has_happened", Boolean, nullable=False),  # it occurred or goes on
    Column("score", Float, nullable=False),
    _day(),
    _is_current(),
)
Index("dyads_by_event", dyads.c.event)
Index("dyads_by_pair", dyads.c.actor, dyads.c.recipient, dyads.c.day, dyads.c.event)
Index(
    "dyads_by_month",
    dyads.c.actor,
    dyads.c.recipient,
    dyads.c.is_current,
    dyads.c.month,
    dyads.c.is_mutual,
    dyads.c.has_happened,
    dyads.c.score,
)

event_times = Table(
    "event_times",
    metadata,
    Column("key", _KEY, primary_key=True),
    _belongs_to("event"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text),
    Column("earliest", Date),
    Column("latest", Date),
    Column("is_ahead", Boolean, nullable=False),  # it ends after the day of publication
)
Index("event_times_by_event", event_times.c.event)
Index("event_times_by_day", event_times.c.is_ahead, event_times.c.latest, event_times.c.event)

statements = Table(
    "statements",
    metadata,
    Column("key", _KEY, primary_key=True),
    _belongs_to("document"),
    _is_current(),
    _day(),
    Column("statement_id", Text, nullable=False),
    Column("speaker", Text),
    Column("speaker_code", Text),
    Column("speaker_country", Text),  # or IGO and the like
    Column("speaker_sector", Text),  # or which organisation
    Column("cue", Text),
    Column("kind", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("via", Text),
    Column("addressee", Text),
)
Index("statements_by_document", statements.c.document)
Index("statements_by_day", statements.c.day, statements.c.is_current)
Index("statements_by_speaker", statements.c.speaker, statements.c.day, statements.c.is_current)
Index("statements_by_country", statements.c.speaker_country, statements.c.day, statements.c.is_current)

actors = Table(
    "actors",
    metadata,
    Column("key", _KEY, primary_key=True),
    _belongs_to("document"),
    _is_current(),
    Column("actor_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("code", Text),
    Column("country", Text),  # or IGO and the like
    Column("sector", Text),  # or which organisation
    Column("office", Text),
    Column("mentions", Integer, nullable=False),
)
Index("actors_by_document", actors.c.document)
_COUNTED = (actors.c.is_current, actors.c.mentions, actors.c.office)
Index("actors_by_name", actors.c.name, actors.c.code, *_COUNTED)
Index("actors_by_country", actors.c.country, actors.c.name, actors.c.code, *_COUNTED)

names = Table("names", metadata, Column("name", Text, primary_key=True), sqlite_with_rowid=False)

sketches = Table(
    "sketches",
    metadata,
    Column("document", _KEY, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("minhash", LargeBinary, nullable=False),  # see legation.stories.duplicates
)

links = Table(
    "links",
    metadata,
    Column("event", _KEY, ForeignKey("events.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("other", _KEY, ForeignKey("events.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("strength", Integer, nullable=False),  # in thousandths; each pair is there both ways
    sqlite_with_rowid=False,
)
Index("links_by_other", links.c.other)


def _of_anchor() -> list[Column[Any]]:
    """What something reviewed, or to be reviewed, is found again by; see legation.reviews."""
    return [
        Column("document_id", Text, nullable=False),  # what it was called then
        Column("story", Text, nullable=False),
        Column("content", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
    ]


reviews = Table(
    "reviews",
    metadata,
    Column("key", _KEY, primary_key=True),
    Column("made", Text, nullable=False),  # UTC, ISO 8601
    Column("reviewer", Text, nullable=False),
    Column("target", Text, nullable=False),  # event, statement or actor
    Column("verdict", Text, nullable=False),
    *_of_anchor(),
    _belongs_to("run"),  # what had coded it
    Column("exact", Text, nullable=False),  # the words from start to end
    Column("context", Text, nullable=False),  # and the sentences that they stand in
    Column("context_start", Integer, nullable=False),
    Column("before", Text, nullable=False),  # JSON: what the coder had said
    Column("after", Text),  # and what the reviewer says
    Column("note", Text),
    Column("id", Text),  # what it was called in that version
)
Index("reviews_by_story", reviews.c.story)
Index("reviews_by_content", reviews.c.content)

samples = Table(
    "samples",
    metadata,
    Column("key", _KEY, primary_key=True),
    Column("drawn", Text, nullable=False),  # UTC, ISO 8601
    Column("target", Text, nullable=False),
    Column("seed", BigInteger, nullable=False),
)

sampled = Table(
    "sampled",
    metadata,
    Column("key", _KEY, primary_key=True),
    _belongs_to("sample"),
    *_of_anchor(),
    Column("id", Text, nullable=False),  # in the version it was drawn from
    Column("type", Text, nullable=False),  # its stratum
    Column("population", Integer, nullable=False),  # how many of the type there were
    Column("publisher", Text),
)
Index("sampled_by_sample", sampled.c.sample)
