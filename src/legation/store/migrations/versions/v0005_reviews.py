"""What people say of what was coded, and what was drawn for them to look at."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _key() -> sa.Column[int]:
    return sa.Column("key", KEY, primary_key=True)


def _refers(name: str, table: str) -> sa.Column[int]:
    return sa.Column(name, KEY, sa.ForeignKey(f"{table}.key", ondelete="CASCADE"), nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def upgrade() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "reviews",
        _key(),
        *_texts("made", "reviewer", "target", "verdict", "document_id", "story", "content"),
        *_numbers("start", "end"),
        _refers("run", "runs"),
        *_texts("exact", "context"),
        *_numbers("context_start"),
        *_texts("before"),
        sa.Column("after", sa.Text),
        sa.Column("note", sa.Text),
    )
    op.create_index("reviews_by_story", "reviews", ["story"])
    op.create_index("reviews_by_content", "reviews", ["content"])
    op.create_table("samples", _key(), *_texts("drawn", "target"), sa.Column("seed", sa.BigInteger, nullable=False))
    op.create_table(
        "sampled",
        _key(),
        _refers("sample", "samples"),
        *_texts("document_id", "story", "content"),
        *_numbers("start", "end"),
        *_texts("id", "type"),
        *_numbers("population"),
        sa.Column("publisher", sa.Text),
    )
    op.create_index("sampled_by_sample", "sampled", ["sample"])
