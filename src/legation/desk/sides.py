"""Addresses that ask for one side, for two, or for what is on the ledger and the agenda: their parameters, checked."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from legation.desk.asking import Day, Words, or_none
from legation.stories.agenda_entries import State
from legation.stories.agenda_tables import EntryKind
from legation.stories.ledger_items import Standing
from legation.stories.ledger_tables import Kind


def _code(given: Any) -> Any:
    """A code however it is written; nothing where a form leaves it empty."""
    return or_none(given.upper() if isinstance(given, str) else given)


Country = Annotated[
    Annotated[str, Field(pattern="^[A-Z]{3}$", description="A country's code, or IGO, NGO, MNC.")] | None,
    BeforeValidator(_code),
]
Code = Annotated[
    Annotated[str, Field(pattern="^[A-Z]{3}( [A-Z]{3})?$", description='A code: "PRK", "PRK GOV", "IGO UNO".')] | None,
    BeforeValidator(_code),
]
_Choice = TypeVar("_Choice", bound=StrEnum)
OneOf = Annotated[_Choice | None, BeforeValidator(or_none)]


class SpanAsked(BaseModel):
    """A span of time, and the moment as of which it is asked."""

    model_config = ConfigDict(populate_by_name=True)

    since: Annotated[Day, Field(alias="from")] = None
    until: Annotated[Day, Field(alias="to")] = None
    as_of: Day = None

    def days(self) -> dict[str, Any]:
        """The span in the store's words."""
        return {"since": self.since, "until": self.until, "as_of": self.as_of}

    def address(self, path: str, **sides: str) -> str:
        """A page that is asked about sides in the same span."""
        span = {"from": self.since, "to": self.until, "as_of": self.as_of}
        return f"{path}?{urlencode(sides | {name: value for name, value in span.items() if value})}"


class DyadAsked(SpanAsked):
    """Two countries."""

    first: Country = None
    second: Country = None


class ActorAsked(SpanAsked):
    """A country, or a kind of organisation."""

    code: Country = None


class StandingAsked(SpanAsked):
    """What is on the ledger or the agenda: between two, where ``other`` is given too, else of one."""

    actor: Code = None
    other: Code = None
    on: Day = None

    def question(self) -> dict[str, Any]:
        """The question in the store's words."""
        pair = (self.actor, self.other)
        sides: dict[str, Any] = {"between": pair} if all(pair) else {"actor": self.actor or self.other}
        return {**sides, "on": self.on, **self.days()}


class LedgerAsked(StandingAsked):
    """Items of the ledger."""

    kind: OneOf[Kind] = None
    status: OneOf[Standing] = None

    def question(self) -> dict[str, Any]:
        """The question in the store's words."""
        return {**super().question(), "kind": self.kind, "status": self.status}


class AgendaAsked(StandingAsked):
    """Entries of the agenda."""

    place: Words = None
    kind: OneOf[EntryKind] = None
    status: OneOf[State] = None

    def question(self) -> dict[str, Any]:
        """The question in the store's words."""
        return {**super().question(), "place": self.place, "kind": self.kind, "status": self.status}
