"""Reading across documents: incidents, the ledger, the agenda."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from legation.desk.api import models
from legation.desk.api.asking import Code, Dated, Limited, Pair, Period, Text, TheStore, in_time
from legation.desk.api.reading import ChoiceOfEvents
from legation.stories.agenda import Agenda
from legation.stories.agenda import agenda as ask_agenda
from legation.stories.agenda_entries import State
from legation.stories.agenda_tables import EntryKind
from legation.stories.incidents import incidents as ask_incidents
from legation.stories.ledger import Ledger
from legation.stories.ledger import ledger as ask_ledger
from legation.stories.ledger_items import Standing
from legation.stories.ledger_tables import Kind

router = APIRouter(tags=["read across documents"])


class OfIncidents(Limited, ChoiceOfEvents):
    """Which incidents: those with an account that is as asked for."""

    limit: int = Field(20, ge=1, le=100, description="at most so many items")
    min_reports: int = Field(1, ge=1, le=10_000, description="told by so many independent reports at least")


class OnDay(Limited, Dated):
    """As things stood at the end of a day."""

    on: Period | None = Field(None, description="the day at whose end things stand so; else that of the newest story")


class OfLedger(OnDay):
    """Which items of the ledger."""

    between: Pair | None = Field(None, description='two countries or organisations: "PRK,USA"')
    actor: Code | None = Field(None, description="one on either side")
    kind: Kind | None = None
    status: Standing | None = None


class OfAgenda(OnDay):
    """Which entries of the agenda."""

    between: Pair | None = Field(None, description='two that both take part: "PRK,USA"')
    actor: Code | None = None
    place: Text | None = Field(None, description="a place's name, or a country's code")
    kind: EntryKind | None = None
    status: State | None = None


IncidentList = models.list_of("IncidentList", models.Incident)


@router.get("/incidents", response_model=IncidentList)
@in_time
def incidents(store: TheStore, query: Annotated[OfIncidents, Query()]) -> Any:
    """Happenings with all stories that tell of them and all that they disagree on, the latest first."""
    return {"items": ask_incidents(store, **query.asked()).to_pylist()}


@router.get("/ledger", response_model=Ledger)
@in_time
def ledger(store: TheStore, query: Annotated[OfLedger, Query()]) -> Any:
    """Pledges, offers, demands, threats and refusals, and what became of each."""
    return ask_ledger(store, **query.asked())


@router.get("/agenda", response_model=Agenda)
@in_time
def agenda(store: TheStore, query: Annotated[OfAgenda, Query()]) -> Any:
    """What is announced for when and where, and what became of it, in the order of the dates."""
    return ask_agenda(store, **query.asked())
