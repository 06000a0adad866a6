"""What an ingest could not code is named without the folders of the machine that it stood on."""

import json
import re

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

FOLDERS = re.compile(r"\A(?!https?://)([a-z]:)?[^:]*[/\\](?=[^/\\:]+(: |$))", re.IGNORECASE)
"""The folders at the beginning of an example, which is told as "folder/file: place: reason"."""


def upgrade() -> None:
    """Take the folders out of the examples there are."""
    ingests = sa.table("ingests", sa.column("key", sa.BigInteger), sa.column("coverage", sa.Text))
    connection = op.get_bind()
    for key, coverage in connection.execute(sa.select(ingests.c.key, ingests.c.coverage)).all():
        found = json.loads(coverage)
        for reason in found.get("not_coded", {}).values():
            reason["examples"] = [FOLDERS.sub("", example) for example in reason["examples"]]
        connection.execute(sa.update(ingests).where(ingests.c.key == key).values(coverage=json.dumps(found)))
