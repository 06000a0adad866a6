"""Which states stand on which side of an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TypeVar

from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, state
from legation.events.participants.sentences import Sentences
from legation.events.trees.tree import words
from legation.records import EventType, Sector

_T = TypeVar("_T")
_Weight = TypeVar("_Weight", int, tuple[int, int])

MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.PROTEST})
"""Types without a recipient, or whose participants are all actors."""

STATES = frozenset({None, Sector.GOV, Sector.MIL})
"""Sectors of those who deal with other states as one of them."""
RULING = frozenset({None, Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY})
"""Sectors of those who act for a country's government."""
FORCES = frozenset({Sector.MIL, Sector.COP})
"""Sectors of those who bear arms for it."""
IRREGULARS = ARMED_GROUPS | {Sector.CRM}
"""Sectors of those who bear arms in it, and are not its own."""
BACK = 2
"""How many sentences back the one is looked for with whom an actor had to do."""


def is_state(filler: Filler) -> bool:
    """Whether a state acts, or those who act for it: for the Vatican, its clergy."""
    return filler.actor.sector in STATES or filler.actor.country == "VAT"


def is_enemy_at_home(rival: Filler, own: set[str | None]) -> bool:
    """Whether the foe of the own states is armed men of one of them."""
    return rival.actor.country in own and rival.actor.sector in IRREGULARS


def by_state(fillers: Iterable[Filler]) -> dict[str, Filler]:
    """The fillers by the states that they are of, the last of each."""
    return _by(state, fillers)


def party(filler: Filler) -> str | None:
    """The state of a filler, or what tells armed men of the country, who are not its own, from it."""
    one, sector = state(filler), filler.actor.sector
    if one is None or sector not in IRREGULARS:
        return one
    return f"{one} {Sector.CRM if sector is Sector.CRM else Sector.REB}"


def camp(filler: Filler) -> str | None:
    """The party of a filler, parliament, courts and the people of a country being camps of their own beside its
    government, which may ask something of one another."""
    one, sector = party(filler), filler.actor.sector
    if one is None or sector in ARMED_GROUPS or sector in RULING:
        return one
    return f"{one} {sector if sector in (Sector.LEG, Sector.JUD) else Sector.CVL}"


def by_party(fillers: Iterable[Filler]) -> dict[str, Filler]:
    """The fillers by the parties that they are of, the last of each."""
    return _by(party, fillers)


def _by(side: Callable[[Filler], str | None], fillers: Iterable[Filler]) -> dict[str, Filler]:
    """The last filler of each side, but nobody in office where the side itself is named too."""
    found: dict[str, Filler] = {}
    for filler in fillers:
        one = side(filler)
        if one is not None and (one not in found or not filler.actor.office or found[one].actor.office):
            found[one] = filler
    return found


def sides(candidate: Candidate) -> dict[str, Filler]:
    """The states that have a part in an event, each with a mention."""
    return by_state((*candidate.actors, *candidate.recipients))


def across(candidate: Candidate, own: set[str | None]) -> dict[str, Filler]:
    """The states with which the own ones have to do in an event, each with a mention: not who acts beside them."""
    if {state(filler) for filler in candidate.actors} - own and candidate.coding.event_type in MUTUAL:
        met = sides(candidate)
        return met if met.keys() & own else {}
    facing: dict[str, Filler] = {}
    for side, others in ((candidate.actors, candidate.recipients), (candidate.recipients, candidate.actors)):
        if any(state(filler) in own for filler in side):
            facing |= by_state(others or side)
    return facing


def before(candidate: Candidate, told: Sequence[Candidate]) -> Iterator[Candidate]:
    """The events of those ``told`` that come before another, the last one first."""
    return reversed([other for other in told if other.match.trigger < candidate.match.trigger])


def just_told(candidate: Candidate, told: Sequence[Candidate], sentences: Sentences) -> Iterator[Candidate]:
    """What was told before a candidate, in its own sentence or a few back, the last first."""
    first = sentences.of(candidate) - BACK
    return takewhile(lambda other: sentences.of(other) >= first, before(candidate, told))


def others(candidate: Candidate, fillers: Iterable[Filler]) -> list[Filler]:
    """Those of the fillers who are not of the actors' own camp."""
    own = {camp(filler) for filler in candidate.actors}
    return [filler for filler in fillers if camp(filler) not in own]


def other_states(candidate: Candidate, told: Candidate) -> tuple[Filler, ...]:
    """Those of the actors of an act told who are not of the candidate's own camp, each state once."""
    return tuple({state(filler): filler for filler in others(candidate, told.actors)}.values())


def sole(countries: Iterable[str | None]) -> str | None:
    """The country that is the same for all; None where there are several or none."""
    found = set(countries)
    return found.pop() if len(found) == 1 else None


def only(fillers: Iterable[Filler]) -> Filler | None:
    """The one state of all the fillers, the last mention of it; None where there are several or none."""
    last = {state(filler): filler for filler in fillers}
    return next(iter(last.values())) if len(last) == 1 else None


def heaviest(weights: Mapping[_T, _Weight]) -> _T | None:
    """The one of the greatest weight; None where several weigh as much, or there is none."""
    greatest = max(weights.values(), default=None)
    most = [one for one, weight in weights.items() if weight == greatest]
    return most[0] if len(most) == 1 else None


def is_to_third(candidate: Candidate) -> bool:
    """Whether those who do it together do it to others than one another: they back a step, promise aid, or offer to
    host talks, but sign an accord."""
    coded, frame = candidate.coding, candidate.match.frame
    is_backing = frame.event_type is coded.event_type is EventType.SUPPORT and bool(frame.recipient.alternatives)
    is_offer = coded.about is EventType.CONSULT and frame.lemma in words("offering")
    return is_backing or is_offer or coded.about is EventType.AID
