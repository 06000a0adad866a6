"""The tables of the ledger: what opens an item, what follows it up, and the words that tell one matter from another."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from legation.ontology import modes
from legation.records import EventType, Status
from legation.stories.ledger_words import Phrases, stem

T = TypeVar("T", bound=StrEnum)


class LedgerTableError(ValueError):
    """A table says something that the ledger does not know; the message names the file and the line."""


class Kind(StrEnum):
    """What an item of the ledger is."""

    PLEDGE = "pledge"
    OFFER = "offer"
    DEMAND = "demand"
    THREAT = "threat"
    REFUSAL = "refusal"


class Effect(StrEnum):
    """What a later event does to an item."""

    FULFILS = "fulfils"
    ACCEPTS = "accepts"
    REPEATS = "repeats"
    MOVES = "moves"
    REFUSES = "refuses"
    BREAKS = "breaks"
    WITHDRAWS = "withdraws"


class By(StrEnum):
    """Whose act follows an item up: that of who made it, of whom it is addressed to, or of both together."""

    SELF = "self"
    OTHER = "other"
    BOTH = "both"


class Needs(StrEnum):
    """What must agree besides the actor and the act.

    ``PARTY``: the other side; where it is unknown, words. ``WORDS``: the matter, or words. ``TWO_WORDS``: the other
    side and two words at least. ``NAME``: the other side, and a noun for the item ("its demand"). ``TRUCE``: the other
    side, and the item is about a truce.
    """

    PARTY = "party"
    WORDS = "words"
    TWO_WORDS = "two words"
    NAME = "name"
    TRUCE = "truce"


@dataclass(frozen=True, slots=True)
class KindRule:
    """Which events open an item of a kind; ``words`` are stems of the trigger, any where it is empty."""

    event_type: EventType
    needs_about: bool
    about: EventType | None
    statuses: frozenset[Status]
    words: frozenset[str]
    kind: Kind


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """How an event follows an item up that is at most ``days`` old."""

    by: By
    needs: Needs
    days: int
    effect: Effect


@dataclass(frozen=True, slots=True)
class Matter:
    """What an act of some types is about in particular: by a mode, or by words, each some stems that stand together."""

    event_types: frozenset[EventType]
    mode: str | None
    name: str
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A line of the table of outcomes; an ``about`` is a type, or "*" any, "?" unknown, "=" the item's own."""

    kinds: frozenset[str]
    abouts: frozenset[str]
    event_types: frozenset[str]
    event_about: str
    rule: OutcomeRule

    def applies(self, kind: Kind, about: EventType | None, event_type: EventType, act: EventType | None) -> bool:
        own = about.value if about else "?"
        return (
            kind.value in self.kinds
            and ("*" in self.abouts or own in self.abouts)
            and (event_type.value in self.event_types or ("=" in self.event_types and about is event_type))
            and (
                self.event_about == "*"
                or (self.event_about == "?" and act is None)
                or (self.event_about == "=" and act is not None and act is about)
            )
        )


@cache
def kind_rules() -> tuple[KindRule, ...]:
    """What opens an item; the first line that fits decides."""
    return tuple(
        KindRule(
            event_type=_one(EventType, row["event_type"], place),
            needs_about=row["about"] == "=",
            about=_one(EventType, row["about"], place) if row["about"] not in ("*", "=") else None,
            statuses=frozenset(_one(Status, name, place) for name in row["statuses"].split("|")),
            words=frozenset() if row["words"] == "*" else frozenset(map(stem, row["words"].split("|"))),
            kind=_one(Kind, row["kind"], place),
        )
        for place, row in _rows("ledger_kinds.tsv")
    )


@cache
def outcome_rules(
    kind: Kind, about: EventType | None, event_type: EventType, act: EventType | None
) -> tuple[OutcomeRule, ...]:
    """How an event of a type, itself about an act or not, may follow up an item of a kind about something."""
    return tuple(line.rule for line in _outcomes() if line.applies(kind, about, event_type, act))


@cache
def _outcomes() -> tuple[_Outcome, ...]:
    return tuple(
        _Outcome(
            kinds=_several(Kind, row["kind"], place, ""),
            abouts=_several(EventType, row["about"], place, "*?"),
            event_types=_several(EventType, row["event_type"], place, "="),
            event_about=next(iter(_several(EventType, row["event_about"], place, "*?="))),
            rule=OutcomeRule(
                by=_one(By, row["by"], place),
                needs=_one(Needs, row["needs"], place),
                days=int(row["days"]),
                effect=_one(Effect, row["effect"], place),
            ),
        )
        for place, row in _rows("ledger_outcomes.tsv")
    )


@cache
def matters() -> tuple[Matter, ...]:
    """All matters, in the table's order."""
    found = []
    for place, row in _rows("ledger_matters.tsv"):
        types = frozenset(_one(EventType, name, place) for name in row["event_types"].split("|"))
        mode = None if row["mode"] == "-" else row["mode"]
        words = tuple(frozenset(map(stem, phrase.split())) for phrase in row["words"].split("|"))
        if mode and not any(mode == entry.mode for event_type in types for entry in modes(event_type)):
            raise LedgerTableError(f"{place}: no mode {mode!r}")
        found.append(Matter(types, mode, row["matter"], words))
    return tuple(found)


def matters_said(stems: frozenset[str]) -> list[Matter]:
    """What a sentence with these stems says that an act is about; by each of its words, so perhaps more than once."""
    by_stem = _matters_by_stem()
    return [matter for stem in stems & by_stem.keys() for word, matter in by_stem[stem] if word <= stems]


@cache
def _matters_by_stem() -> dict[str, list[tuple[frozenset[str], Matter]]]:
    """Matters with each of their words, by one of the stems that stand together in it."""
    found: dict[str, list[tuple[frozenset[str], Matter]]] = {}
    for matter in matters():
        for word in matter.words:
            found.setdefault(min(word), []).append((word, matter))
    return found


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of words by its name, as stems; ``KeyError`` where there is none."""
    return frozenset(map(stem, _lists()[name]))


@cache
def common_words() -> frozenset[str]:
    """The stems that say nothing of what a sentence is about: function words, and what all such sentences say."""
    return word_list("function") | word_list("generic")


@cache
def phrases(name: str) -> Phrases:
    """A list of words and phrases by its name, as they stand in a text; ``KeyError`` where there is none."""
    return Phrases(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    return {row["list"]: row["words"].split("|") for _, row in _rows("ledger_words.tsv")}


def _rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table, each with its place ("ledger_kinds.tsv:3") for messages."""
    lines = files(__package__).joinpath("data", name).read_text(encoding="utf-8").splitlines()
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in reader:
        yield f"{name}:{reader.line_num}", row


def _one(vocabulary: type[T], name: str, place: str) -> T:
    try:
        return vocabulary(name)
    except ValueError:
        raise LedgerTableError(f"{place}: no {vocabulary.__name__} {name!r}") from None


def _several(vocabulary: type[StrEnum], names: str, place: str, signs: str) -> frozenset[str]:
    """Names parted by bars, each of the vocabulary or one of the signs."""
    return frozenset(
        name if name in signs and name else _one(vocabulary, name, place).value for name in names.split("|")
    )
