"""Whether a later telling follows up an item of the ledger, and which of its fields say so.

Actor and act must agree, and nothing that is known on both sides may differ: the other party, the matter, the date. A
weak match is no match.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from legation.records import EventType, Status
from legation.stories.ahead import due
from legation.stories.ledger_tables import By, Effect, Kind, Needs, OutcomeRule, matters, outcome_rules
from legation.stories.sentences import Due
from legation.stories.tellings import VERBAL, Party, Telling, countries

_A_MEETING_MAY_SHIFT = 2
"""By how many days a meeting may miss its day and still be the one that was meant."""

_RECENT = timedelta(days=60)
_SAID_AGAIN = timedelta(days=400)
_NOT_DONE = frozenset((Status.NEGATED, Status.CONDITIONAL))
_FULFILLING = frozenset((Status.OCCURRED, Status.ONGOING))
_TRUCE = "truce"
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Said:
    """A telling with what the ledger reads from it, once.

    ``beside`` are the tellings of its story: where the text gives the day of an act, its headline means that day.
    """

    telling: Telling
    beside: Sequence[Said] = field(default=(), repr=False)

    @cached_property
    def due(self) -> Due | None:
        if self._own_due is not None or self.telling.sentence.ahead:
            return self._own_due
        others = {day.value: day for other in self.beside if self._is_same_act(other) and (day := other._own_due)}
        return next(iter(others.values())) if len(others) == 1 else None

    @cached_property
    def _own_due(self) -> Due | None:
        return due(self.telling)

    @property
    def called_off(self) -> Due | None:
        """The day that something was planned for which the sentence puts off or calls off."""
        sentence = self.telling.sentence
        return sentence.moved_from if sentence.moves or sentence.calls_off else None

    @property
    def is_moved(self) -> bool:
        """Whether the sentence puts something off."""
        return self.telling.sentence.moves

    @property
    def goal(self) -> Due | None:
        """The day to which it is put off, where that is known."""
        return self.telling.sentence.moved_to

    @cached_property
    def stems(self) -> frozenset[str]:
        """The content words of the sentence without the parties' names."""
        parties = (*self.telling.actors, *self.telling.recipients)
        return self.telling.sentence.content(frozenset().union(*(party.first_letters for party in parties)))

    def _is_same_act(self, other: Said) -> bool:
        mine, its = self.telling, other.telling
        is_same = (mine.event_type, mine.about) == (its.event_type, its.about)
        return is_same and other is not self and mine.countries == its.countries

    def matters(self, act: EventType | None) -> frozenset[str]:
        """What an act of a type is about in particular, as the sentence's words or the event's mode say."""
        return self._matters.get(act, _NOTHING) if act else _NOTHING

    @cached_property
    def _matters(self) -> dict[EventType, frozenset[str]]:
        telling = self.telling
        found: defaultdict[EventType, set[str]] = defaultdict(set)
        for matter in telling.sentence.matters:
            for act in matter.event_types:
                found[act].add(matter.name)
        if telling.mode is not None:
            by_mode = (m.name for m in matters() if m.mode == telling.mode and telling.event_type in m.event_types)
            found[telling.event_type].update(by_mode)
        return {act: frozenset(names) for act, names in found.items()}


@dataclass(frozen=True, slots=True)
class Match:
    """That a telling follows an item up: how, and the fields that agree."""

    effect: Effect
    because: tuple[str, ...]


@dataclass(slots=True)
class Terms:
    """What an item is known by when later tellings are matched with it; ``due`` and ``since`` as known so far."""

    kind: Kind
    about: EventType | None
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    said: Said
    since: date
    due: Due | None
    countries_by: frozenset[str] = field(init=False)
    countries_to: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.countries_by, self.countries_to = countries(self.by), countries(self.to)

    @property
    def matters(self) -> frozenset[str]:
        """What its act is about in particular."""
        return self.said.matters(self.about)

    @property
    def stems(self) -> frozenset[str]:
        """The content words with which it was said first."""
        return self.said.stems

    @property
    def is_mutual(self) -> bool:
        return len(self.by) > 1 and not self.to


def rules_of(telling: Telling, kind: Kind, about: EventType | None) -> list[OutcomeRule]:
    """By which rules a telling may follow up an item of a kind about something: what is not done changes nothing."""
    if telling.status in _NOT_DONE:
        return []
    rules = outcome_rules(kind, about, telling.event_type, telling.about)
    if telling.status in _FULFILLING:
        return list(rules)
    is_word = telling.event_type in VERBAL
    return [rule for rule in rules if is_word and rule.effect not in (Effect.FULFILS, Effect.BREAKS)]


def follow_up(terms: Terms, said: Said, rules: Iterable[OutcomeRule]) -> Match | None:
    """How a telling follows an item up, by the first rule of ``rules_of`` that it fulfils."""
    telling = said.telling
    for rule in rules:
        if not _is_in_time(terms, telling, rule):
            continue
        sides = _sides(terms, telling, rule.by)
        if sides is None:
            continue
        rest = _evidence(terms, said, rule)
        if rest is not None and _suffices(rule.needs, sides, rest, terms, said):
            is_put_off = telling.event_type is EventType.REJECT and said.is_moved and terms.kind in _PROMISED
            return Match(Effect.MOVES if is_put_off else rule.effect, (*sides, "act", *rest))
    return None


def repeated(terms: Terms, said: Said) -> Match | None:
    """Whether a telling of the same kind and about the same act says an item again, or says it with another date."""
    telling, about = said.telling, terms.about
    if telling.told is None or telling.told - terms.since > _SAID_AGAIN:
        return None
    to = _same_parties(terms, telling)
    if to is None:
        return None
    if said.due and terms.due and not said.is_moved and not said.due.overlaps(terms.due, slack=_A_MEETING_MAY_SHIFT):
        return None
    found = _content(terms, said, about)
    if found is None:
        return None
    dates = ("date",) if said.due and terms.due and said.due.overlaps(terms.due) else ()
    is_recent = telling.told is not None and telling.told - terms.since <= _RECENT
    is_meeting = about is EventType.CONSULT and "recipient" in to and (dates or said.is_moved or is_recent)
    if not (found or is_meeting):
        return None
    effect = Effect.MOVES if said.is_moved and terms.due and said.due and not dates else Effect.REPEATS
    return Match(effect, (*to, "act", *found, *dates))


_PROMISED = frozenset((Kind.PLEDGE, Kind.OFFER))
_ENDING = frozenset((EventType.REJECT, EventType.CONCEDE))


def _sides(terms: Terms, telling: Telling, by: By) -> tuple[str, ...] | None:
    """Which parties agree; None where the actor does not, or where the others are known and differ."""
    if by is By.BOTH:
        wanted = (*terms.by, *terms.to)
        present = (*telling.actors, *telling.recipients)
        is_there = all(party.is_among(present) for party in wanted)
        return ("actor", "recipient") if is_there and len(wanted) > 1 else None
    makers = _those(terms.by if by is By.SELF else terms.to, telling.actors)
    if not makers:
        return None
    others = terms.countries_to if by is By.SELF else terms.countries_by
    if by is By.SELF and terms.is_mutual:
        others = countries(party for party in terms.by if party not in makers)
    named = telling.countries_acted_on
    if not named or not others:
        return ("actor",)
    return ("actor", "recipient") if named & others else None


def _same_parties(terms: Terms, telling: Telling) -> tuple[str, ...] | None:
    """The parties that agree where a telling may be the same item: each acts as before, or the same ones together."""
    if terms.is_mutual or (len(telling.actors) > 1 and not telling.recipients):
        together = (*terms.by, *terms.to)
        present = (*telling.actors, *telling.recipients)
        is_same = all(p.is_among(present) for p in together) and all(p.is_among(together) for p in present)
        return ("actor", "recipient") if is_same else None
    if not _those(terms.by, telling.actors):
        return None
    mine, theirs = terms.countries_to, telling.countries_acted_on
    if mine and theirs:
        return ("actor", "recipient") if mine & theirs else None
    return ("actor",)


def _those(parties: tuple[Party, ...], among: tuple[Party, ...]) -> list[Party]:
    return [party for party in parties if party.is_among(among)]


def _is_in_time(terms: Terms, telling: Telling, rule: OutcomeRule) -> bool:
    """Whether a telling comes after the item was made, not too long after, and a meeting on its day."""
    if telling.told is None:
        return False
    until = max(terms.since, terms.due.latest if terms.due else terms.since)
    if not terms.since <= telling.told <= until + timedelta(days=rule.days):
        return False
    if telling.event_type in VERBAL:
        return True
    first, last = telling.date_earliest, telling.date_latest
    if first is None or last is None:
        return True
    if last < terms.since:
        return False
    is_set = telling.event_type is EventType.CONSULT and terms.due is not None and not terms.due.is_limit
    if not is_set or terms.due is None:
        return True
    slack = timedelta(days=_A_MEETING_MAY_SHIFT)
    return first - slack <= terms.due.latest and terms.due.earliest <= last + slack


def _evidence(terms: Terms, said: Said, rule: OutcomeRule) -> tuple[str, ...] | None:
    """What agrees besides parties and act; None where the matters differ."""
    telling = said.telling
    planned = said.called_off if telling.event_type is EventType.REJECT and terms.due else None
    if planned and terms.due and not planned.overlaps(terms.due, slack=_A_MEETING_MAY_SHIFT):
        return None
    act = telling.about if telling.event_type in VERBAL and rule.effect is not Effect.FULFILS else telling.event_type
    if rule.effect is Effect.BREAKS:
        return _content_words(terms, said)
    found = _content(terms, said, act or terms.about)
    if found is None:
        return None
    named = ("name",) if telling.event_type in _ENDING and _is_named(terms.kind, telling) else ()
    is_on_its_day = (
        terms.due
        and telling.date_earliest
        and telling.date_latest
        and telling.event_type not in VERBAL
        and terms.due.earliest <= telling.date_latest
        and telling.date_earliest <= terms.due.latest
    )
    return (*found, *named, *(("date",) if is_on_its_day or planned else ()))


def _content(terms: Terms, said: Said, act: EventType | None) -> tuple[str, ...] | None:
    """Whether matter and words agree; None where the matters are known and differ."""
    matter, wanted = said.matters(act), terms.said.matters(terms.about or act)
    if matter and wanted and not matter & wanted:
        return None
    return (*(("matter",) if matter & wanted else ()), *_content_words(terms, said))


def _content_words(terms: Terms, said: Said) -> tuple[str, ...]:
    shared = len(terms.stems & said.stems)
    fewest = min(len(terms.stems), len(said.stems))
    return ("words",) if shared >= 2 or (shared and 2 * shared >= fewest) else ()


def _suffices(needs: Needs, sides: tuple[str, ...], rest: tuple[str, ...], terms: Terms, said: Said) -> bool:
    has_words = "words" in rest or "matter" in rest
    match needs:
        case Needs.PARTY:
            return "recipient" in sides or has_words
        case Needs.WORDS:
            return has_words or ("name" in rest and "recipient" in sides)
        case Needs.TWO_WORDS:
            return "recipient" in sides and len(terms.stems & said.stems) >= 2
        case Needs.NAME:
            return "name" in rest and "recipient" in sides
        case Needs.TRUCE:
            return "recipient" in sides and _TRUCE in terms.matters


def _is_named(kind: Kind, telling: Telling) -> bool:
    """Whether a sentence has a noun for items of a kind: a demand, a call, an ultimatum."""
    return kind is not Kind.REFUSAL and telling.sentence.says(f"{kind} names")
