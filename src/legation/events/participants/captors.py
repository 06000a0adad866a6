"""Who set those free, or tried them, of whom the text tells only that: whoever it told to hold them ("the rebels seized
ten sailors. ... *Five were let go*", "ten sailors *held by the rebels* walked free").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from legation.events.matches.candidates import Candidate
from legation.events.participants.citizens import CUSTODY, DEPORTED, FREED
from legation.events.participants.roles import Filler, Roles, state
from legation.events.participants.sides import RULING, sole
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector

HOLDING = frozenset({(EventType.ASSAULT, "abduct"), (EventType.COERCE, "arrest")})
"""Types and modes of what makes somebody a captive."""
KEEPING = RULING | {Sector.JUD}
"""Sectors of those who hold people by law."""


class Captors:
    """Finds them in one document."""

    def __init__(self, grammar: Grammar, roles: Roles) -> None:
        self._grammar = grammar
        self._roles = roles

    def releasing(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """The candidates, those of a release of whose doer nothing is told with who was last told to hold people of
        the same state."""
        held: dict[str | None, Candidate] = {}
        captors: dict[str, str] = {}
        for candidate in candidates:
            kind = candidate.coding.event_type, candidate.coding.mode or ""
            if kind in HOLDING and candidate.actors:
                held |= dict.fromkeys(map(state, candidate.recipients), candidate)
            is_freed = kind == FREED and not candidate.actors
            if not candidate.actors and kind in (*CUSTODY, DEPORTED):
                candidate = self._tried(candidate, kind, captors)
            elif kind in CUSTODY:
                keeper = sole(filler.actor.country for filler in candidate.actors if filler.actor.sector in KEEPING)
                ids = (filler.actor.id for filler in candidate.recipients if keeper is not None)
                captors |= dict.fromkeys(ids, keeper or "")
            if is_freed and (holders := self._holders(candidate)):
                candidate = replace(candidate, actors=holders)
            elif is_freed and self._grammar.is_passive(candidate.match.trigger):
                captor = next((held[one] for one in map(state, candidate.recipients) if one in held), None)
                candidate = replace(candidate, actors=captor.actors) if captor is not None else candidate
            yield candidate

    def _tried(self, candidate: Candidate, kind: tuple[EventType, str], captors: Mapping[str, str]) -> Candidate:
        """The candidate of a charge or a sentence of which nobody is told to pass it, with the court of the state that
        has arrested the same people ("Iran held a Dane. *She was sentenced* to a year")."""
        captor = next((captors[f.actor.id] for f in candidate.recipients if f.actor.id in captors), None)
        if captor is None or not self._grammar.is_passive(candidate.match.trigger):
            return candidate
        keeper = self._roles.those_of(captor, CUSTODY.get(kind, Sector.GOV), candidate.match.trigger)
        return replace(candidate, actors=(keeper,))

    def _holders(self, candidate: Candidate) -> tuple[Filler, ...]:
        """By whom the freed are told to have been held where they are named."""
        grammar = self._grammar
        held = (
            verb
            for filler in candidate.recipients
            for verb in grammar.with_relation(filler.token, "acl", "acl:relcl")
            if grammar.lemma[verb] in words("holding captive") and grammar.is_passive(verb)
        )
        return self._roles.fillers(holder for verb in held for holder in grammar.related(verb, "subj"))
