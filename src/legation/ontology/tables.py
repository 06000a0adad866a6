"""PLOVER's tables: event types, modes, contexts and sectors (PLOVER manual, draft 2.0)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from legation.records import EventType, Quad, Sector


class OntologyError(ValueError):
    """A table says something the model does not know; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class EventTypeEntry:
    """One of the sixteen event types; ``score`` is on the conflict-cooperation scale of -10 to 10."""

    event_type: EventType
    quad: Quad
    score: float
    needs_recipient: bool
    description: str


@dataclass(frozen=True, slots=True)
class ModeEntry:
    """A mode of an event type; ``score`` is None where the manual prints none."""

    event_type: EventType
    mode: str
    score: float | None
    description: str


@dataclass(frozen=True, slots=True)
class Category:
    """A named category (a context or a sector) with its description."""

    name: str
    description: str


def rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of the table ``name``, each with its place ("modes.tsv:3") for messages."""
    lines = files(__package__).joinpath("data", name).read_text(encoding="utf-8").splitlines()
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in reader:
        yield f"{name}:{reader.line_num}", row


@cache
def event_types() -> Mapping[EventType, EventTypeEntry]:
    """The sixteen event types, in PLOVER's order."""
    entries = {}
    for place, row in rows("event_types.tsv"):
        try:
            event_type = EventType(row["event_type"])
            entries[event_type] = EventTypeEntry(
                event_type,
                Quad(row["quad"]),
                float(row["score"]),
                row["needs_recipient"] == "yes",
                row["description"],
            )
        except ValueError as error:
            raise OntologyError(f"{place}: {error}") from error
    return MappingProxyType(entries)


@cache
def _modes() -> Mapping[tuple[EventType, str], ModeEntry]:
    entries = {}
    for place, row in rows("modes.tsv"):
        try:
            event_type = EventType(row["event_type"])
            mode_score = None if row["score"] == "-" else float(row["score"])
        except ValueError as error:
            raise OntologyError(f"{place}: {error}") from error
        entries[event_type, row["mode"]] = ModeEntry(event_type, row["mode"], mode_score, row["description"])
    return MappingProxyType(entries)


@cache
def modes(event_type: EventType) -> tuple[ModeEntry, ...]:
    """The modes of an event type, in the manual's order; none for AGREE, SUPPORT, CONCEDE, COOPERATE and AID."""
    return tuple(entry for entry in _modes().values() if entry.event_type is event_type)


def score(event_type: EventType, mode: str | None = None) -> float:
    """The conflict-cooperation score of a type and mode; the type's own where the mode has none.

    Raises ``ValueError`` for a mode the type does not have.
    """
    if mode is None:
        return event_types()[event_type].score
    entry = _modes().get((event_type, mode))
    if entry is None:
        raise ValueError(f"{event_type} has no mode {mode!r}")
    return event_types()[event_type].score if entry.score is None else entry.score


def quad(event_type: EventType) -> Quad:
    """The quad category of an event type."""
    return event_types()[event_type].quad


def needs_recipient(event_type: EventType) -> bool:
    """Whether PLOVER asks for a recipient."""
    return event_types()[event_type].needs_recipient


@cache
def contexts() -> tuple[Category, ...]:
    """PLOVER's contexts."""
    return tuple(Category(row["context"], row["description"]) for _, row in rows("contexts.tsv"))


@cache
def sectors() -> Mapping[Sector, Category]:
    """PLOVER's sectors of actors."""
    entries = {}
    for place, row in rows("sectors.tsv"):
        try:
            entries[Sector(row["sector"])] = Category(row["sector"], row["description"])
        except ValueError as error:
            raise OntologyError(f"{place}: {error}") from error
    return MappingProxyType(entries)
