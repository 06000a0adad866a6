"""Headlines and the text under them: what a headline tells in a few words, the lead tells again.

The headline takes the lead's day, and each takes the other's contexts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from legation import ontology
from legation.events.contexts import in_order
from legation.events.when_where.news_days import FRESH
from legation.records import DateBasis, Event, Evidence, Grain, Participant, Status
from legation.terms import worldwide

LEAD = 4
"""How many sentences under the headline may tell of what it tells."""


def dated_by_lead(events: Sequence[Event], title: tuple[int, int] | None, published: date | None) -> tuple[Event, ...]:
    """The events, those of the title that would be dated by the day of publication by the event of the lead instead.

    ``title`` is the title's span, code points, half-open. The lead's event is of the same type, with one of the same
    sides, and happened on a day of the week before the text was published.
    """
    if title is None or published is None:
        return tuple(events)
    above = [event for event in events if event.trigger.end <= title[1]]
    below = events[len(above) :]
    return (*(_dated(event, below, published) for event in above), *below)


def sharing_contexts(events: Sequence[Event], title: tuple[int, int] | None) -> tuple[Event, ...]:
    """The events, those of the title and the first of the lead that tells the same with each other's contexts.

    ``title`` is the title's span, code points, half-open.
    """
    told = list(events)
    if title is not None:
        above = [number for number, event in enumerate(told) if event.trigger.end <= title[1]]
        for number in above:
            for below in range(len(above), len(told)):
                if told[below].sentence > told[number].sentence + LEAD:
                    break
                if told[below].status is told[number].status and _has_same_sides(told[number], told[below]):
                    told[number], told[below] = (
                        _with_contexts(told[number], told[below], "lead"),
                        _with_contexts(told[below], told[number], "headline"),
                    )
                    break
    return tuple(told)


def _with_contexts(event: Event, other: Event, rule: str) -> Event:
    """The event with the contexts of the other, which tells the same."""
    named = {*event.contexts, *other.contexts}
    if len(named) == len(event.contexts):
        return event
    contexts = tuple(in_order(named))
    words = [word for word in other.because.evidence if word.field == "contexts"]
    evidence = (*event.because.evidence, *(word.model_copy(update={"rule": rule}) for word in words))
    return event.model_copy(
        update={
            "contexts": contexts,
            "cameo": ontology.cameo(event.event_type, event.mode, event.about, contexts),
            "because": event.because.model_copy(update={"evidence": evidence}),
        }
    )


def _dated(event: Event, below: Sequence[Event], published: date) -> Event:
    on = event.date
    if on is None or on.basis is not DateBasis.PUBLISHED or event.status is not Status.OCCURRED:
        return event
    for told in below:
        day = told.date
        if told.sentence > event.sentence + LEAD:
            break
        if day is None or not _is_same(event, told) or day.grain not in (Grain.DAY, Grain.TIME):
            continue
        if day.basis is DateBasis.PUBLISHED or not timedelta() <= published - day.latest <= FRESH:
            break
        found = day.model_copy(update={"basis": DateBasis.NARRATIVE})
        because = event.because
        if day.start is not None and day.end is not None and day.text is not None:
            words = Evidence(start=day.start, end=day.end, text=day.text, field="date", rule=DateBasis.NARRATIVE.value)
            because = because.model_copy(update={"evidence": (*because.evidence, words)})
        return event.model_copy(update={"date": found, "because": because})
    return event


def _is_same(event: Event, told: Event) -> bool:
    """Whether two events that tell the same have happened."""
    return told.status is Status.OCCURRED and _has_same_sides(event, told)


def _has_same_sides(event: Event, told: Event) -> bool:
    """Whether two events are of one type and have those sides in common that both name."""
    if event.event_type is not told.event_type:
        return False
    sides = [(_states(event.actor), _states(told.actor)), (_states(event.recipient), _states(told.recipient))]
    known = [(mine, theirs) for mine, theirs in sides if mine and theirs]
    return bool(known) and all(mine & theirs for mine, theirs in known)


def _states(side: Sequence[Participant]) -> set[str]:
    """The countries of the participants, or the organisations that they are."""
    codes = (participant.code for participant in side if participant.code)
    return {code if worldwide(code) == "IGO" else code[:3] for code in codes}
