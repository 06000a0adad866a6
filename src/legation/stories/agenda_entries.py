"""From tellings to the entries of an agenda: announced by the first, followed through later stories.

An entry is followed only by what has its parties and its kind. A telling with a date belongs to the entry of that date;
one that gives none belongs to the only entry still ahead, and to none where there are several.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

from legation.records import EventType, Status
from legation.stories.agenda_tables import EntryKind, KindRule, kind_rules
from legation.stories.ahead import due
from legation.stories.sentences import Due
from legation.stories.tellings import VERBAL, Party, Telling


class State(StrEnum):
    """How an entry stands. ``POSTPONED`` is put off to an unknown day.

    Of deadlines, ``MET`` was kept, and ``PASSED`` is gone without being known to be kept.
    """

    PLANNED = "planned"
    TENTATIVE = "tentative"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    TOOK_PLACE = "took place"
    MET = "met"
    PASSED = "passed"


class Part(StrEnum):
    """What a telling does to an entry."""

    ANNOUNCES = "announces"
    MOVES = "moves"
    POSTPONES = "postpones"
    CANCELS = "cancels"
    TELLS_OF_IT = "tells of it"


_PROMISES = frozenset((EventType.AGREE, EventType.CONCEDE))
_HAPPENED = frozenset((Status.OCCURRED, Status.ONGOING))
_SHIFT = 1
"""By how many days a story may miss the day of what it tells of."""

_FOLLOWED = timedelta(days=30)
"""How long after its last day an entry may be told of."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an entry that a telling changed: its name, and its value before and after."""

    field: str
    before: str | None
    after: str | None
    telling: Telling


@dataclass(slots=True, eq=False)
class Plan:
    """An entry on its way through time."""

    first: Telling
    rule: KindRule
    act: EventType
    parties: tuple[Party, ...]
    due: Due
    original: Due
    state: State
    place: str | None
    place_country: str | None
    lat: float | None
    lon: float | None
    told: list[tuple[Part, Telling]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def kind(self) -> EntryKind:
        """What it is."""
        return self.rule.kind

    @property
    def group(self) -> str:
        """What it may be called too."""
        return self.rule.group

    @property
    def uid(self) -> str:
        """The same for the same parties, kind and first date, whichever stories tell of them."""
        who = sorted(party.code or party.name for party in self.parties)
        return hashlib.sha256("\n".join([self.group, *who, self.original.value]).encode()).hexdigest()[:20]

    def is_of(self, telling: Telling) -> bool:
        """Whether a telling has the entry's parties, or one of the two in it refuses to come."""
        return self._has_parties(telling) or self._is_refused_by(telling)

    def _has_parties(self, telling: Telling) -> bool:
        """Whether the telling's parties are the entry's, or two of each are the same and the rest goes unsaid."""
        theirs = (*telling.actors, *telling.recipients)
        mine = self.parties
        shared = [party for party in mine if party.is_among(theirs)]
        if len(mine) == 1 or len(theirs) == 1:
            return len(mine) == len(theirs) == len(shared)
        return len(shared) >= 2 and len(shared) >= min(len(mine), len(theirs))

    def _is_refused_by(self, telling: Telling) -> bool:
        """Whether one of two refuses to come, and names the place or the day."""
        theirs = (*telling.actors, *telling.recipients)
        if telling.event_type is not EventType.REJECT or len(self.parties) != 2 or len(theirs) != 1:
            return False
        is_party = any(party.is_same(theirs[0]) for party in self.parties)
        is_same_place = telling.place is not None and telling.place == self.place
        return is_party and (is_same_place or any(self.due.overlaps(day) for day in telling.sentence.ahead))

    def announce(self, telling: Telling, found: Due | None) -> None:
        """Another story that announces it; a finer date or a place that was unknown is a change."""
        self.told.append((Part.ANNOUNCES, telling))
        if self.state is State.POSTPONED and found is not None:
            self._set_due(found, telling)
            self.state = State.PLANNED
        elif found is not None and _is_finer(found, self.due):
            self._set_due(found, telling)
        if self.state is State.TENTATIVE and telling.status is not Status.CONDITIONAL:
            self._set_state(State.PLANNED, telling)
        if self.place is None:
            self._set_place(telling)

    def move(self, telling: Telling, goal: Due | None) -> None:
        """Put it off to another day, or to one unknown; with it may go the place."""
        self.told.append((Part.MOVES if goal else Part.POSTPONES, telling))
        if goal is None:
            self._set_state(State.POSTPONED, telling)
            return
        self._set_due(goal, telling)
        self.state = State.PLANNED if self.state is not State.TENTATIVE else State.TENTATIVE
        self._set_place(telling)

    def cancel(self, telling: Telling) -> None:
        """Call it off."""
        self.told.append((Part.CANCELS, telling))
        self._set_state(State.CANCELLED, telling)

    def happen(self, telling: Telling) -> None:
        """It took place, whatever was said before."""
        self.told.append((Part.TELLS_OF_IT, telling))
        self._set_state(State.TOOK_PLACE, telling)
        if self.place is None:
            self._set_place(telling)

    def _set_due(self, to: Due, telling: Telling) -> None:
        if to.value != self.due.value:
            self.changes.append(Change("date", self.due.value, to.value, telling))
        self.due = to

    def _set_state(self, to: State, telling: Telling) -> None:
        if to is not self.state:
            self.changes.append(Change("state", self.state.value, to.value, telling))
        self.state = to

    def _set_place(self, telling: Telling) -> None:
        if telling.place is None or telling.place == self.place:
            return
        self.changes.append(Change("place", self.place, telling.place, telling))
        self.place, self.place_country = telling.place, telling.place_country
        self.lat, self.lon = telling.lat, telling.lon


def plans(tellings: Iterable[Telling]) -> list[Plan]:
    """The entries that tellings in their order make up, deadlines aside."""
    found: list[Plan] = []
    live = _Live()
    for telling in tellings:
        if telling.told is None or not (telling.actors or telling.recipients):
            continue
        opened = _follow(telling, telling.told, live)
        if opened is not None:
            found.append(opened)
            live.add(opened)
    return found


def announcements(tellings: Iterable[Telling]) -> list[Plan]:
    """The entries that tellings announce or move, each for itself: whatever the others say of them."""
    found: list[Plan] = []
    for telling in tellings:
        act = announced(telling) or (telling.about if telling.sentence.moved_to else None)
        day = due(telling)
        if act is not None and day is not None and not day.is_limit:
            found.append(_opened(telling, act, _rule(act, telling), day, None))
    return found


class _Live:
    """Entries that stories may still tell of, by who takes part, and by their kind too."""

    def __init__(self) -> None:
        self._by_name: defaultdict[str, list[Plan]] = defaultdict(list)
        self._by_group: defaultdict[tuple[str, str], list[Plan]] = defaultdict(list)

    def add(self, plan: Plan) -> None:
        for name in _names(plan.parties):
            self._by_name[name].append(plan)
            self._by_group[name, plan.group].append(plan)

    def beside(self, telling: Telling, rule: KindRule) -> Iterator[Plan]:
        """The entries of the telling's parties: those of its kind, all of them where it moves or calls off another."""
        sentence = telling.sentence
        is_change = sentence.moves or sentence.calls_off
        for name in _names((*telling.actors, *telling.recipients)):
            yield from self._by_name.get(name, ()) if is_change else self._by_group.get((name, rule.group), ())


def announced(telling: Telling) -> EventType | None:
    """The act that a telling says is to come: one that is promised or planned, or that is dated after its story."""
    if telling.event_type in _PROMISES:
        return telling.about if telling.status is not Status.NEGATED else None
    if telling.event_type in VERBAL or telling.status is Status.NEGATED:
        return None
    first, told = telling.date_earliest, telling.told
    is_later = first is not None and told is not None and first > told
    return telling.event_type if is_later or telling.status in (Status.PLANNED, Status.CONDITIONAL) else None


def _follow(telling: Telling, told: date, live: _Live) -> Plan | None:
    """Let a telling change the entry it is about; the entry that it opens, where it opens one."""
    act = announced(telling)
    rule = _rule(act or telling.about or telling.event_type, telling)
    candidates = _candidates(telling, told, rule, live)
    sentence = telling.sentence
    if sentence.moves and (act or telling.event_type is EventType.REJECT):
        goal, origin = sentence.moved_to, sentence.moved_from
        plan = _one(candidates, telling, told, origin) or (_one(candidates, telling, told, goal) if goal else None)
        if plan is not None:
            plan.move(telling, goal)
            return None
        act = act or telling.about  # first heard of when it is put off
        return _opened(telling, act, rule, goal, origin) if act and goal else None
    if _calls_off(telling):
        plan = _one(candidates, telling, told, next(iter(sentence.ahead), None))
        if plan is not None:
            plan.cancel(telling)
        return None
    if act is None:
        _tell_of(candidates, telling)
        return None
    found = due(telling)
    plan = _one(candidates, telling, told, found)
    if plan is not None:
        plan.announce(telling, found)
        return None
    return None if found is None or found.is_limit else _opened(telling, act, rule, found, None)


def _opened(telling: Telling, act: EventType, rule: KindRule, goal: Due, origin: Due | None) -> Plan:
    is_open = telling.status is Status.CONDITIONAL
    plan = Plan(
        first=telling,
        rule=rule,
        act=act,
        parties=(*telling.actors, *telling.recipients),
        due=origin or goal,
        original=origin or goal,
        state=State.TENTATIVE if is_open else State.PLANNED,
        place=telling.place,
        place_country=telling.place_country,
        lat=telling.lat,
        lon=telling.lon,
    )
    if origin is not None:
        plan.move(telling, goal)
    else:
        plan.told.append((Part.ANNOUNCES, telling))
    return plan


def _candidates(telling: Telling, told: date, rule: KindRule, live: _Live) -> list[Plan]:
    """The entries of a kind that a story may still tell of, each once; whose they are is looked at last."""
    beside = dict.fromkeys(live.beside(telling, rule))
    return [plan for plan in beside if plan.due.latest + _FOLLOWED >= told and _is_of_kind(plan, telling, rule)]


def _is_of_kind(plan: Plan, telling: Telling, rule: KindRule) -> bool:
    """Whether a telling is of the entry's kind, or calls it off or moves it by the name of its kind."""
    if plan.group == rule.group:
        return True
    names, sentence = plan.rule.words, telling.sentence
    return (sentence.calls_off or sentence.moves) and names is not None and sentence.has(names)


def _one(candidates: list[Plan], telling: Telling, told: date, day: Due | None) -> Plan | None:
    """The last entry of a day with the telling's parties; without a day, the only one that is still ahead."""
    if day is not None:
        of_day = (plan for plan in reversed(candidates) if plan.state is State.POSTPONED or plan.due.overlaps(day))
        return next((plan for plan in of_day if plan.is_of(telling)), None)
    to_come = (plan for plan in candidates if plan.state is not State.CANCELLED and plan.due.latest >= told)
    ahead = list(islice((plan for plan in to_come if plan.is_of(telling)), 2))
    return ahead[0] if len(ahead) == 1 else None


def _tell_of(candidates: list[Plan], telling: Telling) -> None:
    """Let an event that happened on the day of an entry be that entry."""
    first, last = telling.date_earliest, telling.date_latest
    if telling.status not in _HAPPENED or telling.event_type in VERBAL or first is None or last is None:
        return
    day = Due(first, last, telling.date_value or "", is_limit=False)
    for plan in candidates:
        if plan.act is telling.event_type and plan.due.overlaps(day, slack=_SHIFT) and plan.is_of(telling):
            plan.happen(telling)
            return


def _calls_off(telling: Telling) -> bool:
    """Whether a telling calls a meeting or another act off, or refuses to come."""
    if telling.event_type is EventType.REJECT:
        return telling.about is not None and telling.status is not Status.NEGATED
    return telling.event_type not in VERBAL - _PROMISES and telling.sentence.calls_off


def _rule(act: EventType, telling: Telling) -> KindRule:
    rule = next(rule for rule in kind_rules() if rule.fits(act, telling.sentence))
    return replace(rule, group=act.value) if rule.kind is EntryKind.ACT else rule


def _names(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(party.country or party.name for party in parties))


def _is_finer(day: Due, than: Due) -> bool:
    span = day.latest - day.earliest
    return than.earliest <= day.earliest and day.latest <= than.latest and span < than.latest - than.earliest
