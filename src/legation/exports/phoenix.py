"""Events in the shape of Phoenix, as the PETRARCH pipeline publishes them: tab separated, no header, 26 columns.

One row a pair of actors. ``GoldsteinScore`` carries PLOVER's conflict-cooperation score, which has the same range;
``Issues`` carries PLOVER's contexts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from legation.exports.codes import QUAD_CLASSES, cameo_actor, dyads
from legation.exports.separated import write_rows
from legation.records import EventDate, Participant, Record

COLUMNS = (
    *"EventID Date Year Month Day".split(),
    *(f"{side}Actor{part}" for side in ("Source", "Target") for part in ("Full", "Entity", "Role", "Attribute")),
    *"EventCode EventRootCode PentaClass GoldsteinScore Issues Lat Lon".split(),
    *"LocationName StateName CountryCode SentenceID URLs NewsSources".split(),
)
"""The 26 columns in Phoenix's order."""


def write_phoenix(records: Iterable[Record], out: BinaryIO) -> None:
    """Write a row for each pair of an event's actors and recipients."""
    write_rows(_rows(records), COLUMNS, out)


def _rows(records: Iterable[Record]) -> Iterator[dict[str, object]]:
    for record in records:
        document = record.document
        for event in record.events:
            place = event.place
            for number, (source, target) in enumerate(dyads(event)):
                yield {
                    "EventID": f"{document.id}_{event.id}_{number}",
                    **_dated(event.date),
                    **_side("Source", source),
                    **_side("Target", target),
                    "EventCode": event.cameo,
                    "EventRootCode": event.cameo[:2] if event.cameo else None,
                    "PentaClass": QUAD_CLASSES[event.quad],
                    "GoldsteinScore": event.score,
                    "Issues": ";".join(event.contexts),
                    "Lat": place.lat if place else None,
                    "Lon": place.lon if place else None,
                    "LocationName": place.name if place else None,
                    "StateName": place.admin1 if place else None,
                    "CountryCode": place.country if place else None,
                    "SentenceID": f"{document.id}_{event.sentence}",
                    "URLs": document.url,
                    "NewsSources": document.publisher,
                }


def _dated(when: EventDate | None) -> dict[str, object]:
    """The parts of the date that its interval settles."""
    if when is None:
        return {}
    first, last = when.earliest, when.latest
    cells: dict[str, object] = {"Year": first.year} if first.year == last.year else {}
    if (first.year, first.month) == (last.year, last.month):
        cells["Month"] = first.month
    if first == last:
        cells |= {"Day": first.day, "Date": f"{first:%Y%m%d}"}
    return cells


def _side(side: str, participant: Participant | None) -> dict[str, object]:
    actor = cameo_actor(participant)
    return {
        f"{side}ActorFull": actor.code,
        f"{side}ActorEntity": actor.country or actor.group,
        f"{side}ActorRole": actor.role,
    }
