"""Which tellings a question about the ledger looks at: found by walking along an index, the newest ones first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    or_,
    select,
    union,
)

from legation.store import schema
from legation.store.choosing import is_known, latest_events
from legation.store.moments import first_day, last_day
from legation.stories.tellings import Party, Telling, columns, fetch

SCOPE = 1000
"""How many tellings a question looks at, the newest ones; between two countries, so many of both and of each alone."""

FOLLOWED = timedelta(days=400)
"""How long after the last day asked for a story may follow an item up."""

_CODE = re.compile(r"[A-Z]{3}( [A-Z]{3})?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: whom it is about, and when; ``on`` is the day after whose end no story counts."""

    between: tuple[str, str] | None
    actor: str | None
    first: date | None
    last: date | None
    on: date | None
    as_of: str | None

    def covers(self, day: date) -> bool:
        """Whether something of a day is asked for."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def asked(
    *,
    between: tuple[str, str] | None,
    actor: str | None,
    since: str | None,
    until: str | None,
    on: date | None,
    as_of: str | None,
) -> Asked:
    """A question as people write it; ``ValueError`` for a code or a date that is none."""
    for code in (*(between or ()), actor):
        check_code(code)
    first, last = first_day(since) if since else None, last_day(until) if until else None
    return Asked(between=between, actor=actor, first=first, last=last, on=on, as_of=as_of)


def check_code(code: str | None) -> None:
    """Raise ``ValueError`` for what is neither a code nor nothing."""
    if code is not None and not _CODE.fullmatch(code):
        raise ValueError(f'{code!r} is no code: write it as "PRK", "PRK GOV" or "IGO UNO"')


def load(connection: Connection, question: Asked) -> list[Telling]:
    """The tellings to look at, the oldest first."""
    events, documents = schema.events, schema.documents
    conditions = [is_known(events, question.as_of)]
    if question.on:
        conditions.append(events.c.told <= question.on)
    if question.between or question.actor:
        conditions.append(events.c.key.in_(select(_walked(question).subquery())))
    else:
        conditions += _in_days(question, events.c.told)
    query = (
        select(*columns())
        .join_from(events, documents, documents.c.key == events.c.document)
        .where(*conditions)
        .order_by(events.c.told.desc().nulls_last(), events.c.key.desc())
    )
    return fetch(connection, query if question.between or question.actor else query.limit(SCOPE))


def is_between(by: Iterable[Party], to: Iterable[Party], pair: tuple[str, str]) -> bool:
    """Whether something stands between two: one on either side, or both together."""
    first, second = pair
    side, other = list(by), list(to) or list(by)
    return (takes_part(side, first) and takes_part(other, second)) or (
        takes_part(side, second) and takes_part(other, first)
    )


def takes_part(parties: Iterable[Party], code: str) -> bool:
    """Whether one of the parties has a code, or belongs to the country that it stands for."""
    return any(
        party.code is not None and (party.code == code or party.code.startswith(f"{code} ")) for party in parties
    )


def _walked(question: Asked) -> CompoundSelect[Any]:
    """The newest events of those asked for, by the days of their dates."""
    if question.between:
        first, second = (code[:3] for code in question.between)
        both, each = [(first, second), (second, first)], [(first, schema.NOBODY), (second, schema.NOBODY)]
        actor, recipient = schema.dyads.c.actor, schema.dyads.c.recipient
        sides = [[and_(actor == a, recipient == b) for a, b in pairs] for pairs in (both, each)]
        return union(*(_newest(schema.dyads, question, either) for either in sides))
    assert question.actor is not None
    country, is_actor = schema.participants.c.country, schema.participants.c.is_actor
    either = [and_(country == question.actor[:3], is_actor.is_(side)) for side in (True, False)]
    return union(_newest(schema.participants, question, either))


def _newest(table: Table, question: Asked, either: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """The newest events whose rows fulfil one condition or another, along an index of days for each of them."""
    conditions = _in_days(question, table.c.day)
    if question.as_of is None:
        conditions.append(table.c.is_current.is_(True))
    return latest_events(table, either, conditions, limit=SCOPE, each_once=False)


def _in_days(question: Asked, column: ColumnElement[date]) -> list[ColumnElement[bool]]:
    """From the first day asked for until what may follow up the last; events of unknown days are always looked at."""
    bounds: list[ColumnElement[bool]] = []
    if question.first:
        bounds.append(column >= question.first)
    if question.last:
        bounds.append(column <= min(question.last, date.max - FOLLOWED) + FOLLOWED)
    return [or_(and_(*bounds), column == schema.UNKNOWN_DAY)] if bounds else []
