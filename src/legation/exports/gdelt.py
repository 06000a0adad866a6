"""Events in the shape of GDELT 2.0's event table: tab separated, no header, 61 columns, one row a pair of actors.

The columns and their order are those of the GDELT Event Codebook 2.0. ``GoldsteinScale`` carries PLOVER's
conflict-cooperation score, which has the same range. Columns for what a record does not hold (tone, ethnic and
religious codes, the actors' own places, codes of administrative divisions) stay empty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from legation.exports.codes import QUAD_CLASSES, cameo_actor, country_codes, dyads
from legation.exports.separated import write_rows
from legation.records import Event, EventDate, Participant, PlaceKind, Record
from legation.terms import Grain

_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()

COLUMNS = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{place}Geo_{name}" for place in ("Actor1", "Actor2", "Action") for name in _GEO),
    *"DATEADDED SOURCEURL".split(),
)
"""The 61 columns in GDELT's order."""

_TYPES = {PlaceKind.COUNTRY: 1, PlaceKind.CAPITAL: 4, PlaceKind.CITY: 4, PlaceKind.ADMIN1: 5}
_AMERICAN_TYPES = {PlaceKind.COUNTRY: 1, PlaceKind.CAPITAL: 3, PlaceKind.CITY: 3, PlaceKind.ADMIN1: 2}
"""GDELT's types of places, outside the United States and inside."""


def write_gdelt(records: Iterable[Record], out: BinaryIO) -> None:
    """Write a row for each pair of an event's actors and recipients."""
    write_rows(_rows(records), COLUMNS, out)


def _rows(records: Iterable[Record]) -> Iterator[dict[str, object]]:
    for record in records:
        for event in record.events:
            for number, (actor, recipient) in enumerate(dyads(event)):
                yield {
                    "GLOBALEVENTID": _identity(record.document.id, event.id, number),
                    **_dated(event.date),
                    **_side("Actor1", actor),
                    **_side("Actor2", recipient),
                    **_coded(event),
                    **_placed(event),
                    "NumMentions": 1,
                    "NumSources": 1,
                    "NumArticles": 1,
                    "SOURCEURL": record.document.url,
                }


def _identity(document: str, event: str, pair: int) -> int:
    """A number of 48 bits that follows from document, event and pair alone."""
    digest = hashlib.sha256(f"{document}\0{event}\0{pair}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:6], "big")


def _dated(when: EventDate | None) -> dict[str, object]:
    """The date as far as its grain goes: a day fills all columns, a month or a year only its own."""
    if when is None:
        return {}
    first, last = when.earliest, when.latest
    cells: dict[str, object] = {"Year": first.year} if first.year == last.year else {}
    if (first.year, first.month) == (last.year, last.month):
        cells["MonthYear"] = f"{first:%Y%m}"
    if first == last and when.grain in (Grain.DAY, Grain.TIME):
        cells |= {"SQLDATE": f"{first:%Y%m%d}", "FractionDate": _fraction(first)}
    return cells


def _fraction(day: date) -> str:
    """GDELT's "year and fraction": months of 30 days over 365."""
    return f"{day.year + (day.month * 30 + day.day) / 365:.4f}"


def _side(side: str, participant: Participant | None) -> dict[str, object]:
    if participant is None:
        return {}
    actor = cameo_actor(participant)
    return {
        f"{side}Code": actor.code,
        f"{side}Name": participant.name.upper(),
        f"{side}CountryCode": actor.country,
        f"{side}KnownGroupCode": actor.group,
        f"{side}Type1Code": actor.role,
    }


def _coded(event: Event) -> dict[str, object]:
    code = event.cameo or ""
    return {
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": QUAD_CLASSES[event.quad],
        "GoldsteinScale": event.score,
    }


def _placed(event: Event) -> dict[str, object]:
    place = event.place
    if place is None:
        return {}
    codes = country_codes().get(place.country or "")
    types = _AMERICAN_TYPES if place.country == "USA" else _TYPES
    names = dict.fromkeys(name for name in (place.name, place.admin1, codes.name if codes else None) if name)
    return {
        "ActionGeo_Type": types.get(place.kind) if place.kind else None,
        "ActionGeo_FullName": ", ".join(names),
        "ActionGeo_CountryCode": codes.fips if codes else None,
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }
