"""How fast a store of many events answers: generated records, each question asked many times.

Machines differ, so every median is given as a ratio too: to looking one document up by its id, in the same run.

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

from legation.ontology import quad, score
from legation.records import Document, Event, EventDate, EventPlace, Participant, Record, Sentence, TextSpan
from legation.store import Manifest, Store
from legation.terms import DateBasis, EventType, Grain, PlaceBasis, PlaceKind, Status

MANIFEST = Manifest(version="0", code="generated", model="none", tables="none", processor="any")
COUNTRIES = "USA CHN RUS GBR FRA DEU IND PRK KOR JPN IRN ISR UKR TUR BRA EGY NGA ZAF MEX AUS NOR CHL PER KEN".split()
PLACES = [("Hanoi", "VNM"), ("Geneva", "CHE"), ("Vienna", "AUT"), ("Doha", "QAT"), ("Lima", "PER"), ("Oslo", "NOR")]
WORDS = "envoy talks border treaty sanctions ceasefire summit aid protest minister army court vote trade gas".split()
AN_ARTICLE = 50
"""How many events a generated document has."""

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
    chance = random.Random(1)
    for number in range(events // AN_ARTICLE):
        store.keep(article(number, chance), manifest=MANIFEST)


def article(number: int, chance: random.Random) -> Record:
    """A record whose countries, types, dates and places are drawn, the first ones of each list more often."""
    text = (
        f"Story {number}: " + " ".join(chance.choices(WORDS, k=120)) + (" joint statement" if number % 50 == 0 else "")
    )
    published = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    return Record(
        document=Document(id=f"story-{number}", text=text, published=published, title=f"Story {number}"),
        sentences=(Sentence(start=0, end=5),),
        events=tuple(event(f"E{n}", published, chance) for n in range(AN_ARTICLE)),
    )


def event(id: str, published: date, chance: random.Random) -> Event:
    weights = range(len(COUNTRIES), 0, -1)
    actor, recipient = chance.choices(COUNTRIES, weights, k=2)
    kind = chance.choice(list(EventType))
    place, country = chance.choice(PLACES)
    here = {"start": 0, "end": 5, "text": "Story"}
    return Event(
        id=id,
        event_type=kind,
        quad=quad(kind),
        score=score(kind),
        status=chance.choice(list(Status)),
        actor=(Participant(name=f"{actor} government", code=f"{actor} GOV", **here),),
        recipient=(Participant(name=f"{recipient} army", code=f"{recipient} MIL", **here),),
        trigger=TextSpan(**here),
        sentence=0,
        date=EventDate(
            value=str(published), earliest=published, latest=published, grain=Grain.DAY, basis=DateBasis.PUBLISHED
        ),
        place=EventPlace(name=place, country=country, kind=PlaceKind.CITY, basis=PlaceBasis.CLAUSE, **here),
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
    yield "search for a phrase", lambda: store.search('"joint statement"')
    yield "timeline of a dyad", lambda: store.timeline("USA", "CHN")


def measure(store: Store, rounds: int) -> dict[str, Any]:
    medians = {}
    for name, ask in questions(store):
        ask()
        times = []
        for _ in range(rounds):
            started = time.perf_counter()
            ask()
            times.append(time.perf_counter() - started)
        medians[name] = statistics.median(times)
    first = next(iter(medians.values()))
    rows = [{"question": name, "median": t, "ratio": t / first} for name, t in medians.items()]
    return {"documents": len(store), "database": store.engine.dialect.name, "questions": rows}


def table(report: dict[str, Any]) -> str:
    lines = [f"{report['documents']:,} documents of {AN_ARTICLE} events, {report['database']}", ""]
    lines.append(f"{'question':<32}{'median ms':>12}{'x one document':>16}")
    for row in report["questions"]:
        lines.append(f"{row['question']:<32}{row['median'] * 1000:>12.1f}{row['ratio']:>16.1f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
