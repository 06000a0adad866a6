"""What a reviewed event, statement or actor was called in the version that was reviewed."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column; reviews from before find their subjects by their words alone."""
    op.add_column("reviews", sa.Column("id", sa.Text))
