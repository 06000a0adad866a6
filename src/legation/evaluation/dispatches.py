"""Whole records against dispatches coded by hand after PLOVER's manual.

A gold file is one JSON object: the text, the events that a coder must find, the events that a reasonable coder may
find (``optional``: they cost nothing either way), and the statements. An event of ours is right when a gold event of
the same type has its trigger in the same sentence; each counts once. It is complete when the countries on both sides
and the status are right too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from legation.evaluation.pairing import one_to_one
from legation.evaluation.report import Report, precision_recall_f1, ratio
from legation.evaluation.statements import overlap
from legation.ontology import modes
from legation.places.gazetteer import look_up
from legation.places.spelling import key, skeleton
from legation.records import (
    ActorCode,
    Event,
    EventDate,
    EventType,
    Participant,
    Place,
    Record,
    Sector,
    Statement,
    StatementKind,
    Status,
)
from legation.times.intervals import interval

FUNCTION_WORDS = frozenset(("a", "an", "and", "at", "for", "from", "in", "of", "on", "s", "the", "to", "who", "with"))
"""What two names may share without naming the same speaker."""


class Coder(Protocol):
    """What is evaluated: anything that makes a record of a text."""

    def code(self, text: str, *, published: date | None = None) -> Record: ...


class Gold(BaseModel):
    """A span of a gold file: code points into the dispatch's text, half-open."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    start: int
    end: int


class GoldEvent(Gold):
    """An event that is there to be coded. ``date`` is a TIMEX3 value, ``place`` a name (see ``same_place``); null
    is not known."""

    trigger: str
    event_type: EventType
    mode: str | None = None
    about: EventType | None = None
    status: Status
    actor: tuple[ActorCode, ...] = ()
    recipient: tuple[ActorCode, ...] = ()
    date: str | None = None
    place: str | None = None
    said_by: str | None = None
    optional: bool = False

    @model_validator(mode="after")
    def _in_the_manual(self) -> Self:
        if self.mode is not None and self.mode not in {entry.mode for entry in modes(self.event_type)}:
            raise ValueError(f"{self.event_type} has no mode {self.mode!r}")
        return self


class GoldStatement(Gold):
    """A statement that is there to be found; ``via`` is the medium that it was made to."""

    content: str
    speaker: str | None = None
    speaker_code: ActorCode | None = None
    kind: StatementKind
    cue: str | None = None
    via: str | None = None


class Dispatch(BaseModel):
    """A dispatch with its events and statements, coded by hand."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    published: date | None = None
    text: str
    events: tuple[GoldEvent, ...] = ()
    statements: tuple[GoldStatement, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Self:
        for span, words in [(e, e.trigger) for e in self.events] + [(s, s.content) for s in self.statements]:
            if self.text[span.start : span.end] != words or not words:
                raise ValueError(f"{words!r} is not at {span.start}-{span.end}")
        triggers = Counter((event.start, event.end, event.event_type) for event in self.events)
        for (start, end, event_type), times in triggers.items():
            if times > 1:
                raise ValueError(f"{event_type} at {start}-{end} is coded twice")
        return self


def read_dispatches(path: Path) -> Iterator[Dispatch]:
    """The gold of one ``.json`` file or of every one in a directory, by name.

    Raises ``FileNotFoundError`` where there is none, ``ValueError``, naming the file, where one is not sound.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files or not files[0].is_file():
        raise FileNotFoundError(f"no .json file at {path}")
    for file in files:
        try:
            yield Dispatch.model_validate_json(file.read_bytes())
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise ValueError(f"{file}: {place}: {first['msg']}" if place else f"{file}: {first['msg']}") from error


def evaluate(path: Path, coder: Coder) -> Report:
    """Score the coder's records against gold dispatches (see ``read_dispatches`` for the path and the errors).

    Precision leaves out what matched an optional event; recall is over the required ones. The share of each field is
    over the required events found, that of each part of a statement over the statements found. A side's precision and
    recall are over the events where ours, or the gold, has a country on that side: an empty side is no wrong one. Its
    sectors are scored where its countries are right and the gold tells one: all that it tells must be among ours.
    """
    tally = Tally()
    for dispatch in read_dispatches(path):
        record = coder.code(dispatch.text, published=dispatch.published)
        score_events(dispatch, record, tally)
        _score_statements(dispatch, record, tally)
        tally.counts["dispatches"] += 1
    return Report("dispatches", tally.figures(), tally.errors)


@dataclass(slots=True)
class Tally:
    """Counts pooled over the dispatches, and the error lines by kind."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def error(self, kind: str, *parts: str) -> None:
        """Keep one line under ``kind``."""
        self.errors.setdefault(kind, []).append(" | ".join(parts))

    def figures(self) -> dict[str, float | int | str]:
        """The figures in the order they should be read."""
        counts = self.counts
        figures: dict[str, float | int | str] = {
            name: counts[name] for name in ("dispatches", "required", "optional", "coded")
        }
        judged = counts["right"] + counts["extra"]
        for name in ("right", "complete"):
            scores = precision_recall_f1(counts[name], judged, counts["required"])
            label = "type" if name == "right" else name
            figures |= {f"{label} {part}": score for part, score in zip(("P", "R", "F1"), scores, strict=True)}
        figures |= {name: ratio(counts[name], counts["right"]) for name in FIELDS}
        for side in SIDES:
            precision, recall, _ = precision_recall_f1(
                counts[f"{side} met"], counts[f"{side} given"], counts[f"{side} due"]
            )
            figures |= {f"{side} P": precision, f"{side} R": recall}
        figures |= {f"{side} sector": ratio(counts[f"{side} sector"], counts[f"{side} sectored"]) for side in SIDES}
        figures["extra per required"] = ratio(counts["extra"], counts["required"])
        figures["statements"] = counts["statements"]
        figures["statements found"] = ratio(counts["statements found"], counts["statements"])
        figures |= {name: ratio(counts[name], counts["statements found"]) for name in STATEMENT_PARTS}
        return figures


def countries(codes: Iterable[str | None]) -> frozenset[str]:
    """The countries of one side's codes: "USA GOV" is USA, "IGO UNO" itself; a mere sector has none."""
    return frozenset(country for code in codes if code and (country := _country(code)))


def _country(code: str) -> str | None:
    if code in Sector.__members__:
        return None
    return code if code.startswith("IGO") else code.partition(" ")[0]


def sectored(codes: Iterable[str | None]) -> frozenset[str]:
    """The codes of one side that tell a sector: "USA GOV", "UAF"; of "USA" and "IGO UNO" none is asked."""
    return frozenset(code for code in codes if code and code.rpartition(" ")[2] in Sector.__members__)


def same_date(value: str | None, ours: EventDate | None) -> bool:
    """Whether an event's date is the gold TIMEX3 value or covers the same days; both may be unknown."""
    if value is None or ours is None:
        return value is None and ours is None
    days = interval(value)
    return value == ours.value or (days is not None and days[:2] == (ours.earliest, ours.latest))


def same_speaker(name: str | None, ours: str | None) -> bool:
    """Whether two names of a speaker share a word that names ("Mike Pompeo", "Pompeo"); both may be unknown."""
    if name is None or ours is None:
        return name is None and ours is None
    return name.casefold() == ours.casefold() or bool(_words(name) & _words(ours))


def is_speaker(name: str | None, ours: Participant | None, record: Record) -> bool:
    """Whether a gold name is that of our speaker, or all of its words are in one mention of the same actor.

    "KCNA" is the actor whose name is "Korean Central News Agency" where the text calls it so anywhere.
    """
    if name is None or ours is None or same_speaker(name, ours.name):
        return same_speaker(name, ours.name if ours else None)
    mentions = record.actor(ours.actor).mentions if ours.actor else ()
    return any(_words(name) and _words(name) <= _words(text) for text in (ours.text, *(m.text for m in mentions)))


def _words(name: str) -> set[str]:
    return set(name.casefold().replace("’", " ").replace("'", " ").split()) - FUNCTION_WORDS


def same_place(name: str | None, ours: Place | None) -> bool:
    """Whether a gold name names our place, in whatever spelling: letter by letter but for case, accents, apostrophes
    and hyphens, in another transliteration, or as another of the gazetteer's names for it ("Birgunj", "Birgañj"); both
    may be unknown."""
    if name is None or ours is None:
        return name is None and ours is None
    known = (candidate.entry for candidate in look_up(name))
    is_spelled = key(name) == key(ours.name) or (skeleton(name) == skeleton(ours.name) != "")
    return is_spelled or any((e.name, e.geonameid) == (ours.name, ours.geonameid) for e in known)


def _same_source(gold: GoldEvent, ours: Event, record: Record) -> bool:
    speaker = record.statement(ours.statement).speaker if ours.statement else None
    return is_speaker(gold.said_by, speaker, record)


FIELDS: dict[str, Callable[[GoldEvent, Event, Record], bool]] = {
    "trigger": lambda gold, ours, _: gold.start < ours.trigger.end and ours.trigger.start < gold.end,
    "mode": lambda gold, ours, _: gold.mode == ours.mode,
    "about": lambda gold, ours, _: gold.about == ours.about,
    "status": lambda gold, ours, _: gold.status == ours.status,
    "actor": lambda gold, ours, _: countries(gold.actor) == countries(who.code for who in ours.actor),
    "recipient": lambda gold, ours, _: countries(gold.recipient) == countries(who.code for who in ours.recipient),
    "date": lambda gold, ours, _: same_date(gold.date, ours.date),
    "place": lambda gold, ours, _: same_place(gold.place, ours.place),
    "said by": _same_source,
}
"""The fields of an event, each with what makes ours right."""

SIDES = ("actor", "recipient")
COMPLETE = frozenset({"status", "actor", "recipient"})


def pair_events(dispatch: Dispatch, record: Record) -> list[tuple[GoldEvent, Event, frozenset[str]]]:
    """Gold events with ours of the same type and sentence and the fields that are right.

    Greedy, none used twice: the same trigger first, then required before optional, then the most fields right.
    """
    right: dict[tuple[int, int], frozenset[str]] = {}
    for i, gold in enumerate(dispatch.events):
        for j, ours in enumerate(record.events):
            same_sentence = _sentence(record, gold.start) == _sentence(record, ours.trigger.start)
            if gold.event_type == ours.event_type and same_sentence:
                right[i, j] = frozenset(name for name, is_right in FIELDS.items() if is_right(gold, ours, record))

    def rank(pair: tuple[int, int]) -> tuple[bool, bool, int]:
        return "trigger" not in right[pair], dispatch.events[pair[0]].optional, -len(right[pair])

    ranked = sorted(sorted(right), key=rank)
    return [(dispatch.events[i], record.events[j], right[i, j]) for i, j in one_to_one(ranked)]


def _sentence(record: Record, offset: int) -> int | None:
    spans = enumerate(record.sentences)
    return next((index for index, span in spans if span.start <= offset < span.end), None)


def score_events(dispatch: Dispatch, record: Record, tally: Tally) -> None:
    pairs = pair_events(dispatch, record)
    tally.counts["coded"] += len(record.events)
    tally.counts["optional"] += sum(gold.optional for gold in dispatch.events)
    tally.counts["required"] += sum(not gold.optional for gold in dispatch.events)
    for gold, ours, right in pairs:
        if not gold.optional:
            _score_pair(gold, ours, right, dispatch, record, tally)
    for gold in dispatch.events:
        if not gold.optional and gold not in [pair[0] for pair in pairs]:
            tally.error("missed", dispatch.id, _gold(gold), _context(record, gold.start))
    for ours in record.events:
        if ours.id not in [pair[1].id for pair in pairs]:
            tally.counts["extra"] += 1
            tally.error("extra", dispatch.id, _ours(ours), _context(record, ours.trigger.start))


def _score_pair(
    gold: GoldEvent, ours: Event, right: frozenset[str], dispatch: Dispatch, record: Record, tally: Tally
) -> None:
    """Count what is right of a required event that was coded."""
    shown = (_gold(gold), _ours(ours), _context(record, gold.start))
    tally.counts["right"] += 1
    tally.counts["complete"] += right >= COMPLETE
    tally.counts.update(right)
    for side in SIDES:
        required, coded = getattr(gold, side), [who.code for who in getattr(ours, side)]
        due, given = bool(countries(required)), bool(countries(coded))
        tally.counts.update({f"{side} due": due, f"{side} given": given, f"{side} met": due and side in right})
        if side in right and (told := sectored(required)):
            is_met = told <= sectored(coded)
            tally.counts.update({f"{side} sectored": 1, f"{side} sector": is_met})
            if not is_met:
                tally.error("sector", dispatch.id, side, *shown)
    wrong = [name for name in FIELDS if name not in right]
    if wrong:
        tally.error("wrong", dispatch.id, ", ".join(wrong), *shown)


STATEMENT_PARTS: dict[str, Callable[[GoldStatement, Statement, Record], bool]] = {
    "content": lambda gold, ours, _: _core(gold.content) == _core(ours.content.text),
    "speaker": lambda gold, ours, record: is_speaker(gold.speaker, ours.speaker, record),
    "kind": lambda gold, ours, _: gold.kind == ours.kind,
}
"""The parts of a statement, each with what makes ours right."""


def _core(content: str) -> str:
    """A content without the quotation marks and stops around it and the conjunction before it."""
    marks = " \n\"'“”‘’«»,.;:"
    return content.strip(marks).removeprefix("that ").strip(marks)


def pair_statements(
    required: Sequence[GoldStatement], found: Sequence[Statement]
) -> list[tuple[GoldStatement, Statement]]:
    """Statements whose contents share at least half of the longer one, the best first, none used twice."""
    shares = sorted(
        (-share, i, j)
        for i, gold in enumerate(required)
        for j, ours in enumerate(found)
        if (share := overlap(((gold.start, gold.end),), ((ours.content.start, ours.content.end),))) >= 0.5
    )
    return [(required[i], found[j]) for i, j in one_to_one((i, j) for _, i, j in shares)]


def _score_statements(dispatch: Dispatch, record: Record, tally: Tally) -> None:
    pairs = pair_statements(dispatch.statements, record.statements)
    tally.counts["statements"] += len(dispatch.statements)
    tally.counts["statements found"] += len(pairs)
    for gold, ours in pairs:
        wrong = [name for name, is_right in STATEMENT_PARTS.items() if not is_right(gold, ours, record)]
        tally.counts.update(name for name in STATEMENT_PARTS if name not in wrong)
        if wrong:
            speaker = ours.speaker.name if ours.speaker else None
            found = f"coded {ours.kind} by {speaker}: {ours.content.text!r}"
            tally.error("wrong statement", dispatch.id, ", ".join(wrong), _said(gold), found)
    for gold in dispatch.statements:
        if gold not in [pair[0] for pair in pairs]:
            tally.error("missed statement", dispatch.id, _said(gold), _context(record, gold.start))


def _said(gold: GoldStatement) -> str:
    return f"required {gold.kind} by {gold.speaker}: {gold.content!r}"


def _gold(event: GoldEvent) -> str:
    sides = f"{'+'.join(event.actor) or '?'} > {'+'.join(event.recipient) or '?'}"
    return (
        f"required {event.trigger!r} {event.event_type} {event.mode} about {event.about} {event.status} "
        f"{sides} date {event.date} place {event.place} said by {event.said_by}"
    )


def _ours(event: Event) -> str:
    sides = " > ".join("+".join(who.code or who.name for who in side) or "?" for side in (event.actor, event.recipient))
    return (
        f"coded {event.trigger.text!r} {event.event_type} {event.mode} about {event.about} {event.status} "
        f"{sides} date {event.date.value if event.date else None} "
        f"place {event.place.name if event.place else None} statement {event.statement}"
    )


def _context(record: Record, offset: int) -> str:
    index = _sentence(record, offset)
    if index is None:
        return ""
    sentence = record.sentences[index]
    return " ".join(record.document.text[sentence.start : sentence.end].split())
