"""A writer killed at any moment loses nothing that it has committed, and leaves nothing half there."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from legation.store import Store, schema

WRITER = Path(__file__).with_name("writer.py")
COUNT = 60
EVENTS = 5


def write(location: str, *, kill_after: int | None = None) -> int:
    """Run the writer to its end, or kill it after it has told of so many stories; how many it told of."""
    command = [sys.executable, str(WRITER), location, str(COUNT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = 0
        for told, _ in enumerate(writer.stdout, start=1):
            if told == kill_after:
                writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert writer.returncode == (0 if kill_after is None else -signal.SIGKILL)
    return told


def counts(store: Store) -> tuple[int, int, int]:
    with store.engine.connect() as connection:
        documents, events, statements = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (schema.documents, schema.events, schema.statements)
        )
    return documents, events, statements


@pytest.mark.parametrize("times", [4])
def test_a_killed_writer_leaves_whole_stories_and_the_next_run_finishes(location: str, times: int) -> None:
    for number in range(times):
        told = write(location, kill_after=1 + number * 11)
        with Store(location) as store:
            documents, events, statements = counts(store)
            assert documents >= told
            assert (events, statements) == (documents * EVENTS, documents)
            assert all(len(record.events) == EVENTS for record in store.records())
    assert write(location) == COUNT
    with Store(location) as store:
        assert counts(store) == (COUNT, COUNT * EVENTS, COUNT)
        assert {record.document.id for record in store.records()} == {f"story-{number}" for number in range(COUNT)}
