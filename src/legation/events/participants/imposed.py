"""Who imposes on everybody at home what is told without its doer: "a curfew was declared", "the border was shut"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from legation.events.matches.candidates import Candidate
from legation.events.matches.measures import is_measure
from legation.events.participants.roles import Roles, state
from legation.events.participants.standing import Standing
from legation.events.relevance.off_topic import is_public_act
from legation.events.trees.grammar import Grammar


class Imposed:
    """Finds who imposed the measures of one document."""

    def __init__(self, grammar: Grammar, roles: Roles, standing: Standing) -> None:
        self._grammar = grammar
        self._roles = roles
        self._standing = standing

    def done(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """The candidates, measures of nobody being those of the country whose affairs the text tells."""
        for candidate in candidates:
            trigger, coded = candidate.match.trigger, candidate.coding
            is_of_nobody = not (candidate.actors or candidate.recipients) and is_measure(candidate.match, self._grammar)
            country = self._home(trigger) if is_of_nobody else None
            if country is not None:
                yield replace(candidate, actors=(self._roles.state(country, trigger),))
            elif not is_of_nobody or is_public_act(coded.event_type, coded.mode):
                yield candidate

    def _home(self, token: int) -> str | None:
        """The country of which the document speaks most, where the token's sentence names no other."""
        foremost = self._standing.foremost(set())
        if foremost is None:
            return None
        country = foremost.actor.country
        named = {state(filler) for filler in self._standing.named(self._standing.sentences.at(token))}
        return country if named <= {country} else None
