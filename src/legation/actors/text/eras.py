"""Names that several states have borne, each in its day: "Russia" for the Soviet Union, "Czech" for Czechoslovak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from legation.actors.knowledge.tables import Entry, Kind
from legation.actors.text.segments import Segment

_STATES = frozenset({Kind.COUNTRY, Kind.NATIONALITY, Kind.NATIONAL})


def of_their_day(segments: Iterable[Segment], day: date | None) -> list[Segment]:
    """The segments, a name that states of several times have borne with those of the ``day``, or of the present where
    no day is known."""
    return [_of_day(segment, day) if len(segment.entries) > 1 else segment for segment in segments]


def _of_day(segment: Segment, day: date | None) -> Segment:
    """A segment without the states that were not there on a day, where others were."""
    states = [entry for entry in segment.entries if entry.kind in _STATES]
    there = [entry for entry in states if _is_there(entry, day)]
    if not there or len(there) == len(states):
        return segment
    kept = tuple(entry for entry in segment.entries if entry.kind not in _STATES or entry in there)
    return replace(segment, kind=kept[0].kind, entries=kept)


def _is_there(entry: Entry, day: date | None) -> bool:
    """Whether a state is there on a day, or still is."""
    if day is None:
        return entry.tenures[-1].end is None
    return any(tenure.covers(day) for tenure in entry.tenures)
