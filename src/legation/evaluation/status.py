"""Whether an event has happened, against MEANTIME: its certainty, polarity and time (Minard and others, LREC 2016).

MEANTIME annotates every event of a story, Legation only codes PLOVER's, so that the status is scored twice: over the
events that both have (one of ours stands for the annotated one that its trigger overlaps), and over all annotated ones
with their words given. The comparison is in three classes:
``negated``; ``open`` for what is planned, conditional or merely possible; ``happened`` for the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree

from spacy.language import Language

from legation.evaluation.meantime import MeantimeFile, files_at, read_file
from legation.evaluation.relations import f1_by_class
from legation.evaluation.report import Report, ratio
from legation.events.status.status import StatusReader
from legation.events.trees.grammar import Grammar
from legation.records import Event, Record, Status

HAPPENED, OPEN, NEGATED = "happened", "open", "negated"
CLASSES = {
    Status.OCCURRED: HAPPENED,
    Status.ONGOING: HAPPENED,
    Status.PLANNED: OPEN,
    Status.CONDITIONAL: OPEN,
    Status.NEGATED: NEGATED,
}
TIMES = frozenset({"FUTURE", "NON_FUTURE"})


class Coder(Protocol):
    """The face of the coder that this suite calls."""

    @property
    def nlp(self) -> Language:
        """The pipeline that parses."""
        ...

    def code(self, text: str, *, published: date | None = None) -> Record:
        """The record of a text."""
        ...


@dataclass(frozen=True, slots=True)
class AnnotatedEvent:
    """An annotated event: code points of its first and last word, half-open, and its class."""

    start: int
    end: int
    expected: str


@dataclass(frozen=True, slots=True)
class MeantimeStory:
    """A MEANTIME file: its words joined to a text, the day it was written, its events in text order."""

    name: str
    text: str
    published: date | None
    events: tuple[AnnotatedEvent, ...]


def read_meantime(path: Path) -> MeantimeStory:
    """Read one story; raises ``ValueError``, naming the file, where it is not MEANTIME's XML."""
    file = read_file(path)
    try:
        events = tuple(sorted(_events(file), key=lambda event: (event.start, event.end)))
    except KeyError as error:
        raise ValueError(f"{path}: an event points to the token {error}, which is not there") from error
    return MeantimeStory(file.name, file.text, file.published, events)


def read_stories(path: Path) -> list[MeantimeStory]:
    """The stories of one ``.xml`` file or of every one below a directory, by name.

    Raises ``FileNotFoundError`` where there is none, ``ValueError`` where one cannot be read.
    """
    return [read_meantime(file) for file in files_at(path)]


def evaluate(path: Path, coder: Coder) -> Report:
    """Score the status of our events that MEANTIME annotates too, and of all its events with their words given.

    Figures that begin with ``given`` are over all annotated events: our reading of the status, with the finding of
    events left out. ``always_happened`` is the accuracy of saying so of every event. Errors go by "expected told as
    found", for the given ones. Raises as ``read_stories`` does.
    """
    stories = read_stories(path)
    matched: list[tuple[str, str]] = []
    given: list[tuple[str, str]] = []
    errors: dict[str, list[str]] = defaultdict(list)
    ours = 0
    for story in stories:
        events = coder.code(story.text, published=story.published).events
        ours += len(events)
        matched += [(a.expected, CLASSES[event.status]) for event, a in match_events(events, story.events)]
        for annotated, status in read_statuses(story, coder.nlp):
            given.append((annotated.expected, CLASSES[status]))
            if annotated.expected != CLASSES[status]:
                errors[f"{annotated.expected} told as {CLASSES[status]}"].append(_line(story, annotated, status))
    figures: dict[str, float | int | str] = {"stories": len(stories), "found": ours}
    figures |= _scores("matched", matched) | _scores("given", given)
    return Report("status", figures, dict(errors))


def read_statuses(story: MeantimeStory, nlp: Language) -> Iterator[tuple[AnnotatedEvent, Status]]:
    """The annotated events with our reading of each one's status, from the head of its words."""
    doc = nlp(story.text)
    reader = StatusReader(Grammar(doc))
    for event in story.events:
        words = doc.char_span(event.start, event.end, alignment_mode="expand")
        if words is not None:
            yield event, reader.read(words.root.i).status


def _scores(name: str, pairs: Sequence[tuple[str, str]]) -> dict[str, float | int | str]:
    expected = [one for one, _ in pairs]
    figures: dict[str, float | int | str] = {
        name: len(pairs),
        f"{name}_accuracy": ratio(sum(one == other for one, other in pairs), len(pairs)),
        f"{name}_always_happened": ratio(expected.count(HAPPENED), len(pairs)),
    }
    for kind, score in f1_by_class(expected, [other for _, other in pairs]).items():
        figures |= {f"{name}_{kind}": expected.count(kind), f"{name}_f1_{kind}": round(score, 4)}
    return figures


def match_events(events: Sequence[Event], annotated: Sequence[AnnotatedEvent]) -> list[tuple[Event, AnnotatedEvent]]:
    """Each of our events with the first annotated one, not yet taken, that overlaps its trigger; others are left."""
    free = list(annotated)
    pairs = []
    for event in events:
        match = next((a for a in free if a.start < event.trigger.end and event.trigger.start < a.end), None)
        if match is not None:
            free.remove(match)
            pairs.append((event, match))
    return pairs


def _events(file: MeantimeFile) -> Iterator[AnnotatedEvent]:
    for mention in file.root.iter("EVENT_MENTION"):
        words, expected = file.words_of(mention), _class_of(mention)
        if words and expected:
            yield AnnotatedEvent(min(start for start, _ in words), max(end for _, end in words), expected)


def _class_of(mention: ElementTree.Element) -> str | None:
    """The class of an annotated event; None where the annotators left it open."""
    certainty, polarity, time = (mention.get(name, "") for name in ("certainty", "polarity", "time"))
    if polarity == "NEG":
        return NEGATED
    if polarity != "POS":
        return None
    if certainty in ("POSSIBLE", "PROBABLE") or mention.get("special_cases", "").startswith("COND"):
        return OPEN
    if certainty != "CERTAIN" or time not in TIMES:
        return None
    return OPEN if time == "FUTURE" else HAPPENED


def _line(story: MeantimeStory, annotated: AnnotatedEvent, status: Status) -> str:
    before = story.text[max(0, annotated.start - 70) : annotated.start]
    words, after = story.text[annotated.start : annotated.end], story.text[annotated.end : annotated.end + 40]
    return f"{story.name}: {before}[[{words}]]{after} | {status}".replace("\n", " ")
