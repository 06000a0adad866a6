"""What an address asks for: its parameters, checked, as the store's questions take them."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from legation.records import EventType, Status
from legation.reviews import Verdict
from legation.stories.nations import country_codes


def or_none(given: Any) -> Any:
    """What a form leaves empty is not asked for."""
    return (given.strip() or None) if isinstance(given, str) else given


Words = Annotated[Annotated[str, Field(max_length=200)] | None, BeforeValidator(or_none)]
Day = Annotated[Annotated[str, Field(max_length=40)] | None, BeforeValidator(or_none)]


class Judged(StrEnum):
    """The verdicts that may stand on an event."""

    ACCEPTED = Verdict.ACCEPTED.value
    CORRECTED = Verdict.CORRECTED.value
    REJECTED = Verdict.REJECTED.value


_COUNTRY = re.compile("[A-Z]{3}")


class EventsAsked(BaseModel):
    """Events as an address asks for them: ``type``, ``from`` and ``to`` are what the store calls otherwise."""

    model_config = ConfigDict(populate_by_name=True)

    actor: Words = None
    recipient: Words = None
    either: Annotated[bool, Field(description="Whichever of the two acts.")] = False
    type: Annotated[EventType | None, BeforeValidator(or_none)] = None
    about: Annotated[EventType | None, BeforeValidator(or_none)] = None
    status: Annotated[Status | None, BeforeValidator(or_none)] = None
    place: Words = None
    since: Annotated[Day, Field(alias="from")] = None
    until: Annotated[Day, Field(alias="to")] = None
    document: Annotated[Annotated[str, Field(max_length=2000)] | None, BeforeValidator(or_none)] = None
    as_of: Day = None

    def question(self) -> dict[str, Any]:
        """The question in the store's words. Raises ``ValueError`` for a pair that is no pair of countries."""
        sides: dict[str, Any] = {"actor": _code(self.actor), "recipient": _code(self.recipient)}
        if self.either:
            first, second = sides["actor"] or "", sides["recipient"] or ""
            if not (_COUNTRY.fullmatch(first) and _COUNTRY.fullmatch(second)):
                raise ValueError("“whichever acts” needs two countries' codes, as in PRK and USA")
            sides = {"between": (first, second)}
        return sides | {
            "event_type": self.type,
            "about": self.about,
            "status": self.status,
            "place": _code(self.place),
            "since": self.since,
            "until": self.until,
            "document": self.document,
            "as_of": self.as_of,
        }

    def chosen(self) -> dict[str, str]:
        """What is asked for, by the parameters' own names."""
        asked = self.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
        return {name: "yes" if value is True else str(value) for name, value in asked.items()}


class JudgedEventsAsked(EventsAsked):
    """Events as an address asks for them, and which verdict stands on them: no part of the store's own question."""

    review: Annotated[Judged | None, BeforeValidator(or_none)] = None


class StoriesAsked(BaseModel):
    """Stories as an address asks for them."""

    model_config = ConfigDict(populate_by_name=True)

    publisher: Words = None
    since: Annotated[Day, Field(alias="from")] = None
    until: Annotated[Day, Field(alias="to")] = None
    as_of: Day = None

    def question(self) -> dict[str, Any]:
        """The question in the store's words."""
        return self.model_dump()

    def chosen(self) -> dict[str, str]:
        """What is asked for, by the parameters' own names."""
        return self.model_dump(by_alias=True, exclude_none=True)


def _code(given: str | None) -> str | None:
    """A country's code that is written small: "prk" is PRK, but "Kim" is part of a name."""
    return given.upper() if given and given.islower() and given.upper() in country_codes() else given
