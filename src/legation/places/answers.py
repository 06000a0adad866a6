"""The gazetteer's places in the record's terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from legation.places.gazetteer import Entry
from legation.records import Place, RunnerUp


def place_of(
    entry: Entry, start: int, text: str, score: float | None = None, others: Sequence[tuple[Entry, float]] = ()
) -> Place:
    """The place that the words ``text`` at ``start`` name, with its score and the next likely ones with theirs."""
    runners_up = tuple(RunnerUp(**_known(other), score=its_score) for other, its_score in others)
    known = _known(entry)
    return Place(start=start, end=start + len(text), text=text, **known, score=score, runners_up=runners_up)


def _known(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "country": entry.country,
        "admin1": entry.admin1,
        "lat": entry.lat,
        "lon": entry.lon,
        "geonameid": entry.geonameid,
        "kind": entry.kind,
    }
