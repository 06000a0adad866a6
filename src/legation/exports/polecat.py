"""Events in the shape of POLECAT: tab separated with a header, 40 columns, one row an event.

Several actors of an event share its row, joined with ";". What a record does not hold (Wikipedia identities,
districts) stays empty; ``Version`` names the coder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from legation.exports.codes import coder_name, country_codes
from legation.exports.separated import write_rows
from legation.records import Actor, Event, Participant, PlaceKind, Quad, Record
from legation.terms import Sector, worldwide


def _names(side: str) -> tuple[str, ...]:
    """POLECAT's eight columns of a side, in its order."""
    return (
        f"{side} Name",
        f"{side} Country",
        f"{side} COW",
        f"Primary {side} Sector",
        f"{side} Sectors",
        f"{side} Title",
        f"{side} Name Raw",
        f"Wikipedia {side} ID",
    )


COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_names("Actor"),
    *_names("Recipient"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
"""The 40 columns in POLECAT's order."""

_QUADS = {
    Quad.VERBAL_COOPERATION: "VERBAL COOPERATION",
    Quad.MATERIAL_COOPERATION: "MATERIAL COOPERATION",
    Quad.VERBAL_CONFLICT: "VERBAL CONFLICT",
    Quad.MATERIAL_CONFLICT: "MATERIAL CONFLICT",
}
_TOWNS = {PlaceKind.CITY, PlaceKind.CAPITAL}
_SEPARATOR = ";"


def write_polecat(records: Iterable[Record], out: BinaryIO) -> None:
    """Write a header and a row an event."""
    write_rows(_rows(records), COLUMNS, out, header=True)


def _rows(records: Iterable[Record]) -> Iterator[dict[str, object]]:
    for record in records:
        story = _story(record)
        for event in record.events:
            yield {
                "Event ID": f"{record.document.id}_{event.id}",
                "Event Date": event.date.earliest.isoformat() if event.date else None,
                "Event Type": event.event_type,
                "Event Mode": event.mode,
                "Intensity": event.score,
                "Quad Code": _QUADS[event.quad],
                "Contexts": _SEPARATOR.join(event.contexts),
                **_side("Actor", event.actor, record),
                **_side("Recipient", event.recipient, record),
                **_placed(event),
                **story,
            }


def _side(side: str, participants: Sequence[Participant], record: Record) -> dict[str, object]:
    cast = [record.actor(p.actor) if p.actor else None for p in participants]
    codes = [participant.code or "" for participant in participants]
    countries = [code.split()[0] if _has_country(code) else "" for code in codes]
    values: tuple[list[str], ...] = (
        [participant.name for participant in participants],
        [country or code.split()[0] if code else "" for country, code in zip(countries, codes, strict=True)],
        [codes_.cow if (codes_ := country_codes().get(country)) else "" for country in countries],
        [_sector(actor, code) for actor, code in zip(cast, codes, strict=True)],
        [" ".join(actor.sectors) if actor else "" for actor in cast],
        [actor.office or "" if actor else "" for actor in cast],
        [participant.text for participant in participants],
        [],
    )
    return {name: _SEPARATOR.join(cells) for name, cells in zip(_names(side), values, strict=True)}


def _has_country(code: str) -> bool:
    first = code.split()[0] if code else ""
    return bool(first) and not worldwide(first) and first not in set(Sector)


def _sector(actor: Actor | None, code: str) -> str:
    return (actor.sector or "") if actor else code.partition(" ")[2]


def _placed(event: Event) -> dict[str, object]:
    place = event.place
    if place is None:
        return {}
    country = country_codes().get(place.country or "")
    return {
        "Placename": place.name,
        "City": place.name if place.kind in _TOWNS else None,
        "Province": place.admin1,
        "Country": country.name if country else place.country,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": place.geonameid,
        "Raw Placename": place.text,
        "Feature Type": place.kind,
    }


def _story(record: Record) -> dict[str, object]:
    """The columns that all events of a document share."""
    document = record.document
    people = [actor.name for actor in record.actors if actor.office]
    bodies = [actor.name for actor in record.actors if worldwide(actor.code)]
    return {
        "Source": document.publisher,
        "Publication Date": document.published.isoformat() if document.published else None,
        "Story People": _SEPARATOR.join(people),
        "Story Organizations": _SEPARATOR.join(bodies),
        "Story Locations": _SEPARATOR.join(dict.fromkeys(place.name for place in record.places)),
        "Language": document.language,
        "Version": coder_name(),
    }
