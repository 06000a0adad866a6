"""Events as PLOVER's own exchange format: JSON Lines, one event an object (PLOVER manual, draft 2.0).

``text_info`` counts code points into the document, half-open; ``sequence`` is the sentence's number in it. An event
has one type and at most one mode here, so those lists are short.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from legation.exports.codes import QUAD_CLASSES, coder_name
from legation.records import Event, Participant, Record


def write_plover(records: Iterable[Record], out: BinaryIO) -> None:
    """Write one event a line."""
    for record in records:
        for event in record.events:
            out.write(json.dumps(_event(record, event), ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _event(record: Record, event: Event) -> dict[str, Any]:
    document, sentence = record.document, record.sentences[event.sentence]
    return {
        "id": f"{document.id}_{event.id}",
        "date": event.date.earliest.isoformat() if event.date else None,
        "enddate": event.date.latest.isoformat() if event.date else None,
        "actor": _side(event.actor, record),
        "recipient": _side(event.recipient, record),
        "event": [event.event_type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "event_loc": _place(event),
        "event_text": event.trigger.text,
        "quad_code": QUAD_CLASSES[event.quad],
        "event_scale": event.score,
        "text": document.text[sentence.start : sentence.end],
        "text_info": {"sequence": event.sentence, "start": event.trigger.start, "end": event.trigger.end},
        "cite_info": {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "url": document.url,
            "published": document.published.isoformat() if document.published else None,
        },
        "coder": coder_name(),
        "coded_date": None,  # the same text gives the same bytes on any day
    }


def _side(participants: Sequence[Participant], record: Record) -> list[dict[str, Any]]:
    side = []
    for participant in participants:
        code, _, sector = (participant.code or "").partition(" ")
        actor = record.actor(participant.actor) if participant.actor else None
        side.append(
            {
                "code": code or None,
                "sector": sector or None,
                "entity_text": participant.text,
                "identifier_id": participant.actor,
                "identifier_text": participant.name,
                "office": actor.office if actor else None,
            }
        )
    return side


def _place(event: Event) -> dict[str, Any] | None:
    place = event.place
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
    }
