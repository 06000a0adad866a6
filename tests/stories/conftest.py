"""Stories made by hand: what each test needs of an event is told, the rest is one attack."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from legation.records import Document, Event, EventDate, EventPlace, Magnitude, Participant, Record, Sentence, TextSpan

TELL = Callable[..., Record]


@pytest.fixture(scope="session")
def tell() -> TELL:
    """Makes a record of one event: ``tell("a", "Shells hit Goris.", day="2022-09-13", killed=(3, 3))``."""
    return _tell


def _tell(
    id: str,
    text: str,
    *,
    day: str | None = "2022-09-13",
    published: str | None = None,
    actor: str | None = "AZE MIL",
    recipient: str | None = "ARM CVL",
    killed: tuple[float | None, float | None] | None = None,
    place: tuple[str, str] | None = ("Goris", "ARM"),
    **changes: Any,
) -> Record:
    whole = {"start": 0, "end": len(text), "text": text}
    word = {"start": 0, "end": text.index(" "), "text": text.split(" ")[0]}
    on = date.fromisoformat(day) if day else None
    event: dict[str, Any] = {
        "id": "E1",
        "event_type": "ASSAULT",
        "mode": "heavy-weapons",
        "quad": "MK",
        "score": -9,
        "status": "occurred",
        "actor": (Participant(name="those", code=actor, **word),) if actor else (),
        "recipient": (Participant(name="they", code=recipient, **word),) if recipient else (),
        "trigger": TextSpan(**word),
        "sentence": 0,
        "date": on and EventDate(value=str(on), earliest=on, latest=on, grain="day", basis="trigger"),
        "place": place and EventPlace(name=place[0], country=place[1], basis="clause", **word),
        "magnitude": (Magnitude(kind="killed", low=killed[0], high=killed[1], **word),) if killed else (),
        "confidence": 1,
    }
    told = published or day
    return Record(
        document=Document(id=id, text=text, published=told and date.fromisoformat(told), publisher=f"{id} news"),
        sentences=(Sentence(start=0, end=whole["end"]),),
        events=(Event.model_validate(event | changes),),
    )
