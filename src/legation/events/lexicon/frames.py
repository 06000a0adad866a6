"""The lexicon of frames: which words, in which company, tell of which event.

A frame names a trigger (a verb, a noun or an adjective), the company it needs, and where its actor, its recipient
and its embedded act stand in the sentence. The frames are tables under ``data/frames``, one file an event type;
``docs/frames.md`` says how to read and to add one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path as FilePath
from typing import NamedTuple

from legation import ontology
from legation.events.lexicon.needs import SPEAKER, UNSPOKEN, Condition, Need, Slot
from legation.once import read_once
from legation.records import EventType, Sector

COLUMNS = ("trigger", "needs", "actor", "recipient", "mode", "about", "example")
NONE = "-"
COMMON = frozenset("be have do will would not back for from in on over up with".split())
"""Lemmas that frames ask for and many sentences have."""
KINDS = frozenset({"actor", "country", "IGO", "NGO", "MNC"} | {sector.value for sector in Sector})


class FrameError(ValueError):
    """A table of the lexicon cannot be read; the message names the file and the line."""


class PartOfSpeech(StrEnum):
    """The part of speech of a trigger."""

    VERB = "v"
    NOUN = "n"
    ADJECTIVE = "a"


_DONE_TO = re.compile(r"(?<![a-z.])obj(?![a-z])")
"""The relation of what is done to, where a path begins with it; a noun's deed has a preposition there."""
_VERBAL = re.compile(r"(?<![a-z.])(iobj|said|surface|clause)(?![a-z])")
"""Relations that only a verb has."""
_PARTS_OF_SPEECH = {part.value: part for part in PartOfSpeech}  # quicker than PartOfSpeech(value)


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

    @cached_property
    def weight(self) -> int:
        """Specificity: of two frames that fit one trigger the heavier wins."""
        return sum(condition.weight for condition in self.conditions) + (3 if self.particle else 0)

    @cached_property
    def names_words(self) -> bool:
        """Whether a condition asks for certain words beside the trigger."""
        asked = (condition for condition in self.conditions if not condition.negated)
        return any(need.lemmas is not None for condition in asked for need in condition.needs)

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """The words that the frame cannot do without: one of each set. Those that few sentences have come first.

        A frame that asks for no company needs its trigger, as does one for whose company other words may stand.
        """
        words = [frozenset({self.particle})] if self.particle else []
        words += [lemmas for condition in self.conditions for lemmas in condition.needed]
        spoken = filter(UNSPOKEN.isdisjoint, words)
        return tuple(sorted(spoken, key=_commonness)) or (frozenset({self.lemma}),)

    @cached_property
    def is_agentless(self) -> bool:
        """Whether the frame is made for clauses that leave out who acts ("was charged with fraud")."""
        unspoken = any(c.negated and Need(("subj",)) in c.needs for c in self.conditions)
        undergoes = self.recipient.alternatives[:1] == ((("subj",),),)  # "the minister faces charges"
        return unspoken or undergoes or not self.actor.alternatives

    @cached_property
    def is_spoken(self) -> bool:
        """Whether the act is done in what somebody says ("the raid was *illegal*"): who says so is its actor."""
        return any(SPEAKER in paths for paths in self.actor.alternatives)

    @cached_property
    def is_of_doer(self) -> bool:
        """Whether the subject of the clause is who acts, unlike in "the verdict *sparked* protests"."""
        paths = (path for paths in self.actor.alternatives for path in paths)
        return not self.is_agentless and any(path[0] == "subj" for path in paths)


def _commonness(lemmas: frozenset[str]) -> tuple[bool, int]:
    """What sorts sets of lemmas of each of which a sentence must have one: those that few sentences have first."""
    return not COMMON.isdisjoint(lemmas), len(lemmas)


class Listed(NamedTuple):
    """One of a row's triggers, as the tables list it ("carry out", "raid.n"), with the row and its place."""

    place: str
    event_type: EventType
    trigger: str
    row: Mapping[str, str]

    @property
    def id(self) -> str:
        """The frame's name."""
        return " ".join(part for part in (self.event_type.value, self.trigger, self.row["needs"]) if part != NONE)

    @property
    def word(self) -> tuple[str, PartOfSpeech]:
        """The trigger's lemma, without a particle, and its part of speech."""
        words, _, suffix = self.trigger.partition(".")
        part = _PARTS_OF_SPEECH.get(suffix or "v")
        if part is None:
            raise FrameError(f"{self.place}: {self.trigger!r} is neither a verb, a noun (.n) nor an adjective (.a)")
        return words.partition(" ")[0], part

    @property
    def particle(self) -> str | None:
        """The particle without which the trigger does not count."""
        return self.trigger.partition(".")[0].partition(" ")[2] or None

    @property
    def names_words(self) -> bool:
        """Whether the row asks for certain words beside the trigger, as ``Frame.names_words`` says."""
        return any("=" in need and not need.startswith("!") for need in self.row["needs"].split(" "))

    @property
    def can_be_noun(self) -> bool:
        """Whether a noun can name the deed with who does it and to whom ("the *closure* of its border by Chad")."""
        slots = f"{self.row['actor']} {self.row['recipient']} {self.row['needs']}"
        is_doing = _DONE_TO.search(slots) and self.row["actor"].startswith("subj")
        return bool(is_doing) and self.particle is None and _VERBAL.search(slots) is None

    def as_noun(self, noun: str, preposition: str) -> Listed:
        """The row of a noun for the verb's deed, what is done to after the preposition."""
        columns = ("needs", "actor", "recipient", "about")
        row = {**self.row, **{column: _DONE_TO.sub(preposition, self.row[column]) for column in columns}}
        return self._replace(trigger=f"{noun}.n", row=row)


class Lexicon:
    """The frames by trigger, the most specific first; they are made when their trigger is first asked for."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        self.listed = tuple(listed)
        self.by_word: dict[tuple[str, PartOfSpeech], list[Listed]] = {}
        for entry in self.listed:
            self.by_word.setdefault(entry.word, []).append(entry)
        self.lemmas = frozenset(lemma for lemma, _ in self.by_word) | deverbal_nouns().keys()
        self._made: dict[tuple[str, PartOfSpeech], tuple[Frame, ...]] = {}
        self._deeds: dict[str, tuple[Frame, ...]] = {}
        self._by_need: dict[tuple[str, PartOfSpeech], FramesByNeed] = {}

    def of(self, lemma: str, part_of_speech: PartOfSpeech) -> tuple[Frame, ...]:
        """The frames of a trigger; none where the lexicon does not know it."""
        word = (lemma, part_of_speech)
        made = self._made.get(word)
        if made is None:
            if word not in self.by_word:
                return ()
            made = self._made[word] = tuple(sorted(map(read_frame, self.by_word[word]), key=lambda f: -f.weight))
        return made

    def telling(self, lemma: str, part_of_speech: PartOfSpeech) -> tuple[Frame, ...]:
        """The frames of a trigger, a noun's own and those of the verb whose deed it names."""
        own = self.of(lemma, part_of_speech)
        if part_of_speech is not PartOfSpeech.NOUN or lemma not in deverbal_nouns():
            return own
        if lemma not in self._deeds:
            verb, preposition = deverbal_nouns()[lemma]
            done = self.by_word.get((verb, PartOfSpeech.VERB), ())
            deeds = (read_frame(entry.as_noun(lemma, preposition)) for entry in done if entry.can_be_noun)
            self._deeds[lemma] = tuple(sorted((*own, *deeds), key=lambda f: -f.weight))
        return self._deeds[lemma]

    def fitting(self, lemma: str, part_of_speech: PartOfSpeech, near: AbstractSet[str]) -> Sequence[Frame]:
        """The frames of a trigger whose words, those that they cannot do without, are among the lemmas near it.

        The most specific come first, as in ``of``.
        """
        word = (lemma, part_of_speech)
        known = self._by_need.get(word)
        if known is None:
            known = self._by_need[word] = FramesByNeed(self.telling(lemma, part_of_speech))
        return known.fitting(near)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Every frame, in the order of the tables."""
        return tuple(map(read_frame, self.listed))

    @cached_property
    def needed_lemmas(self) -> frozenset[str]:
        """The lemmas that frames ask for beside their triggers."""
        texts = dict.fromkeys(text for entry in self.listed for text in entry.row["needs"].split(" ") if text != NONE)
        needs = (need for text in texts for need in _read_condition(text).needs)
        return frozenset().union(*(need.lemmas for need in needs if need.lemmas))


class FramesByNeed:
    """The frames of one trigger, found by the words that they cannot do without."""

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self._frames = [(frame, frame.needed[1:]) for frame in frames]
        self._numbers: dict[str, list[int]] = {}
        for number, frame in enumerate(frames):
            for lemma in frame.needed[0]:
                self._numbers.setdefault(lemma, []).append(number)
        self._words = frozenset(self._numbers)

    def fitting(self, near: AbstractSet[str]) -> Sequence[Frame]:
        """The frames whose words are among the lemmas near, in their order."""
        named = self._words & near
        if not named:
            return ()
        numbers = sorted(set().union(*map(self._numbers.__getitem__, named)))
        found = map(self._frames.__getitem__, numbers)
        return [frame for frame, further in found if not further or not any(map(near.isdisjoint, further))]


def table_rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table under ``data``, each with its place ("frames/aid.tsv:3"); blank lines and # lines are left.

    Raises ``FrameError`` where the header or a row has other columns, and where there is none.
    """
    return _parsed(name, files("legation.events").joinpath("data", name).read_text(encoding="utf-8"), columns)


def _parsed(name: str, text: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    lines = text.splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept:
        raise FrameError(f"{name}: nothing in it; expected the columns {', '.join(columns)}")
    cells = csv.reader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE)
    for (number, _), row in zip(kept, cells, strict=True):
        if len(row) != len(columns) or (number == kept[0][0] and tuple(row) != columns):
            raise FrameError(f"{name}:{number}: expected the columns {', '.join(columns)}, found {row}")
        if number != kept[0][0]:
            yield f"{name}:{number}", dict(zip(columns, row, strict=True))


@cache
def deverbal_nouns() -> Mapping[str, tuple[str, str]]:
    """Nouns for what verbs do, each with the verb and the preposition of what is done to: *imposition* of, *ban* on."""
    rows = table_rows("deverbal_nouns.tsv", ("noun", "verb", "object", "example"))
    return {row["noun"]: (row["verb"], row["object"]) for _, row in rows}


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
    tables = ((type_, table_rows(f"frames/{type_.value.lower()}.tsv", COLUMNS)) for type_ in EventType)
    return Lexicon(listed for type_, rows in tables for place, row in rows for listed in list_row(place, type_, row))


def load_frames(path: FilePath) -> Lexicon:
    """The shipped lexicon and the frames of a file, which win over shipped ones of the same id.

    The file is a table as in ``docs/frames.md`` with the event type as its first column. Raises
    ``FileNotFoundError`` where it is not there and ``FrameError``, naming file and line, where it is broken.
    """
    own: list[Listed] = []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FrameError(f"{path.name}: not UTF-8: {error}") from error
    for place, row in _parsed(path.name, text, ("event_type", *COLUMNS)):
        if row["event_type"] not in EventType.__members__:
            raise FrameError(f"{place}: no event type {row['event_type']!r}")
        own.extend(list_row(place, EventType(row["event_type"]), row))
    overridden = {read_frame(entry).id for entry in own}
    return Lexicon([*own, *(entry for entry in lexicon().listed if entry.id not in overridden)])


def list_row(place: str, event_type: EventType, row: Mapping[str, str]) -> Iterator[Listed]:
    """A row's alternative triggers, each of which makes a frame; "@bad.a" stands for every word of a class."""
    texts = row["trigger"].split("|")
    try:
        triggers = dict.fromkeys(trigger for text in texts for trigger in _read_triggers(text))
    except FrameError as error:
        raise FrameError(f"{place}: {error}") from error
    return (Listed(place, event_type, trigger, row) for trigger in triggers)


def _read_triggers(text: str) -> Iterator[str]:
    name, dot, suffix = text.removeprefix("@").partition(".")
    if not name.strip():
        raise FrameError("the trigger is missing")
    return (f"{word}{dot}{suffix}" for word in (sorted(_read_class(name)) if text[0] == "@" else (name,)))


def read_frame(entry: Listed) -> Frame:
    """The frame that is listed; raises ``FrameError`` naming its place where it cannot be read."""
    place, event_type, _, row = entry
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
    lemma, part_of_speech = entry.word
    return Frame(
        id=entry.id,
        event_type=event_type,
        lemma=lemma,
        part_of_speech=part_of_speech,
        particle=entry.particle,
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
