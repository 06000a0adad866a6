"""The front page: what came in, what happened, what lies ahead and what is open, on one day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from legation.desk.pages.common import TheMemory, TheStore
from legation.desk.rendering import render
from legation.records import Status
from legation.store import Store
from legation.stories.agenda import Entry, agenda
from legation.stories.agenda_entries import State
from legation.stories.incidents import incidents
from legation.stories.ledger import Item, ledger
from legation.stories.ledger_tables import Kind

router = APIRouter()

_STORIES = 10
_INCIDENTS = 9
_LOOKED_AT = 60
"""Of how many incidents those are chosen that most stories tell of."""

_ENTRIES = 8
_ITEMS = 6
_AHEAD = timedelta(days=60)
_HAPPENED = (Status.OCCURRED, Status.ONGOING)
_TO_COME = (State.PLANNED, State.TENTATIVE)


@router.get("/")
def front(request: Request, store: TheStore, memory: TheMemory, on: Annotated[date | None, Query()] = None) -> Response:
    """The front page of a day; of the newest story's where none is asked for."""
    stories = store.stories(limit=_STORIES, until=on and on.isoformat()).to_pylist()
    day = on or (stories[0]["published"] if stories else None)
    return render(
        request,
        "front.html",
        day=day,
        is_newest=on is None,
        stories=stories,
        count=len(store),
        incidents=memory.answer(_incidents, day=day) if day else [],
        entries=memory.answer(_entries, day=day) if day else [],
        items=memory.answer(_open, day=day) if day else [],
        before=_moved(day, -1),
        after=_moved(day, 1) if on else None,
    )


def _incidents(store: Store, day: date) -> list[dict[str, Any]]:
    """What happened on a day and the one before it, what most reports tell of first: papers tell of yesterday.

    Stories tell of one thing in their headlines and again below: it is shown once.
    """
    since = _moved(day, -1) or day
    found = incidents(
        store, begun=since.isoformat(), until=day.isoformat(), limit=_LOOKED_AT, compares_first=False
    ).to_pylist()
    happened = [row for row in found if row["status"] in _HAPPENED and row["date_earliest"] >= since]
    happened.sort(key=lambda row: (-row["reports"], -row["documents"]))
    shown: dict[tuple[Any, ...], list[set[str]]] = {}
    chosen = []
    for row in happened:
        documents = {account["document_id"] for account in row["accounts"]}
        same = shown.setdefault((row["event_type"], row["actor_code"]), [])
        if not any(documents <= others for others in same):
            same.append(documents)
            chosen.append(row)
    return chosen[:_INCIDENTS]


def _entries(store: Store, day: date) -> list[Entry]:
    """What is on the agenda from a day on, the nearest first."""
    last = date.max if day > date.max - _AHEAD else day + _AHEAD
    found = agenda(store, since=day.isoformat(), until=last.isoformat(), on=day.isoformat(), limit=None).entries
    return [entry for entry in found if entry.status in _TO_COME and entry.when.latest >= day][:_ENTRIES]


def _open(store: Store, day: date) -> list[Item]:
    """What was pledged, offered, demanded or threatened and is not settled; a refusal asks nothing more of anybody."""
    items = ledger(store, status="open", on=day.isoformat()).items
    return [item for item in items if item.kind is not Kind.REFUSAL][:_ITEMS]


def _moved(day: date | None, days: int) -> date | None:
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError:
        return None
