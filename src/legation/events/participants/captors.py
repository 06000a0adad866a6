"""Who set those free whom the text only tells to have been freed: whoever it told to hold them ("the rebels seized ten
sailors. ... *Five were let go*", "ten sailors *held by the rebels* walked free").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from legation.events.matches.candidates import Candidate
from legation.events.participants.citizens import FREED
from legation.events.participants.roles import Filler, Roles, state
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType

HOLDING = frozenset({(EventType.ASSAULT, "abduct"), (EventType.COERCE, "arrest")})
"""Types and modes of what makes somebody a captive."""


class Captors:
    """Finds them in one document."""

    def __init__(self, grammar: Grammar, roles: Roles) -> None:
        self._grammar = grammar
        self._roles = roles

    def releasing(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """The candidates, those of a release of whose doer nothing is told with who was last told to hold people of
        the same state."""
        held: dict[str | None, Candidate] = {}
        for candidate in candidates:
            kind = candidate.coding.event_type, candidate.coding.mode or ""
            if kind in HOLDING and candidate.actors:
                held |= dict.fromkeys(map(state, candidate.recipients), candidate)
            is_freed = kind == FREED and not candidate.actors
            if is_freed and (holders := self._holders(candidate)):
                candidate = replace(candidate, actors=holders)
            elif is_freed and self._grammar.is_passive(candidate.match.trigger):
                captor = next((held[one] for one in map(state, candidate.recipients) if one in held), None)
                candidate = replace(candidate, actors=captor.actors) if captor is not None else candidate
            yield candidate

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
