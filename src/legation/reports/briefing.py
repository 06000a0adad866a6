"""What a store knows of two countries in a span of time, gathered for a report.

Counts are of happenings, not of stories: what several stories tell of counts once (see ``legation.stories.incidents``),
and only what has occurred or goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from legation.ontology import quad, score
from legation.records import EventType, Quad, StatementKind, Status
from legation.store import Store
from legation.stories.agenda import Entry, agenda
from legation.stories.incidents import incidents
from legation.stories.ledger import Item, ledger
from legation.stories.nations import country_names
from legation.stories.sources import Source

MOST = 2000
"""How many happenings a report counts, the latest ones."""

QUOTED = 12
"""How many statements a report quotes, no more than ``_OF_A_SPEAKER`` of one speaker."""

_OF_A_SPEAKER = 3
_STATEMENTS_LOOKED_AT = 4000
_SHORTEST_QUOTE, _LONGEST_QUOTE = 25, 400
_HAPPENED = frozenset({Status.OCCURRED.value, Status.ONGOING.value})


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that occurred or goes on; ``told`` are the stories that tell of it, the first published first."""

    when: str | None
    earliest: date | None
    latest: date | None
    event_type: EventType
    mode: str | None
    about: str | None
    quad: Quad
    score: float
    actor: str | None
    recipient: str | None
    place: str | None
    lat: float | None
    lon: float | None
    magnitude: str | None
    reports: int
    disagreement: str | None
    sentence: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What a speaker said; ``is_direct`` where it is quoted word for word."""

    speaker: str
    code: str
    said: str
    cue: str | None
    is_direct: bool
    published: date | None
    document: str


@dataclass(frozen=True, slots=True)
class Story:
    """A story that the report rests on."""

    document: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything that a report on two countries says. ``on`` is the day at whose end things stand as they are given.

    ``is_cut`` says that there were more happenings than ``MOST``; then the earlier ones are left out.
    """

    codes: tuple[str, str]
    names: tuple[str, str]
    since: str | None
    until: str | None
    on: date | None
    happenings: tuple[Happening, ...]
    is_cut: bool
    ledger: tuple[Item, ...]
    agenda: tuple[Entry, ...]
    quotes: tuple[Quote, ...]
    stories: Mapping[str, Story]
    coders: tuple[str, ...]


def brief(
    store: Store,
    between: tuple[str, str],
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Briefing:
    """Gather what passes between two countries, given by their codes.

    ``since`` and ``until`` are days, months or years; things stand as at the end of ``until``, else of the newest
    story's day. ``as_of`` answers from what was kept then. Stories that have not been compared with the others are
    compared first. Raises ``ValueError`` for a bad date or a code that no country has.
    """
    names = country_names()
    for code in between:
        if code not in names:
            raise ValueError(f"{code!r} is no country's code: write it as ISO 3166-1 does, PRK or USA")
    if between[0] == between[1]:
        raise ValueError(f"a report is between two countries, not {between[0]} and itself")
    days: dict[str, Any] = {"since": since, "until": until, "as_of": as_of}
    rows = incidents(store, between=between, limit=MOST + 1, **days).to_pylist()
    events = store.events(between=between, limit=None, **days).to_pylist()
    state = ledger(store, between=between, since=since, until=until, on=until, limit=None, as_of=as_of)
    ahead = agenda(store, between=between, since=since, on=until, limit=None, as_of=as_of)
    known = {(row["document_id"], row["event_id"]): row for row in events}
    happenings = [_happening(row, known) for row in rows[:MOST] if row["status"] in _HAPPENED]
    found = Briefing(
        codes=between,
        names=(names[between[0]], names[between[1]]),
        since=since,
        until=until,
        on=state.on,
        happenings=tuple(sorted(happenings, key=_by_day)),
        is_cut=len(rows) > MOST,
        ledger=state.items,
        agenda=ahead.entries,
        quotes=tuple(_quotes(store, between, known, days)),
        stories={},
        coders=tuple(sorted({f"legation {manifest.version}" for manifest in store.manifests(as_of=as_of)})),
    )
    return _with_stories(found, rows, events)


def months(briefing: Briefing) -> list[dict[str, Any]]:
    """By month, where the date settles it: ``month``, ``events``, ``cooperation``, ``conflict`` and mean ``score``."""
    by_month: dict[str, list[Happening]] = {}
    for happening in briefing.happenings:
        if happening.earliest and happening.latest and _month(happening.earliest) == _month(happening.latest):
            by_month.setdefault(_month(happening.earliest), []).append(happening)
    return [{"month": month, **_counts(happenings)} for month, happenings in sorted(by_month.items())]


def types(briefing: Briefing) -> list[dict[str, Any]]:
    """By PLOVER's event type: ``type``, ``quad`` and ``events``, the commonest first."""
    counted = Counter((h.event_type.value, h.quad.value) for h in briefing.happenings)
    return [
        {"type": name, "quad": category, "events": count}
        for (name, category), count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]


def places(briefing: Briefing) -> list[dict[str, Any]]:
    """By place, where it has coordinates: ``place``, ``lat``, ``lon``, ``events`` and mean ``score``."""
    by_place: dict[tuple[str, float, float], list[Happening]] = {}
    for happening in briefing.happenings:
        if happening.place and happening.lat is not None and happening.lon is not None:
            by_place.setdefault((happening.place, happening.lat, happening.lon), []).append(happening)
    rows = [
        {"place": name, "lat": lat, "lon": lon, **_counts(happenings)}
        for (name, lat, lon), happenings in by_place.items()
    ]
    return sorted(rows, key=lambda row: (-row["events"], row["place"]))


def _counts(happenings: Sequence[Happening]) -> dict[str, Any]:
    cooperation = sum(h.quad in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION) for h in happenings)
    return {
        "events": len(happenings),
        "cooperation": cooperation,
        "conflict": len(happenings) - cooperation,
        "score": round(sum(h.score for h in happenings) / len(happenings), 2),
    }


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _by_day(happening: Happening) -> tuple[date, date, str]:
    return happening.earliest or date.min, happening.latest or date.min, happening.sentence


def _happening(row: Mapping[str, Any], events: Mapping[tuple[str, str], Mapping[str, Any]]) -> Happening:
    event_type, accounts = EventType(row["event_type"]), row["accounts"]
    own = [events[key] for account in accounts if (key := (account["document_id"], account["event_id"])) in events]
    there = next((e for e in own if e["place"] == row["place"] and e["lat"] is not None), {"lat": None, "lon": None})
    return Happening(
        when=row["date"],
        earliest=row["date_earliest"],
        latest=row["date_latest"],
        event_type=event_type,
        mode=row["mode"],
        about=row["about"],
        quad=quad(event_type),
        score=score(event_type, row["mode"]),
        actor=row["actor"],
        recipient=row["recipient"],
        place=row["place"],
        lat=there["lat"],
        lon=there["lon"],
        magnitude=row["magnitude"],
        reports=row["reports"],
        disagreement=row["disagreement"],
        sentence=accounts[0]["sentence"],
        told=tuple(dict.fromkeys(account["document_id"] for account in accounts)),
    )


def _quotes(
    store: Store,
    between: tuple[str, str],
    events: Mapping[tuple[str, str], Mapping[str, Any]],
    days: Mapping[str, Any],
) -> Iterator[Quote]:
    """What either side says in stories of both: the latest, and what is quoted word for word before what is not."""
    documents = {document for document, _ in events}
    said = [
        row
        for code in between
        for row in store.statements(speaker=code, limit=_STATEMENTS_LOOKED_AT, **days).to_pylist()
        if row["document_id"] in documents and _SHORTEST_QUOTE <= len(row["content"]) <= _LONGEST_QUOTE
    ]
    said.sort(key=lambda row: (row["published"] or date.min, row["document_id"]), reverse=True)
    said.sort(key=lambda row: row["kind"] == StatementKind.INDIRECT)
    seen: set[str] = set()
    of_speaker: Counter[str] = Counter()
    for row in said:
        words = " ".join(row["content"].strip("\"“”‘’' ").split())
        if words.lower() in seen or of_speaker[row["speaker"]] >= _OF_A_SPEAKER:
            continue
        seen.add(words.lower())
        of_speaker[row["speaker"]] += 1
        is_direct = row["kind"] == StatementKind.DIRECT
        yield Quote(
            row["speaker"], row["speaker_code"], words, row["cue"], is_direct, row["published"], row["document_id"]
        )
        if len(seen) == QUOTED:
            return


def _with_stories(found: Briefing, rows: Iterable[Mapping[str, Any]], events: Iterable[Mapping[str, Any]]) -> Briefing:
    """The briefing with all stories that it rests on, in the order in which they were published."""
    known: dict[str, Story] = {}
    for event in (*(account for row in rows for account in row["accounts"]), *events):
        document = event["document_id"]
        known.setdefault(
            document, Story(document, event["title"], event["publisher"], event["published"], event["url"])
        )
    for source in _sources(found):
        known.setdefault(
            source.document_id, Story(source.document_id, None, source.publisher, source.published, source.url)
        )
    used = dict.fromkeys(
        [
            *(document for happening in found.happenings for document in happening.told),
            *(source.document_id for source in _sources(found)),
            *(quote.document for quote in found.quotes),
        ]
    )
    stories = sorted((known[document] for document in used), key=lambda s: (s.published or date.min, s.document))
    return replace(found, stories={story.document: story for story in stories})


def _sources(found: Briefing) -> Iterator[Source]:
    """Where the items of the ledger and the entries of the agenda are told of."""
    for item in found.ledger:
        yield item.source
        yield from (link.source for link in item.links)
    for entry in found.agenda:
        yield from (told.source for told in entry.told)
