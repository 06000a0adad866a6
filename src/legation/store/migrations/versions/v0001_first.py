"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")

EVENT_COLUMNS = {
    "event_id": sa.Text,
    "event_type": sa.Text,
    "mode": sa.Text,
    "about": sa.Text,
    "contexts": sa.Text,
    "cameo": sa.Text,
    "quad": sa.Text,
    "score": sa.Float,
    "status": sa.Text,
    "actor": sa.Text,
    "actor_code": sa.Text,
    "recipient": sa.Text,
    "recipient_code": sa.Text,
    "date": sa.Text,
    "date_earliest": sa.Date,
    "date_latest": sa.Date,
    "date_grain": sa.Text,
    "date_basis": sa.Text,
    "place": sa.Text,
    "place_kind": sa.Text,
    "place_country": sa.Text,
    "place_admin1": sa.Text,
    "lat": sa.Float,
    "lon": sa.Float,
    "geonameid": sa.BigInteger,
    "place_basis": sa.Text,
    "statement_id": sa.Text,
    "said_by": sa.Text,
    "said_by_code": sa.Text,
    "said_via": sa.Text,
    "magnitude": sa.Text,
    "confidence": sa.Float,
    "frame": sa.Text,
    "model": sa.Text,
    "trigger": sa.Text,
    "trigger_start": sa.BigInteger,
    "trigger_end": sa.BigInteger,
    "sentence": sa.Text,
}


def _key() -> sa.Column[int]:
    return sa.Column("key", KEY, primary_key=True)


def _belongs_to(table: str) -> sa.Column[int]:
    return sa.Column(table, KEY, sa.ForeignKey(f"{table}s.key", ondelete="CASCADE"), nullable=False)


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _is_current() -> sa.Column[bool]:
    return sa.Column("is_current", sa.Boolean, nullable=False)


def upgrade() -> None:
    """Make the tables, their indexes and the full-text search."""
    op.create_table("runs", _key(), sa.Column("manifest", sa.Text, nullable=False, unique=True))
    op.create_table(
        "documents",
        _key(),
        _belongs_to("run"),
        *(_text(name, nullable=False) for name in ("story", "content", "kept")),
        _text("superseded"),
        _text("document_id", nullable=False),
        sa.Column("published", sa.Date),
        *(_text(name) for name in ("publisher", "url", "title", "language")),
        _text("text", nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    current = sa.text("superseded IS NULL")
    op.create_index(
        "one_current_version", "documents", ["story"], unique=True, sqlite_where=current, postgresql_where=current
    )
    op.create_index("documents_by_content", "documents", ["content"])
    op.create_index("documents_by_id", "documents", ["document_id"])
    op.create_table(
        "events",
        _key(),
        _belongs_to("document"),
        _is_current(),
        *(sa.Column(name, type_) for name, type_ in EVENT_COLUMNS.items()),
    )
    op.create_index("events_by_document", "events", ["document"])
    op.create_index("events_by_type", "events", ["event_type", "date_earliest"])
    op.create_index("events_by_date", "events", ["date_earliest"])
    op.create_index("events_by_place", "events", ["place", "date_earliest"])
    op.create_index("events_by_place_country", "events", ["place_country", "date_earliest"])
    op.create_table(
        "participants",
        _key(),
        _belongs_to("event"),
        sa.Column("is_actor", sa.Boolean, nullable=False),
        _text("name", nullable=False),
        _text("country"),
        _text("sector"),
        sa.Column("day", sa.Date, nullable=False),
        _is_current(),
    )
    op.create_index("participants_by_event", "participants", ["event"])
    op.create_index("participants_by_country", "participants", ["country", "is_actor", "day", "event"])
    op.create_index("participants_by_name", "participants", ["name"])
    op.create_table(
        "dyads",
        _key(),
        _belongs_to("event"),
        _text("actor", nullable=False),
        _text("recipient", nullable=False),
        sa.Column("is_mutual", sa.Boolean, nullable=False),
        _text("month"),
        sa.Column("has_happened", sa.Boolean, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        _is_current(),
    )
    op.create_index("dyads_by_event", "dyads", ["event"])
    op.create_index("dyads_by_pair", "dyads", ["actor", "recipient", "day", "event"])
    op.create_index(
        "dyads_by_month",
        "dyads",
        ["actor", "recipient", "is_current", "month", "is_mutual", "has_happened", "score"],
    )
    op.create_table(
        "statements",
        _key(),
        _belongs_to("document"),
        _text("statement_id", nullable=False),
        *(_text(name) for name in ("speaker", "speaker_code", "cue")),
        *(_text(name, nullable=False) for name in ("kind", "content")),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        *(_text(name) for name in ("via", "addressee")),
    )
    op.create_index("statements_by_document", "statements", ["document"])
    op.create_index("statements_by_speaker", "statements", ["speaker"])
    op.create_table(
        "actors",
        _key(),
        _belongs_to("document"),
        _text("actor_id", nullable=False),
        _text("name", nullable=False),
        *(_text(name) for name in ("code", "office")),
        sa.Column("mentions", sa.Integer, nullable=False),
    )
    op.create_index("actors_by_document", "actors", ["document"])
    op.create_index("actors_by_name", "actors", ["name"])
    for statement in _full_text(op.get_bind().dialect.name):
        op.execute(statement)


def _full_text(dialect: str) -> tuple[str, ...]:
    """What each database needs to search titles and texts."""
    if dialect == "postgresql":
        vector = "to_tsvector('english', coalesce(title, '') || ' ' || text)"
        return (
            f"ALTER TABLE documents ADD COLUMN search tsvector GENERATED ALWAYS AS ({vector}) STORED",
            "CREATE INDEX documents_by_words ON documents USING gin (search)",
        )
    return (
        "CREATE VIRTUAL TABLE document_words USING fts5("
        "title, text, content='documents', content_rowid='key', tokenize=\"porter unicode61 remove_diacritics 2\")",
        "CREATE TRIGGER document_words_added AFTER INSERT ON documents BEGIN "
        "INSERT INTO document_words(rowid, title, text) VALUES (new.key, new.title, new.text); END",
        "CREATE TRIGGER document_words_removed AFTER DELETE ON documents BEGIN "
        "INSERT INTO document_words(document_words, rowid, title, text) "
        "VALUES ('delete', old.key, old.title, old.text); END",
    )
