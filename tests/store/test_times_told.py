"""The time expressions beside an event, in new stores and in those of the first schema."""

from datetime import date

import pytest
from sqlalchemy import select, text

from legation.records import Record, TimeExpression, TimeType
from legation.store import Manifest, Store, schema
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


def test_a_store_of_the_first_schema_is_filled(location: str, timed: Record) -> None:
    told = select(schema.events.c.event_id, schema.events.c.told, schema.events.c.sentence_start)
    times = select(schema.event_times)
    with Store(location) as store:
        store.keep(timed, manifest=MANIFEST)
        with store.engine.connect().execution_options(writes=True) as connection:
            kept = connection.execute(told).all(), connection.execute(times).all()
            connection.execute(text("DROP INDEX events_by_telling"))
            connection.execute(text("DROP TABLE event_times"))
            for column in ("told", "sentence_start"):
                connection.execute(text(f"ALTER TABLE events DROP COLUMN {column}"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
            connection.commit()
    with Store(location) as store, store.engine.connect() as connection:
        assert (connection.execute(told).all(), connection.execute(times).all()) == kept
    assert len(kept[1]) == 2
