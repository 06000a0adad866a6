"""Indexes that hold what is asked together, statements by their day, and their words."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

UNKNOWN_DAY = date.min
DOCUMENTS = sa.table("documents", sa.column("key"), sa.column("published", sa.Date), sa.column("superseded"))
EVENTS = sa.table("events", sa.column("day", sa.Date), sa.column("date_earliest", sa.Date))
STATEMENTS = sa.table(
    "statements",
    *(sa.column(name) for name in ("document", "speaker_code", "speaker_country", "speaker_sector")),
    sa.column("is_current", sa.Boolean),
    sa.column("day", sa.Date),
)
ACTORS = sa.table(
    "actors",
    *(sa.column(name) for name in ("document", "code", "country", "sector")),
    sa.column("is_current", sa.Boolean),
)

TOGETHER = ["is_current", "date_latest", "event_type", "status"]
WHERE = ["place", "place_country"]
ABOUT = sa.text("about IS NOT NULL")
INDEXES = {
    "events": {
        "events_by_day": ["day", *TOGETHER],
        "events_by_place": ["place", "day", *TOGETHER],
        "events_by_place_country": ["place_country", "day", *TOGETHER],
        "events_by_type": ["event_type", "day", "is_current", "date_latest", "status", *WHERE],
        "events_by_act": ["about", "day", *TOGETHER, *WHERE],
    },
    "participants": {
        "participants_by_event": ["event", "is_actor", "country", "sector", "name"],
        "participants_by_name": ["name", "is_actor", "day", "event"],
    },
    "statements": {
        "statements_by_day": ["day", "is_current"],
        "statements_by_speaker": ["speaker", "day", "is_current"],
        "statements_by_country": ["speaker_country", "day", "is_current"],
    },
    "actors": {
        "actors_by_name": ["name", "code", "is_current", "mentions", "office"],
        "actors_by_country": ["country", "name", "code", "is_current", "mentions", "office"],
    },
}
GONE = {
    "events": ["events_by_type", "events_by_date", "events_by_place", "events_by_place_country"],
    "participants": ["participants_by_event", "participants_by_name"],
    "statements": ["statements_by_speaker"],
    "actors": ["actors_by_name", "actors_by_code"],
    "documents": ["documents_superseded"],
}


def upgrade() -> None:
    """Add the columns, fill them from what is there, and make the indexes and the words anew."""
    for table, names in GONE.items():
        for name in names:
            op.drop_index(name, table)
    unknown = sa.text("'0001-01-01'")
    op.add_column("events", sa.Column("day", sa.Date, nullable=False, server_default=unknown))
    op.add_column("statements", sa.Column("day", sa.Date, nullable=False, server_default=unknown))
    for table in ("statements", "actors"):
        op.add_column(table, sa.Column("is_current", sa.Boolean, nullable=False, server_default=sa.true()))
    for name in ("country", "sector"):
        op.add_column("statements", sa.Column(f"speaker_{name}", sa.Text))
        op.add_column("actors", sa.Column(name, sa.Text))
    op.execute(EVENTS.update().values(day=EVENTS.c.date_earliest).where(EVENTS.c.date_earliest.is_not(None)))
    day = _of_document(STATEMENTS, sa.func.coalesce(DOCUMENTS.c.published, UNKNOWN_DAY))
    country, sector = _parts(STATEMENTS.c.speaker_code)
    its_own = {"day": day, "speaker_country": country, "speaker_sector": sector}
    op.execute(STATEMENTS.update().values(is_current=_is_current(STATEMENTS), **its_own))
    country, sector = _parts(ACTORS.c.code)
    op.execute(ACTORS.update().values(is_current=_is_current(ACTORS), country=country, sector=sector))
    for table, indexes in INDEXES.items():
        for name, columns in indexes.items():
            some = ABOUT if name == "events_by_act" else None
            op.create_index(name, table, columns, sqlite_where=some, postgresql_where=some)
    for statement in _full_text(op.get_bind().dialect.name):
        op.execute(statement)


def _of_document(table: sa.TableClause, found: sa.ColumnElement[Any]) -> sa.ScalarSelect[Any]:
    """What its document says for a row of a table."""
    return sa.select(found).where(DOCUMENTS.c.key == table.c.document).scalar_subquery()


def _is_current(table: sa.TableClause) -> sa.ScalarSelect[Any]:
    return _of_document(table, DOCUMENTS.c.superseded.is_(None))


def _parts(code: sa.ColumnElement[Any]) -> tuple[sa.ColumnElement[Any], sa.ColumnElement[Any]]:
    """Country and sector of a code."""
    return sa.func.substr(code, 1, 3), sa.func.nullif(sa.func.substr(code, 5), "")


def _full_text(dialect: str) -> tuple[str, ...]:
    """What each database needs to search what was said."""
    if dialect == "postgresql":
        vector = "to_tsvector('english', content)"
        return (
            f"ALTER TABLE statements ADD COLUMN search tsvector GENERATED ALWAYS AS ({vector}) STORED",
            "CREATE INDEX statements_by_words ON statements USING gin (search)",
        )
    return (
        "CREATE VIRTUAL TABLE statement_words USING fts5("
        "content, content='statements', content_rowid='key', tokenize=\"porter unicode61 remove_diacritics 2\")",
        "INSERT INTO statement_words(statement_words) VALUES ('rebuild')",
        "CREATE TRIGGER statement_words_added AFTER INSERT ON statements BEGIN "
        "INSERT INTO statement_words(rowid, content) VALUES (new.key, new.content); END",
        "CREATE TRIGGER statement_words_removed AFTER DELETE ON statements BEGIN "
        "INSERT INTO statement_words(statement_words, rowid, content) VALUES ('delete', old.key, old.content); END",
    )
