"""Who does what an official says has been, or will be, done: "the ministry said two envoys *had been expelled*"."""

from __future__ import annotations

from dataclasses import replace

from legation.events.matches.candidates import Candidate
from legation.events.matches.measures import DECREED
from legation.events.participants.citizens import CITIZENS, CUSTODY
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sides import STATES, only
from legation.events.trees.grammar import Grammar
from legation.records import EventType
from legation.terms import worldwide

OFFICIAL = frozenset({EventType.SANCTION, EventType.AID, EventType.CONCEDE})
"""Types of what those in office decree, whoever else may say so."""
OF_STATES = OFFICIAL | {EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT}
"""Types of what a state does with its police and its army, too."""
AT_HOME = DECREED | {"arrest"}
"""Modes of coercion that a state uses at home; what is else seized or withheld may be the other side's doing."""


class Announced:
    """Finds the doers of what the officials of one document announce in the passive."""

    def __init__(self, grammar: Grammar, roles: Roles) -> None:
        self._grammar = grammar
        self._roles = roles

    def done(self, candidate: Candidate) -> Candidate:
        """The candidate whose agent is left out with the state, or the organisation, that announces it."""
        grammar, trigger = self._grammar, candidate.match.trigger
        if candidate.actors or not grammar.is_passive(candidate.verb) or grammar.related(candidate.verb, "subj"):
            return candidate
        speaker = grammar.speakers.get(trigger)
        who = only(self._roles.fillers((speaker,))) if speaker is not None else None
        if who is None or who.actor.sector not in STATES or not self._may_do(who, candidate):
            return candidate
        return replace(candidate, actors=(self._office(who, candidate),))

    def _may_do(self, who: Filler, candidate: Candidate) -> bool:
        """Whether it is an act of the speaker's, and none that is done to his own side."""
        frame, suffering = candidate.match.frame, {state(filler) for filler in candidate.recipients} - {None}
        if state(who) is None or (state(who) in suffering and not _is_in_custody(candidate)):
            return False
        if worldwide(who.actor.code):
            return frame.event_type in OFFICIAL
        is_decreed = frame.event_type is not EventType.COERCE or frame.mode in AT_HOME
        return frame.event_type in OF_STATES and (is_decreed or bool(suffering))

    def _office(self, who: Filler, candidate: Candidate) -> Filler:
        """Who of the speaker's state does such things: the police arrest, the courts sentence, else the speaker."""
        sector = CUSTODY.get((candidate.match.frame.event_type, candidate.match.frame.mode or ""))
        country = who.actor.country
        return self._roles.those_of(country, sector, who.token) if sector and country else who


def _is_in_custody(candidate: Candidate) -> bool:
    """Whether people are held or sentenced who are no officials, which a state does to its own."""
    is_holding = (candidate.match.frame.event_type, candidate.match.frame.mode or "") in CUSTODY
    return is_holding and all(filler.actor.sector in CITIZENS for filler in candidate.recipients)
