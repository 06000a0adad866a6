"""The lexicon of frames: which words, in which company, tell of which event.

A frame names a trigger (a verb, a noun or an adjective), the company it needs, and where its actor, its recipient
and its embedded act stand in the sentence. The frames are tables under ``data/frames``, one file an event type;
``docs/frames.md`` says how to read and to add one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path as FilePath

from legation import ontology
from legation.once import read_once
from legation.records import EventType, Sector

COLUMNS = ("trigger", "needs", "actor", "recipient", "mode", "about", "example")
NONE = "-"
KINDS = frozenset({"actor", "country", "IGO", "NGO", "MNC"} | {sector.value for sector in Sector})
MARK = re.compile(r"[{}<>]")


class FrameError(ValueError):
    """A table of the lexicon cannot be read; the message names the file and the line."""


class PartOfSpeech(StrEnum):
    """The part of speech of a trigger."""

    VERB = "v"
    NOUN = "n"
    ADJECTIVE = "a"


Path = tuple[str, ...]
"""Grammatical relations to follow from the trigger, one after the other: ("obj", "poss")."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an argument stands: the first alternative that is filled; the paths of one alternative are joined."""

    alternatives: tuple[tuple[Path, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """Company at the end of a path from the trigger.

    ``lemmas`` and ``kinds`` restrict who or what stands there; None asks for presence only. A kind is a sector, an
    organisation's top-level code, "actor" (any member of the cast) or "country" (a country or its government).
    """

    path: Path
    lemmas: frozenset[str] | None = None
    kinds: frozenset[str] | None = None

    @property
    def weight(self) -> int:
        """How much the need makes its frame specific."""
        return 3 if self.lemmas is not None else 2 if self.kinds is not None else 1


@dataclass(frozen=True)
class Condition:
    """One of several needs that must hold or, negated, none of which may."""

    needs: tuple[Need, ...]
    negated: bool = False

    @cached_property
    def lemmas(self) -> frozenset[str] | None:
        """Lemmas of which one at least must be near the trigger; None where the condition can hold without."""
        named = [need.lemmas for need in self.needs if need.lemmas is not None]
        return None if self.negated or len(named) < len(self.needs) else named[0].union(*named[1:])

    @property
    def weight(self) -> int:
        """How much the condition makes its frame specific; an exception makes it no more so."""
        return 0 if self.negated else max(need.weight for need in self.needs)


@dataclass(frozen=True)
class Frame:
    """One trigger in one company. ``about`` is the embedded act's type, ``about_slot`` where to read it."""

    id: str
    event_type: EventType
    lemma: str
    part_of_speech: PartOfSpeech
    particle: str | None
    conditions: tuple[Condition, ...]
    actor: Slot
    recipient: Slot
    mode: str | None
    about: EventType | None
    about_slot: Slot
    example: str
    place: str

    @property
    def weight(self) -> int:
        """Specificity: of two frames that fit one trigger the heavier wins."""
        return sum(condition.weight for condition in self.conditions) + (3 if self.particle else 0)

    @cached_property
    def names_words(self) -> bool:
        """Whether a condition asks for certain words beside the trigger."""
        asked = (condition for condition in self.conditions if not condition.negated)
        return any(need.lemmas is not None for condition in asked for need in condition.needs)

    @cached_property
    def _needed(self) -> tuple[frozenset[str], ...]:
        return tuple(condition.lemmas for condition in self.conditions if condition.lemmas is not None)

    def may_stand_with(self, lemmas: AbstractSet[str]) -> bool:
        """Whether the words that the frame cannot do without are among the lemmas of a sentence."""
        return not any(map(lemmas.isdisjoint, self._needed))

    @property
    def is_agentless(self) -> bool:
        """Whether the frame is made for clauses that leave out who acts ("was charged with fraud")."""
        unspoken = any(c.negated and any(need.path == ("subj",) for need in c.needs) for c in self.conditions)
        undergoes = self.recipient.alternatives[:1] == ((("subj",),),)  # "the minister faces charges"
        return unspoken or undergoes or not self.actor.alternatives


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The frames by trigger, the most specific first."""

    frames: tuple[Frame, ...]
    by_trigger: Mapping[tuple[str, PartOfSpeech], tuple[Frame, ...]]
    lemmas: frozenset[str]
    rivals: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)
    """By a frame's id, the frames of other event types that are as specific for the same trigger."""

    def of(self, lemma: str, part_of_speech: PartOfSpeech) -> tuple[Frame, ...]:
        """The frames of a trigger; none where the lexicon does not know it."""
        return self.by_trigger.get((lemma, part_of_speech), ())


def table_rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table under ``data``, each with its place ("frames/aid.tsv:3"); blank lines and # lines are left.

    Raises ``FrameError`` where the header or a row has other columns.
    """
    return _parsed(name, files(__package__).joinpath("data", name).read_text(encoding="utf-8"), columns)


def _parsed(name: str, text: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    lines = text.splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    cells = csv.reader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE)
    for (number, _), row in zip(kept, cells, strict=True):
        if len(row) != len(columns) or (number == kept[0][0] and tuple(row) != columns):
            raise FrameError(f"{name}:{number}: expected the columns {', '.join(columns)}, found {row}")
        if number != kept[0][0]:
            yield f"{name}:{number}", dict(zip(columns, row, strict=True))


@cache
def lemma_classes() -> Mapping[str, frozenset[str]]:
    """The named classes of lemmas that frames point to with "@"."""
    classes: dict[str, frozenset[str]] = {}
    for place, row in table_rows("classes.tsv", ("class", "lemmas")):
        if row["class"] in classes:
            raise FrameError(f"{place}: the class {row['class']} occurs twice")
        classes[row["class"]] = frozenset(row["lemmas"].split("|"))
    return classes


@read_once
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    frames: list[Frame] = []
    for event_type in EventType:
        name = f"frames/{event_type.value.lower()}.tsv"
        for place, row in table_rows(name, COLUMNS):
            frames.extend(read_frames(place, event_type, row))
    return _indexed(frames)


def load_frames(path: FilePath) -> Lexicon:
    """The shipped lexicon and the frames of a file, which win over shipped ones of the same id.

    The file is a table as in ``docs/frames.md`` with the event type as its first column. Raises
    ``FileNotFoundError`` where it is not there and ``FrameError``, naming file and line, where it is broken.
    """
    own: list[Frame] = []
    for place, row in _parsed(path.name, path.read_text(encoding="utf-8"), ("event_type", *COLUMNS)):
        if row["event_type"] not in EventType.__members__:
            raise FrameError(f"{place}: no event type {row['event_type']!r}")
        own.extend(read_frames(place, EventType(row["event_type"]), row))
    overridden = {frame.id for frame in own}
    return _indexed([*own, *(frame for frame in lexicon().frames if frame.id not in overridden)])


def _indexed(frames: Sequence[Frame]) -> Lexicon:
    by_trigger: dict[tuple[str, PartOfSpeech], list[Frame]] = {}
    for frame in frames:
        by_trigger.setdefault((frame.lemma, frame.part_of_speech), []).append(frame)
    rivals: dict[str, tuple[Frame, ...]] = {}
    ranked: dict[tuple[str, PartOfSpeech], tuple[Frame, ...]] = {}
    for trigger, known in by_trigger.items():
        weighed = [(frame, frame.weight) for frame in known]
        for frame, weight in weighed:
            alike = (f for f, w in weighed if w == weight and f.event_type is not frame.event_type)
            if others := tuple(alike):
                rivals[frame.id] = others
        weighed.sort(key=lambda pair: -pair[1])
        ranked[trigger] = tuple(frame for frame, _ in weighed)
    return Lexicon(tuple(frames), ranked, frozenset(frame.lemma for frame in frames), rivals)


def read_frames(place: str, event_type: EventType, row: Mapping[str, str]) -> Iterator[Frame]:
    """The frames of one row, one for each of its alternative triggers; raises ``FrameError`` naming ``place``."""
    mode = None if row["mode"] == NONE else row["mode"]
    if mode is not None and mode not in {entry.mode for entry in ontology.modes(event_type)}:
        raise FrameError(f"{place}: {event_type} has no mode {mode!r}")
    about = EventType(row["about"]) if row["about"] in EventType.__members__ else None
    try:
        conditions = tuple(_read_condition(text) for text in row["needs"].split(" ") if text != NONE)
        actor, recipient = _read_slot(row["actor"]), _read_slot(row["recipient"])
        about_slot = _read_slot(NONE if about else row["about"])
    except FrameError as error:
        raise FrameError(f"{place}: {error}") from error
    for trigger in row["trigger"].split("|"):
        word, _, suffix = trigger.partition(".")
        lemma, _, particle = word.partition(" ")
        try:
            part_of_speech = PartOfSpeech(suffix or "v")
        except ValueError as error:
            raise FrameError(f"{place}: {trigger!r} is neither a verb, a noun (.n) nor an adjective (.a)") from error
        yield Frame(
            id=" ".join(part for part in (event_type.value, trigger, row["needs"]) if part != NONE),
            event_type=event_type,
            lemma=lemma,
            part_of_speech=part_of_speech,
            particle=particle or None,
            conditions=conditions,
            actor=actor,
            recipient=recipient,
            mode=mode,
            about=about,
            about_slot=about_slot,
            example=row["example"],
            place=place,
        )


@cache  # as with conditions and needs: most rows write what another has written
def _read_slot(text: str) -> Slot:
    if text == NONE:
        return Slot()
    if re.fullmatch(r"[a-z]+([.+|][a-z]+)*", text) is None:
        raise FrameError(f"{text!r} is not relations joined by '.', '+' and '|'")
    return Slot(
        tuple(tuple(tuple(path.split(".")) for path in joined.split("+")) for joined in text.split("|")),
    )


@cache
def _read_condition(text: str) -> Condition:
    needs = tuple(_read_need(need) for need in text.removeprefix("!").split("/"))
    return Condition(needs, negated=text.startswith("!"))


@cache
def _read_need(text: str) -> Need:
    match = re.fullmatch(r"([a-z.]+)(?:=([^:]+))?(?::([A-Za-z|]+))?", text)
    if match is None:
        raise FrameError(f"cannot read the need {text!r}")
    path, lemmas, kinds = match.groups()
    if kinds is not None and not set(kinds.split("|")) <= KINDS:
        raise FrameError(f"{kinds!r} is not actor, country, IGO, NGO, MNC or a sector")
    return Need(
        path=tuple(path.split(".")),
        lemmas=None if lemmas is None else _read_lemmas(lemmas),
        kinds=None if kinds is None else frozenset(kinds.split("|")),
    )


@cache
def _read_lemmas(text: str) -> frozenset[str]:
    named = [_read_class(part[1:]) for part in text.split("|") if part.startswith("@")]
    plain = frozenset(part for part in text.split("|") if not part.startswith("@"))
    return plain.union(*named) if plain or len(named) != 1 else named[0]


def _read_class(name: str) -> frozenset[str]:
    if name not in lemma_classes():
        raise FrameError(f"no class @{name}")
    return lemma_classes()[name]
