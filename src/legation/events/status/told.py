"""How an act is told, as far as its date depends on it."""

from __future__ import annotations

from dataclasses import dataclass

from legation.events.status.tense import Tense
from legation.records import EventType, Status


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be dated: its trigger, the verb that it is told with (or itself), and how it is told.

    ``is_past`` is whether the act took place by then or, where it is denied, did not.
    """

    trigger: int
    verb: int
    event_type: EventType
    tense: Tense
    status: Status
    is_past: bool
