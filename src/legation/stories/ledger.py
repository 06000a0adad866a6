"""The ledger: pledges, offers, demands, threats and refusals as open items, and what became of each.

with Store("legation.db") as store:
    for item in ledger(store, between=("PRK", "USA"), status="open").items:
        print(item.since, item.kind, item.source.sentence)
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from legation.records import EventType, Model
from legation.store import Store, schema
from legation.store.moments import last_day, one_of
from legation.stories.ledger_items import Case, Standing, cases, said_on
from legation.stories.ledger_matching import Match
from legation.stories.ledger_tables import Effect, Kind
from legation.stories.sources import Source, When, Who, source, when, who
from legation.stories.tellings import Telling
from legation.stories.tellings_asked import SCOPE, asked, is_between, load, takes_part

MANY = 100
"""How many items a question gives where nobody asks for more."""


class Link(Model):
    """A later event and what it does to the item; ``because`` names what agrees."""

    effect: Effect
    on: date | None
    because: tuple[str, ...]
    source: Source


class Item(Model):
    """An item of the ledger. ``by`` owes, asks, threatens or refuses; ``to`` is whom it concerns, where it is known.

    ``since`` is the day on which it was said, ``about`` the type of the act that it is about, ``matters`` what that act
    is in particular, ``changed`` the day of the last story that follows it up.
    """

    id: str
    kind: Kind
    status: Standing
    by: tuple[Who, ...]
    to: tuple[Who, ...]
    about: EventType | None
    mode: str | None
    matters: tuple[str, ...]
    since: date | None
    due: When | None
    changed: date | None
    place: str | None
    magnitude: str | None
    source: Source
    links: tuple[Link, ...]


class Ledger(Model):
    """The items as they stood at the end of a day, the last changed first.

    ``reaches_back_to`` is given where there were more stories than a question looks at: then it saw none before.
    """

    on: date | None
    reaches_back_to: date | None
    items: tuple[Item, ...]

    def _repr_html_(self) -> str:
        """The ledger as Jupyter shows it."""
        from legation.notebook import table_html
        from legation.stories.tables import items_table

        return table_html(items_table(self.items))


def ledger(
    store: Store,
    *,
    between: tuple[str, str] | None = None,
    actor: str | None = None,
    kind: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    limit: int | None = MANY,
    as_of: str | None = None,
) -> Ledger:
    """The state of play, the items that were last heard of first.

    ``between`` is two countries or organisations by their codes, ``actor`` one of them on either side. ``since`` and
    ``until`` are days, months or years in which the item was made. ``on`` is the day at whose end the items stand as
    they are given: no later story counts, and what was due before is overdue; without it, the day of the newest story.
    ``as_of`` answers from what was kept then. Raises ``ValueError`` for a bad date, code or word.
    """
    wanted_kind = one_of(Kind, kind) if kind else None
    wanted_status = one_of(Standing, status) if status else None
    with store.engine.connect() as connection:
        day = last_day(on) if on else newest_day(connection)
        question = asked(between=between, actor=actor, since=since, until=until, on=day if on else None, as_of=as_of)
        tellings = load(connection, question)
    found = cases(tellings, is_between=between is not None)
    if between:
        found = _between(found, between)
    elif actor:
        found = [case for case in found if takes_part((*case.terms.by, *case.terms.to), actor)]
    found.sort(key=lambda case: (case.changed or date.min, case.opened.order), reverse=True)
    chosen = [
        case
        for case in found
        if question.covers(case.terms.since)
        and wanted_kind in (None, case.terms.kind)
        and wanted_status in (None, case.standing_on(day))
    ]
    is_cut = len(tellings) >= SCOPE
    reaches = min((telling.told for telling in tellings if telling.told), default=None) if is_cut else None
    return Ledger(on=day, reaches_back_to=reaches, items=tuple(item(case, day) for case in chosen[:limit]))


def newest_day(connection: Connection) -> date | None:
    """The day of the newest story."""
    found: date | None = connection.execute(select(func.max(schema.events.c.told))).scalar()
    return found


def item(case: Case, day: date | None) -> Item:
    """A case as it stands at the end of a day."""
    opened, terms = case.opened, case.terms
    return Item(
        id=case.id,
        kind=terms.kind,
        status=case.standing_on(day),
        by=tuple(map(who, terms.by)),
        to=tuple(map(who, terms.to)),
        about=terms.about,
        mode=opened.mode,
        matters=tuple(sorted(terms.matters)),
        since=said_on(opened),
        due=when(terms.due) if terms.due else None,
        changed=case.changed,
        place=opened.place,
        magnitude=opened.magnitude,
        source=source(opened),
        links=tuple(_link(match, telling) for match, telling in case.links),
    )


def _link(match: Match, telling: Telling) -> Link:
    return Link(effect=match.effect, on=said_on(telling), because=match.because, source=source(telling))


def _between(found: list[Case], pair: tuple[str, str]) -> list[Case]:
    """The cases between two, and those of one of them alone that begin in a story which follows up one between both."""
    both = [case for case in found if is_between(case.terms.by, case.terms.to, pair)]
    followed = {telling.key for case in both for _, telling in case.links}
    shown = {id(case) for case in both}
    return [
        case for case in found if id(case) in shown or (case.opened.key in followed and not case.terms.countries_to)
    ]
