"""From PLOVER back to CAMEO: the nearest code for people whose models expect one.

The facts are those of the Open Event Data Alliance's CAMEO-to-PLOVER conversion of 2021, read backwards: of the
CAMEO codes that lead to a type, mode, embedded type and context, the one closest in meaning.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from legation.ontology.tables import OntologyError, contexts, modes, rows
from legation.records import EventType

ANY = "-"


@dataclass(frozen=True, slots=True)
class Crossing:
    """One row of the crosswalk; None stands for any mode, embedded type or context."""

    mode: str | None
    about: EventType | None
    context: str | None
    cameo: str
    description: str

    def fits(self, mode: str | None, about: EventType | None, contexts: Collection[str]) -> bool:
        """Whether every condition of the row holds."""
        return (
            (self.mode is None or self.mode == mode)
            and (self.about is None or self.about is about)
            and (self.context is None or self.context in contexts)
        )

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        """Rows that name a mode win over those that name an embedded type, and those over a context."""
        return (self.mode is not None, self.about is not None, self.context is not None)


@cache
def crossings() -> Mapping[EventType, tuple[Crossing, ...]]:
    """The crosswalk's rows by event type, the most specific first."""
    known_contexts = {category.name for category in contexts()}
    table: dict[EventType, list[Crossing]] = {event_type: [] for event_type in EventType}
    for place, row in rows("cameo.tsv"):
        try:
            event_type = EventType(row["event_type"])
            about = None if row["about"] == ANY else EventType(row["about"])
        except ValueError as error:
            raise OntologyError(f"{place}: {error}") from error
        mode, context = (None if row[column] == ANY else row[column] for column in ("mode", "context"))
        if mode is not None and mode not in {entry.mode for entry in modes(event_type)}:
            raise OntologyError(f"{place}: {event_type} has no mode {mode!r}")
        if context is not None and context not in known_contexts:
            raise OntologyError(f"{place}: no context {context!r}")
        table[event_type].append(Crossing(mode, about, context, row["cameo"], row["description"]))
    return {
        event_type: tuple(sorted(found, key=lambda crossing: crossing.weight, reverse=True))
        for event_type, found in table.items()
    }


def cameo(
    event_type: EventType,
    mode: str | None = None,
    about: EventType | None = None,
    contexts: Collection[str] = (),
) -> str:
    """The nearest CAMEO code; every event type has at least its root's."""
    return next(crossing.cameo for crossing in _of_mode(event_type, mode) if crossing.fits(mode, about, contexts))


@cache
def _of_mode(event_type: EventType, mode: str | None) -> tuple[Crossing, ...]:
    """The crosswalk's rows for an event type that ask for the mode, or for none."""
    return tuple(crossing for crossing in crossings()[event_type] if crossing.mode in (None, mode))
