"""The time expressions beside an event, in new stores and in those of the first schema."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Date, MetaData, Table, create_engine, insert, select, text

import legation.store
from legation.records import Record, TimeExpression, TimeType
from legation.store import Manifest, Store, schema
from legation.store.engine import _url
from legation.store.times_told import lasting, times_told

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")


@pytest.fixture
def timed(record: Record) -> Record:
    """The shared record with two times beside its first event and none beside its second."""
    times = (
        TimeExpression(start=0, end=4, text="LIMA", type=TimeType.DURATION, value="P1W"),
        TimeExpression(
            start=81,
            end=88,
            text=record.document.text[81:88],
            type=TimeType.DATE,
            value="2022-04-12",
            earliest=date(2022, 4, 12),
            latest=date(2022, 4, 12),
        ),
    )
    return record.model_copy(update={"times": times})


def test_a_duration_covers_the_days_from_publication_on(timed: Record) -> None:
    week, tuesday = times_told(timed, timed.events[0])
    assert (week["earliest"], week["latest"], week["is_ahead"]) == (date(2022, 4, 12), date(2022, 4, 19), True)
    assert (tuesday["value"], tuesday["is_ahead"]) == ("2022-04-12", False)
    assert list(times_told(timed, timed.events[1])) == []


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("P10D", date(2024, 1, 11)),
        ("P1W", date(2024, 1, 8)),
        ("P2M", date(2024, 3, 1)),
        ("P1Y", date(2024, 12, 31)),
        ("PXD", None),
        ("P9999Y", None),
        ("2024", None),
    ],
)
def test_where_a_duration_ends(value: str, ends: date | None) -> None:
    assert lasting(value, date(2024, 1, 1)) == ends


COPIED = ("runs", "documents", "events", "participants", "dyads", "statements", "actors")


def test_a_store_of_the_first_schema_is_filled(location: str, timed: Record) -> None:
    told = select(schema.events.c.event_id, schema.events.c.told, schema.events.c.sentence_start).order_by("event_id")
    times = select(schema.event_times)
    dyads = select(*(column for column in schema.dyads.c if column.name != "key")).order_by(schema.dyads.c.event)
    with Store(location) as store, store.engine.connect() as connection:
        store.keep(timed, manifest=MANIFEST)
        rows = {name: connection.execute(text(f"SELECT * FROM {name}")).mappings().all() for name in COPIED}
        kept = [connection.execute(query).all() for query in (told, times, dyads)]
        answers = _answers(store)
    with _of_first_schema(location) as connection:
        for name in COPIED:
            table = Table(name, MetaData(), autoload_with=connection)
            there = [row for row in rows[name] if row.get("recipient") != schema.NOBODY]
            known = [{key: row[key] for key in row if key in table.c and key != "search"} for row in there]
            for row in known:
                connection.execute(insert(table), _typed(table, row))
    with Store(location) as store, store.engine.connect() as connection:
        assert [connection.execute(query).all() for query in (told, times, dyads)] == kept
        assert _answers(store) == answers and all(answers)
    assert len(kept[1]) == 2 and any(row.recipient == schema.NOBODY for row in kept[2])


def _answers(store: Store) -> list[list[object]]:
    """What is answered from columns and words that later schemas brought."""
    asked = (store.events(until="2022"), store.statements(speaker="PER JRN", containing="hands -ambassador"))
    return [answer.to_pylist() for answer in (*asked, store.actors("PER"))]


@contextmanager
def _of_first_schema(location: str) -> Iterator[Connection]:
    """An empty store of the first schema, in place of the one that is there."""
    if "://" not in location:
        Path(location).unlink()
    config = Config()
    config.set_main_option("script_location", str(Path(legation.store.__file__).parent / "migrations"))
    engine = create_engine(_url(location))
    with engine.begin() as connection:
        if "://" in location:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        yield connection
    engine.dispose()


def _typed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """A row as the database gave it, its days as days again."""
    is_day = {column.name for column in table.c if isinstance(column.type, Date)}
    return {k: date.fromisoformat(v) if k in is_day and isinstance(v, str) else v for k, v in row.items()}
