"""How fast a store of many events answers: generated records, each question asked many times.

Machines differ, so every median is given as a ratio too: to looking one document up by its id, in the same run. Beside
it stands the processor's time in this process, which others on the machine change least; SQLite works in this process,
PostgreSQL in its own.

    python benchmarks/store.py [--events 1000000] [--store URL] [--rounds 20] [--output FILE]

A store that is there already is asked as it is; without --store a new one is made in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Date, func, insert, select

from legation.ontology import quad, score
from legation.records import (
    Actor,
    Document,
    Event,
    EventDate,
    EventPlace,
    Mention,
    Participant,
    Record,
    Sentence,
    Statement,
    TextSpan,
    TimeExpression,
)
from legation.store import Manifest, Store, schema
from legation.terms import DateBasis, EventType, Grain, PlaceBasis, PlaceKind, Status, TimeType

MANIFEST = Manifest(version="0", code="generated", model="none", tables="none", processor="any")
COUNTRIES = "USA CHN RUS GBR FRA DEU IND PRK KOR JPN IRN ISR UKR TUR BRA EGY NGA ZAF MEX AUS NOR CHL PER KEN".split()
PLACES = [("Hanoi", "VNM"), ("Geneva", "CHE"), ("Vienna", "AUT"), ("Doha", "QAT"), ("Lima", "PER"), ("Oslo", "NOR")]
WORDS = "envoy talks border treaty sanctions ceasefire summit aid protest minister army court vote trade gas".split()
GIVEN = "Ana Jo Kim Lee Omar Ivan Maria Chen Amina Paul Sofia David Yuki Lars Fatima Pedro Nina Hugo Leila Tom".split()
SURNAMES = [
    a + b + c
    for a in ("Ka", "Mo", "Ri", "Te", "Lu")
    for b in ("ra", "lin", "sto", "ve")
    for c in "nski vic do ma la".split()
]
AN_ARTICLE = 20
"""How many events a generated document has; it has ``CAST`` actors and ``SAID`` statements."""

CAST, SAID = 6, 8

AHEAD = 0.1
"""How often a document names a day to come."""

A_MEETING = 0.3
"""How often an agreement is one to meet."""

DRAWN = 32_000
"""How many events are drawn one by one; more are copies of them with other keys and days."""

AT_ONCE = 200
"""How many documents are kept in one transaction."""

DAYS_MOVED = 17

HERE: dict[str, Any] = {"start": 0, "end": 5, "text": "Story"}
FIRST_DAY, DAYS = date(2010, 1, 1), 5000


def main() -> None:
    options = arguments()
    with tempfile.TemporaryDirectory() as folder, Store(options.store or Path(folder) / "store.db") as store:
        if not len(store):
            fill(store, options.events)
        report = measure(store, options.rounds)
    print(table(report))
    if options.output:
        options.output.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--store")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--output", type=Path)
    return parser.parse_args()


def fill(store: Store, events: int) -> None:
    """Keep so many events at least: some thousands as records, then all that are there again on other days."""
    chance = random.Random(1)
    numbers = range(min(events, DRAWN) // AN_ARTICLE)
    for start in range(0, len(numbers), AT_ONCE):
        store.keep_together([article(number, chance) for number in numbers[start : start + AT_ONCE]], manifest=MANIFEST)
    kept, turn = len(numbers) * AN_ARTICLE, 0
    while kept < events:
        turn += 1
        with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            double(connection, turn)
        kept *= 2
    with store.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def double(connection: Connection, turn: int) -> None:
    """Copy every row, its keys moved past the last ones and its days by some weeks, as the database itself can."""
    of_events = [schema.participants, schema.dyads, schema.event_times]
    tables = [schema.documents, schema.events, *of_events, schema.statements, schema.actors]
    last = {t.name: connection.execute(select(func.max(t.c.key))).scalar_one() for t in tables}
    for table in tables:
        values = [_moved(connection, column, last, turn) for column in table.c]
        connection.execute(insert(table).from_select([column.name for column in table.c], select(*values)))


def _moved(connection: Connection, column: Column[Any], last: dict[str, int], turn: int) -> ColumnElement[Any]:
    if column.name == "key":
        return column + last[column.table.name]
    if column.foreign_keys and column.name != "run":
        return column + last[f"{column.name}s"]
    if column.name in ("story", "document_id", "content"):
        return column + f"/{turn}"
    if isinstance(column.type, Date):
        is_sqlite = connection.dialect.name == "sqlite"
        return func.date(column, f"+{DAYS_MOVED * turn} days") if is_sqlite else column + DAYS_MOVED * turn
    return column


def article(number: int, chance: random.Random) -> Record:
    """A record whose countries, types, dates and places are drawn, the first ones of each list more often."""
    text = (
        f"Story {number}: " + " ".join(chance.choices(WORDS, k=120)) + (" joint statement" if number % 50 == 0 else "")
    )
    published = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    cast = tuple(person(f"A{n}", chance) for n in range(CAST))
    return Record(
        document=Document(id=f"story-{number}", text=text, published=published, title=f"Story {number}"),
        sentences=(Sentence(start=0, end=len(text)),),
        times=tuple(ahead(published, chance)),
        actors=cast,
        statements=tuple(statement(f"S{n}", text, cast[n % CAST]) for n in range(SAID)),
        events=tuple(event(f"E{n}", published, cast, chance) for n in range(AN_ARTICLE)),
    )


def ahead(published: date, chance: random.Random) -> Iterator[TimeExpression]:
    """A day to come, in some documents."""
    if chance.random() < AHEAD:
        day = published + timedelta(days=chance.randint(1, 60))
        yield TimeExpression(type=TimeType.DATE, value=str(day), earliest=day, latest=day, **HERE)


def person(id: str, chance: random.Random) -> Actor:
    country = chance.choices(COUNTRIES, range(len(COUNTRIES), 0, -1))[0]
    name = f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}"
    return Actor(id=id, name=name, code=f"{country} GOV", country=country, sector="GOV", mentions=(Mention(**HERE),))


def statement(id: str, text: str, speaker: Actor) -> Statement:
    start = 12 + 40 * int(id[1:])
    content = TextSpan(start=start, end=start + 80, text=text[start : start + 80])
    said_by = Participant(actor=speaker.id, name=speaker.name, code=speaker.code, **HERE)
    return Statement(id=id, speaker=said_by, cue=TextSpan(**HERE), content=content, kind="indirect")


def event(id: str, published: date, cast: tuple[Actor, ...], chance: random.Random) -> Event:
    actor, recipient = chance.sample(cast, 2)
    kind = chance.choice(list(EventType))
    place, country = chance.choice(PLACES)
    return Event(
        id=id,
        event_type=kind,
        about=EventType.CONSULT if kind is EventType.AGREE and chance.random() < A_MEETING else None,
        quad=quad(kind),
        score=score(kind),
        status=chance.choice(list(Status)),
        actor=(Participant(actor=actor.id, name=actor.name, code=actor.code, **HERE),),
        recipient=(Participant(name=f"{recipient.country} army", code=f"{recipient.country} MIL", **HERE),),
        trigger=TextSpan(**HERE),
        sentence=0,
        date=EventDate(
            value=str(published), earliest=published, latest=published, grain=Grain.DAY, basis=DateBasis.PUBLISHED
        ),
        place=EventPlace(name=place, country=country, kind=PlaceKind.CITY, basis=PlaceBasis.CLAUSE, **HERE),
        confidence=0.5,
    )


def questions(store: Store) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What people ask, by its name; the first is what the others are compared with."""
    yield "one document by its id", lambda: store.record("story-7")
    yield "latest events", lambda: store.events()
    yield "events by actor", lambda: store.events(actor="PRK")
    yield "events by actor and recipient", lambda: store.events(actor="PRK", recipient="USA")
    yield (
        "events by everything",
        lambda: store.events(
            actor="PRK", recipient="USA", event_type="CONSULT", since="2018-01", place="Hanoi", status="planned"
        ),
    )
    yield "events between two", lambda: store.events(between=("PRK", "USA"), since="2018", until="2019")
    yield "events by type and place", lambda: store.events(event_type="AID", place="Oslo")
    yield "events by type and status", lambda: store.events(event_type="AID", status="planned")
    yield "events by status", lambda: store.events(status="negated")
    yield "events about an act", lambda: store.events(about="CONSULT", actor="PRK")
    yield "events about what nobody told of", lambda: store.events(about="PROTEST")
    yield (
        "events by a great power and everything",
        lambda: store.events(actor="USA", event_type="AID", place="Oslo", status="planned"),
    )
    yield "events by two and a type", lambda: store.events(actor="USA", recipient="CHN MIL", event_type="AID")
    yield "events by a country's place", lambda: store.events(place="VNM", since="2015", until="2015-06")
    yield "events by a name", lambda: store.events(actor="Kim Tevedo")
    yield "events by part of a name", lambda: store.events(actor="kim")
    yield "events by part of a name and type", lambda: store.events(actor="kim", event_type="ASSAULT", place="Lima")
    yield "events by two parts of names", lambda: store.events(actor="lee", recipient="chn army")
    yield "events by part of a name and days", lambda: store.events(recipient="army", since="2011-02", until="2011-03")
    yield "events by a name nobody has", lambda: store.events(actor="Zzyzx")
    yield "search for a phrase", lambda: store.search('"joint statement"')
    yield "search for a word in many", lambda: store.search("treaty -statement")
    yield "search for two words", lambda: store.search("joint ceasefire")
    yield "latest statements", lambda: store.statements()
    yield "statements by a country", lambda: store.statements(speaker="PRK")
    yield "statements by part of a name", lambda: store.statements(speaker="kim")
    yield "statements with a word", lambda: store.statements(containing="treaty", since="2018")
    yield "statements by name and word", lambda: store.statements(speaker="Omar", containing="sanctions court")
    yield "statements with words nobody said", lambda: store.statements(containing="xylophone")
    yield "actors, the most mentioned", lambda: store.actors()
    yield "actors by country", lambda: store.actors("PRK")
    yield "actors by part of a name", lambda: store.actors("kim")
    yield "timeline of a dyad", lambda: store.timeline("USA", "CHN")


def measure(store: Store, rounds: int) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    for name, ask in questions(store):
        ask()
        times = []
        for _ in range(rounds):
            started = time.perf_counter(), time.process_time()
            ask()
            times.append((time.perf_counter() - started[0], time.process_time() - started[1]))
        median, processor = (statistics.median(some) for some in zip(*times, strict=True))
        first = rows[0]["median"] if rows else median
        rows.append({"question": name, "median": median, "processor": processor, "ratio": median / first})
    return {"documents": len(store), "database": store.engine.dialect.name, "questions": rows}


def table(report: dict[str, Any]) -> str:
    lines = [f"{report['documents']:,} documents of {AN_ARTICLE} events, {report['database']}", ""]
    lines.append(f"{'question':<40}{'median ms':>12}{'processor ms':>14}{'x one document':>16}")
    for row in report["questions"]:
        times = f"{row['median'] * 1000:>12.1f}{row['processor'] * 1000:>14.1f}"
        lines.append(f"{row['question']:<40}{times}{row['ratio']:>16.1f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
