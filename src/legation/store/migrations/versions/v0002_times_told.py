"""The time expressions beside each event, the day it was told, where its sentence begins; acts with no recipient."""

import sqlalchemy as sa
from alembic import op

from legation.store.keeping import unpacked
from legation.store.times_told import times_told

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")

DOCUMENTS = sa.table("documents", sa.column("key"), sa.column("record"))
EVENTS = sa.table(
    "events",
    sa.column("key"),
    sa.column("document"),
    sa.column("told", sa.Date),
    sa.column("sentence_start"),
)

ONE_SIDED = """
    INSERT INTO dyads (event, actor, recipient, is_mutual, month, has_happened, score, day, is_current)
    SELECT DISTINCT participants.event, country, '', false, dyads.month, status IN ('occurred', 'ongoing'),
           events.score, participants.day, participants.is_current
    FROM participants JOIN events ON events.key = participants.event
    LEFT JOIN dyads ON dyads.event = participants.event
    WHERE is_actor AND country IS NOT NULL AND dyads.event IS NULL
"""


def upgrade() -> None:
    """Make the table and the columns, and fill them from the records that are kept."""
    op.add_column("events", sa.Column("told", sa.Date))
    op.add_column("events", sa.Column("sentence_start", sa.Integer))
    times = op.create_table(
        "event_times",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("event", KEY, sa.ForeignKey("events.key", ondelete="CASCADE"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=name == "value") for name in ("text", "type", "value")),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("is_ahead", sa.Boolean, nullable=False),
    )
    connection = op.get_bind()
    for document in connection.execute(sa.select(DOCUMENTS.c.key).order_by(DOCUMENTS.c.key)).scalars().all():
        _fill(connection, document, times)
    op.execute(ONE_SIDED)
    op.create_index("events_by_telling", "events", ["told", "event_type"])
    op.create_index("event_times_by_event", "event_times", ["event"])
    op.create_index("event_times_by_day", "event_times", ["is_ahead", "latest", "event"])


def _fill(connection: sa.Connection, document: int, times: sa.Table) -> None:
    """What the new columns and the new table say of one document's events."""
    packed = connection.execute(sa.select(DOCUMENTS.c.record).where(DOCUMENTS.c.key == document)).scalar_one()
    record = unpacked(packed)
    keys = connection.execute(sa.select(EVENTS.c.key).where(EVENTS.c.document == document).order_by(EVENTS.c.key))
    for key, event in zip(keys.scalars().all(), record.events, strict=True):  # they were kept in this order
        start = record.sentences[event.sentence].start
        told = {"told": record.document.published, "sentence_start": start}
        connection.execute(sa.update(EVENTS).where(EVENTS.c.key == key).values(**told))
        if rows := [{"event": key, **row} for row in times_told(record, event)]:
            connection.execute(sa.insert(times), rows)
