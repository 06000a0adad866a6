"""The agenda: what is announced for when and where, and what became of it, merged across stories.

with Store("legation.db") as store:
    for entry in agenda(store, since="2024-05", actor="KEN").entries:
        print(entry.when.value, entry.kind, entry.status, entry.place)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from legation.records import EventType, Model
from legation.store import Store
from legation.store.moments import first_day, last_day, one_of
from legation.stories.agenda_asked import SCOPE, OpenEnd, fetch_announcements, fetch_outcomes
from legation.stories.agenda_entries import Part, Plan, State, announcements, plans
from legation.stories.agenda_tables import EntryKind
from legation.stories.ledger import newest_day
from legation.stories.ledger_items import Case, Standing, cases, openings, said_on
from legation.stories.ledger_tables import Effect, Kind
from legation.stories.sentences import Due
from legation.stories.sources import Source, When, Who, source, when, who
from legation.stories.tellings import Party, Telling
from legation.stories.tellings_asked import check_code, takes_part

MANY = 100
"""How many entries a question gives where nobody asks for more."""

_EARLY = timedelta(days=2)
"""How long before its day an act may be told to happen and be the one that was announced."""

_MANY_ANYWHERE = 500
"""Of how many entries what became of them is looked up where those at one place are asked for."""


_T = TypeVar("_T")
_Ends = dict[tuple[frozenset[str], EventType | None, date], OpenEnd]
"""What is left open, by the countries, the act and the last day."""


class Change(Model):
    """What a story changed: the field, and its value before and after."""

    field: str
    before: str | None
    after: str | None
    source: Source


class Told(Model):
    """A story that an entry is merged from, and what it does to it."""

    part: Part
    source: Source


class Entry(Model):
    """An entry of the agenda. ``uid`` stays the same while later stories move, change or cancel it.

    ``when`` is as fine as the stories say; ``act`` is the type of the act that is announced.
    """

    uid: str
    kind: EntryKind
    status: State
    act: EventType | None
    parties: tuple[Who, ...]
    when: When
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    announced: date | None
    changed: date | None
    changes: tuple[Change, ...]
    told: tuple[Told, ...]


class Agenda(Model):
    """The entries as they stood at the end of a day, in the order of their dates.

    ``reaches_back_to`` is given where there were more stories than a question looks at: then it saw none before.
    """

    on: date | None
    reaches_back_to: date | None
    entries: tuple[Entry, ...]

    def _repr_html_(self) -> str:
        """The agenda as Jupyter shows it."""
        from legation.notebook import table_html
        from legation.stories.tables import entries_table

        return table_html(entries_table(self.entries))


def agenda(
    store: Store,
    *,
    between: tuple[str, str] | None = None,
    actor: str | None = None,
    place: str | None = None,
    kind: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    limit: int | None = MANY,
    as_of: str | None = None,
) -> Agenda:
    """What is announced, in the order of the dates; where there are more than ``limit`` entries, the latest.

    ``between`` are two codes ("PRK", "IGO UNO") that both take part, ``actor`` is one, ``place`` a place's name or a
    country's code. An entry counts where its date may lie between ``since`` and ``until``, which are days, months or
    years. ``on`` and ``as_of`` are those of ``ledger``. Raises ``ValueError`` for a bad date, code or word.
    """
    wanted_kind = one_of(EntryKind, kind) if kind else None
    wanted_status = one_of(State, status) if status else None
    sides = tuple(code for code in (*(between or ()), actor) if code is not None)
    for code in sides:
        check_code(code)
    first, last = first_day(since) if since else None, last_day(until) if until else None
    day = last_day(on) if on else None
    with store.engine.connect() as connection:
        ahead = fetch_announcements(
            connection, between=between, actor=actor, first=first, last=last, on=day, as_of=as_of
        )
        wanted = _Wanted(sides, place, first, last, limit)
        anywhere = wanted._replace(place=None, limit=limit if place is None else _MANY_ANYWHERE)
        ends = _open_ends(ahead, anywhere)  # where it is may be told later
        outcomes = fetch_outcomes(connection, ends, on=day, as_of=as_of)
        day = day or newest_day(connection)
    known = {telling.key for telling in ahead}
    tellings = sorted([*ahead, *(t for t in outcomes if t.key not in known)], key=lambda telling: telling.order)
    found = [p for p in _chosen(plans(tellings), wanted._replace(limit=None)) if wanted_status in (None, p.state)]
    entries = [_entry(plan) for plan in _last([p for p in found if wanted_kind in (None, p.kind)], limit)]
    if wanted_kind in (None, EntryKind.DEADLINE):
        deadlines = [case for case in cases(tellings) if _is_deadline(case) and wanted.has_case(case)]
        of_all = [_deadline(case, case.terms.due, day) for case in deadlines if case.terms.due]
        entries += [entry for entry in of_all if wanted_status in (None, entry.status)]
    entries.sort(key=lambda entry: (entry.when.earliest, entry.when.latest, entry.uid))
    is_cut = len(ahead) >= SCOPE
    reaches = min((telling.told for telling in ahead if telling.told), default=None) if is_cut else None
    return Agenda(on=day, reaches_back_to=reaches, entries=tuple(_last(entries, limit)))


class _Wanted(NamedTuple):
    """Which entries are asked for."""

    sides: tuple[str, ...]
    place: str | None
    first: date | None
    last: date | None
    limit: int | None

    def has(self, plan: Plan) -> bool:
        is_place = self.place in (None, plan.place, plan.place_country)
        return is_place and self._has_sides(plan.parties) and self._has_days(plan.due.earliest, plan.due.latest)

    def has_case(self, case: Case) -> bool:
        terms = case.terms
        if terms.due is None or self.place is not None:  # a deadline has no place
            return False
        return self._has_sides((*terms.by, *terms.to)) and self._has_days(terms.due.earliest, terms.due.latest)

    def _has_sides(self, parties: tuple[Party, ...]) -> bool:
        return all(takes_part(parties, side) for side in self.sides)

    def _has_days(self, earliest: date, latest: date) -> bool:
        return (self.first is None or latest >= self.first) and (self.last is None or earliest <= self.last)


def _chosen(found: list[Plan], wanted: _Wanted) -> list[Plan]:
    chosen = sorted(
        (plan for plan in found if wanted.has(plan)), key=lambda plan: (plan.due.earliest, plan.first.order)
    )
    return _last(chosen, wanted.limit)


def _last(things: list[_T], limit: int | None) -> list[_T]:
    return things if limit is None else things[-limit:]


def _open_ends(ahead: list[Telling], wanted: _Wanted) -> list[OpenEnd]:
    """What announcements leave open, each once, from the first that says so; deadlines from the day they are set."""
    ends: _Ends = {}
    for plan in _chosen(announcements(ahead), wanted._replace(limit=None)):
        announced = plan.first.told or plan.due.earliest
        first = max(plan.due.earliest, date.min + _EARLY) - _EARLY
        _leave_open(ends, OpenEnd(_countries(plan.parties), plan.act, announced, first, plan.due.latest))
    deadlines: _Ends = {}
    for case in openings(ahead):
        terms, told = case.terms, case.opened.told
        if terms.due is not None and told is not None and _is_deadline(case) and wanted.has_case(case):
            countries = _countries((*terms.by, *terms.to))
            _leave_open(deadlines, OpenEnd(countries, terms.about, told, told, terms.due.latest))
    return [*_last(list(ends.values()), wanted.limit), *_last(list(deadlines.values()), MANY)]


def _leave_open(ends: _Ends, end: OpenEnd) -> None:
    if end.countries:
        ends.setdefault((frozenset(end.countries), end.act, end.last), end)


def _countries(parties: Iterable[Party]) -> tuple[str, ...]:
    """The countries of parties, each once."""
    return tuple(dict.fromkeys(party.code[:3] for party in parties if party.code))


def _is_deadline(case: Case) -> bool:
    """Whether an item of the ledger is due by a day, or is a demand or a threat with one."""
    terms = case.terms
    return terms.due is not None and (terms.due.is_limit or terms.kind in (Kind.DEMAND, Kind.THREAT))


_OF_EFFECT = {
    Effect.FULFILS: Part.TELLS_OF_IT,
    Effect.REPEATS: Part.ANNOUNCES,
    Effect.MOVES: Part.MOVES,
    Effect.WITHDRAWS: Part.CANCELS,
}


def _state(case: Case, due: Due, day: date | None) -> State:
    """How a deadline stands at the end of a day: met where it was fulfilled in time."""
    if case.standing is Standing.WITHDRAWN:
        return State.CANCELLED
    done = [said_on(telling) for match, telling in case.links if match.effect is Effect.FULFILS]
    if any(when is not None and when <= due.latest for when in done):
        return State.MET
    return State.PASSED if day is not None and due.latest < day else State.PLANNED


def _deadline(case: Case, due: Due, day: date | None) -> Entry:
    opened, terms = case.opened, case.terms
    told = [(Part.ANNOUNCES, opened), *((_OF_EFFECT[m.effect], t) for m, t in case.links if m.effect in _OF_EFFECT)]
    return Entry(
        uid=case.id,
        kind=EntryKind.DEADLINE,
        status=_state(case, due, day),
        act=terms.about,
        parties=tuple(map(who, (*terms.by, *terms.to))),
        when=when(due),
        place=None,
        place_country=None,
        lat=None,
        lon=None,
        announced=opened.told,
        changed=case.changed,
        changes=(),
        told=_told(told),
    )


def _entry(plan: Plan) -> Entry:
    return Entry(
        uid=plan.uid,
        kind=plan.kind,
        status=plan.state,
        act=plan.act,
        parties=tuple(map(who, plan.parties)),
        when=when(plan.due),
        place=plan.place,
        place_country=plan.place_country,
        lat=plan.lat,
        lon=plan.lon,
        announced=plan.first.told,
        changed=plan.told[-1][1].told,
        changes=tuple(
            Change(field=c.field, before=c.before, after=c.after, source=source(c.telling)) for c in plan.changes
        ),
        told=_told(plan.told),
    )


def _told(told: list[tuple[Part, Telling]]) -> tuple[Told, ...]:
    return tuple(Told(part=part, source=source(telling)) for part, telling in told)
