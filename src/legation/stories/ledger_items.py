"""From tellings to the items of a ledger: opened by the first, followed up by the later ones, in the order of time."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from legation.records import DateBasis, EventType, Status
from legation.stories.ledger_matching import Match, Said, Terms, follow_up, repeated, rules_of
from legation.stories.ledger_tables import Effect, Kind, kind_rules
from legation.stories.ledger_words import stem, words
from legation.stories.sentences import Due
from legation.stories.tellings import Telling

_Slot = tuple[Kind, EventType | None]

LIVE = 16
"""How many items of one kind about one act stay open to follow-ups for each country, the newest ones."""

_WORDS_BEFORE_TRIGGER = 3


class Standing(StrEnum):
    """What became of an item."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    REFUSED = "refused"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    OVERDUE = "overdue"


_LEADS_TO = {
    Effect.FULFILS: Standing.FULFILLED,
    Effect.REFUSES: Standing.REFUSED,
    Effect.BREAKS: Standing.BROKEN,
    Effect.WITHDRAWS: Standing.WITHDRAWN,
    Effect.ACCEPTS: Standing.OPEN,
    Effect.REPEATS: Standing.OPEN,
    Effect.MOVES: Standing.OPEN,
}


@dataclass(slots=True)
class Case:
    """An item on its way through time: what it is, and the tellings that follow it up, in order."""

    opened: Telling
    terms: Terms
    standing: Standing = Standing.OPEN
    links: list[tuple[Match, Telling]] = field(default_factory=list)
    names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.names = frozenset(p.country or p.name for p in (*self.terms.by, *self.terms.to))

    @property
    def id(self) -> str:
        """Follows from the story and the event that opened the item."""
        return hashlib.sha256(f"{self.opened.document_id}\n{self.opened.event_id}".encode()).hexdigest()[:10]

    @property
    def changed(self) -> date | None:
        """The day of the last telling."""
        return self.links[-1][1].told if self.links else self.opened.told

    def add(self, match: Match, said: Said) -> None:
        """Link a telling, and let the standing follow."""
        self.links.append((match, said.telling))
        self.standing = _LEADS_TO[match.effect]
        if match.effect is Effect.MOVES:
            self.terms.due = said.goal
        elif said.due and match.effect is Effect.REPEATS and not self._is_sharper_than(said.due):
            self.terms.due = said.due

    def standing_on(self, day: date | None) -> Standing:
        """The standing at the end of a day: an open item whose last day has gone is overdue."""
        due = self.terms.due
        is_late = self.standing is Standing.OPEN and day is not None and due is not None and due.latest < day
        return Standing.OVERDUE if is_late else self.standing

    def _is_sharper_than(self, other: Due) -> bool:
        """Whether the date known so far lies within the other's, which then says nothing new."""
        mine = self.terms.due
        return mine is not None and other.earliest <= mine.earliest and mine.latest <= other.latest


def kind_of(telling: Telling) -> Kind | None:
    """What kind of item an event opens; None where it opens none."""
    for rule in kind_rules():
        if (
            rule.event_type is telling.event_type
            and telling.status in rule.statuses
            and (telling.about is not None if rule.needs_about else rule.about in (None, telling.about))
            and (not rule.words or rule.words & _trigger_words(telling))
        ):
            return rule.kind
    return None


def cases(tellings: Iterable[Telling], *, is_between: bool = False) -> list[Case]:
    """The items that tellings in their order make up. A telling without a day of publication opens an item only.

    Where only what stands ``is_between`` parties is wanted, what one says to nobody named opens an item only if it
    follows up another.
    """
    found: list[Case] = []
    live = _Live()
    for said in _in_their_stories(tellings):
        telling = said.telling
        kind = kind_of(telling)
        is_new = kind is not None
        is_answer = False
        for case, match in _best(_matches(live, said, kind)):
            is_new = is_new and match.effect not in (Effect.REPEATS, Effect.MOVES)
            is_answer = True
            case.add(match, said)
        if kind is Kind.REFUSAL and said.is_moved:  # what is put off is not refused
            is_new = False
        if is_between and len(telling.countries) < 2:
            is_new = is_new and is_answer
        if is_new and kind is not None and telling.actors:
            found.append(_opened(kind, said))
            live.add(found[-1])
    return found


def openings(tellings: Iterable[Telling]) -> list[Case]:
    """The items that tellings open, each for itself: whatever it follows up or repeats."""
    ordered = [said for said in _in_their_stories(tellings) if said.telling.actors]
    return [_opened(kind, said) for said in ordered if (kind := kind_of(said.telling)) is not None]


def _in_their_stories(tellings: Iterable[Telling]) -> list[Said]:
    """The tellings in their order, each with all of its story."""
    stories: defaultdict[int, list[Said]] = defaultdict(list)
    ordered = [Said(telling, stories[telling.document]) for telling in tellings]
    for said in ordered:
        stories[said.telling.document].append(said)
    return ordered


def _opened(kind: Kind, said: Said) -> Case:
    telling = said.telling
    terms = Terms(
        kind=kind,
        about=telling.about,
        by=telling.actors,
        to=telling.recipients,
        said=said,
        since=said_on(telling) or date.max,
        due=said.due if kind is not Kind.REFUSAL else None,
    )
    return Case(telling, terms)


def said_on(telling: Telling) -> date | None:
    """The day on which it was said: the event's own where the story gives one in the past, else the story's."""
    own, told = telling.date_latest, telling.told
    is_read = telling.status is not Status.PLANNED and telling.date_basis is not DateBasis.PUBLISHED
    return own if own is not None and is_read and (told is None or own <= told) else told


def _matches(live: _Live, said: Said, kind: Kind | None) -> Iterator[tuple[Case, Match]]:
    telling = said.telling
    if telling.told is None:
        return
    for (its_kind, about), candidates in live.beside(telling):
        rules = rules_of(telling, its_kind, about)
        may_repeat = kind is its_kind and about is telling.about
        for case in candidates if rules or may_repeat else ():
            match = repeated(case.terms, said) if may_repeat else None
            match = match or follow_up(case.terms, said, rules)
            if match and _may_follow(case, match.effect):
                yield case, match


def _may_follow(case: Case, effect: Effect) -> bool:
    """What is fulfilled can only be broken, what is broken only made good; what is withdrawn may be taken up again."""
    if case.standing is Standing.FULFILLED:
        return effect is Effect.BREAKS
    if case.standing is Standing.BROKEN:
        return effect in (Effect.FULFILS, Effect.BREAKS)
    return True


def _best(found: Iterable[tuple[Case, Match]]) -> list[tuple[Case, Match]]:
    """The case that agrees most, the newest of equals, for each kind of item and each of who made them."""
    best: dict[tuple[Kind, frozenset[str]], tuple[Case, Match]] = {}
    for case, match in found:
        side = (case.terms.kind, case.terms.countries_by)
        known = best.get(side)
        if known is None or len(match.because) >= len(known[1].because):
            best[side] = (case, match)
    return list(best.values())


class _Live:
    """Items that may still be followed up, by the countries that take part."""

    def __init__(self) -> None:
        self._by_party: defaultdict[str, defaultdict[_Slot, list[Case]]] = defaultdict(lambda: defaultdict(list))

    def add(self, case: Case) -> None:
        slot = (case.terms.kind, case.terms.about)
        for party in case.names:
            its_cases = self._by_party[party][slot]
            its_cases.append(case)
            del its_cases[:-LIVE]

    def beside(self, telling: Telling) -> Iterator[tuple[_Slot, list[Case]]]:
        """The items of the telling's actors by kind and act; those of two actors come with the first."""
        first, *others = dict.fromkeys(actor.country or actor.name for actor in telling.actors) or [""]
        yield from self._by_party.get(first, {}).items()
        for party in others:
            for slot, found in self._by_party.get(party, {}).items():
                yield slot, [case for case in found if first not in case.names]


def _trigger_words(telling: Telling) -> set[str]:
    """The stems of the trigger and of the few words before it ("is *ready* to meet")."""
    before = telling.sentence.stems_before(telling.trigger_start, _WORDS_BEFORE_TRIGGER)
    return before.union(map(stem, words(telling.trigger)))
