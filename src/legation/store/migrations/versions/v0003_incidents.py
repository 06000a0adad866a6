"""Names to look through, and what events of different stories have in common."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
NAMED = (("participants", "name"), ("actors", "name"), ("statements", "speaker"))


def _refers(name: str, table: str) -> sa.Column[int]:
    to = sa.ForeignKey(f"{table}.key", ondelete="CASCADE")
    return sa.Column(name, KEY, to, primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Make the tables and fill ``names``; the rest fills as stories are compared."""
    op.create_index("documents_by_published", "documents", ["published"])
    op.create_table("names", sa.Column("name", sa.Text, primary_key=True), sqlite_with_rowid=False)
    for table, column in NAMED:
        known = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"
        op.execute(f"INSERT INTO names (name) {known} AND {column} NOT IN (SELECT name FROM names)")
    op.create_table("sketches", _refers("document", "documents"), sa.Column("minhash", sa.LargeBinary, nullable=False))
    op.create_table(
        "links",
        _refers("event", "events"),
        _refers("other", "events"),
        sa.Column("strength", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("links_by_other", "links", ["other"])
