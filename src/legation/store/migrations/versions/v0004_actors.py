"""Indexes to count actors by."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make indexes that hold all that is counted, by name and by code."""
    op.drop_index("actors_by_name", "actors")
    op.create_index("actors_by_name", "actors", ["name", "code", "document", "mentions", "office"])
    op.create_index("actors_by_code", "actors", ["code", "name", "document", "mentions", "office"])
    old = sa.text("superseded IS NOT NULL")
    op.create_index("documents_superseded", "documents", ["key"], sqlite_where=old, postgresql_where=old)
