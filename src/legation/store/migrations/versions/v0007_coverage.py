"""What became of all documents that an ingest met, and an index that counts those kept by their publisher."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table and the index."""
    op.create_table(
        "ingests",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("ended", sa.Text, nullable=False),
        sa.Column("coverage", sa.Text, nullable=False),
    )
    op.create_index("documents_by_publisher", "documents", ["publisher", "published", "language", "superseded"])
