"""Who it most likely is on whom an act falls, where no rule tells.

A choice between nobody and each state that the text has named so far: the traits of each (``bearings``) have weights,
learned from dispatches and real news coded by hand. Made by ``training/recipients/fit.py``; ``model/recipients.md`` is
its card.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from legation.events.matches.candidates import Candidate
from legation.events.participants.bearings import Bearings
from legation.events.participants.guards import is_guard
from legation.events.participants.roles import GOVERNING, Basis, Filler, Roles, state
from legation.events.participants.sides import MUTUAL
from legation.events.participants.standing import Standing
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.events.weights import read_weights
from legation.records import Sector
from legation.terms import worldwide

MODEL = Path(__file__).parents[1] / "model" / "recipients.tsv"
WITHDRAWN = "withdraw"
"""The mode of envoys recalled and of treaties left, and of troops that come home."""
MARGIN = 0.2
"""By how much likelier a state must be than nobody, and than any other."""


class Likeliest:
    """Completes the events of one document that the rules leave open."""

    def __init__(self, grammar: Grammar, roles: Roles, standing: Standing) -> None:
        self._grammar = grammar
        self._roles = roles
        self._standing = standing

    def completed(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, each one left open with the state that is the likeliest by far."""
        bearings = self.bearings(candidates)
        is_open = [may_have_one(one) and not is_guard(one, self._grammar) for one in candidates]
        return [self._done(c, bearings.of(c)) if may else c for c, may in zip(candidates, is_open, strict=True)]

    def bearings(self, candidates: Sequence[Candidate]) -> Bearings:
        """What speaks for each to whom one of the candidates may be done."""
        return Bearings(self._grammar, self._standing, candidates)

    def _done(self, candidate: Candidate, options: Mapping[str | None, Iterable[str]]) -> Candidate:
        chances = likelihoods(options, shipped_weights())
        best, *others = sorted(chances, key=lambda option: -chances[option])
        is_plain = all(chances[best] - chances[other] >= MARGIN for other in others[:1])
        filler = self._filler(best, candidate) if best is not None and is_plain else None
        return candidate.towards((filler,)) if filler else candidate

    def _filler(self, one: str, candidate: Candidate) -> Filler | None:
        """Those of a state to whom an act may be done, as the text last names them by the end of its sentence.

        Of another state they are the state itself or its government, of one's own those who do not act. An organisation
        that acts has nobody of its own besides, and nobody withdraws from himself.
        """
        standing = self._standing
        named = [filler for filler in standing.until(standing.sentences.of(candidate)) if state(filler) == one]
        acting = [filler for filler in candidate.actors if state(filler) == one]
        meant = _not_acting(named, acting) if acting else [f for f in named if f.actor.sector in GOVERNING]
        meant = [f for f in meant if self._grammar.lemma[f.token] not in words("spokesman")] or meant
        governs = any(filler.actor.sector in GOVERNING for filler in acting)
        if acting and ((governs and candidate.coding.mode == WITHDRAWN) or (not meant and worldwide(one))):
            return None
        token = named[-1].token if named else candidate.match.trigger
        return replace(meant[-1] if meant else self._roles.state(one, token), basis=Basis.LIKELIEST)


def _not_acting(named: Iterable[Filler], acting: Sequence[Filler]) -> list[Filler]:
    """Those named who are not among the compatriots that act: where the state or its government acts, no government."""
    ids = {filler.actor.id for filler in acting}
    governs = any(filler.actor.sector in GOVERNING for filler in acting)
    besides = [filler for filler in named if filler.actor.id not in ids]
    return [filler for filler in besides if not (governs and filler.actor.sector is Sector.GOV)]


def may_have_one(candidate: Candidate) -> bool:
    """Whether the act is of a type that is done to somebody, and nobody is known."""
    return not candidate.recipients and candidate.coding.event_type not in MUTUAL


def likelihoods(options: Mapping[str | None, Iterable[str]], weights: Mapping[str, float]) -> dict[str | None, float]:
    """How likely each option of these traits is, together 1."""
    odds = {option: math.exp(math.fsum(weights.get(t, 0.0) for t in traits)) for option, traits in options.items()}
    total = sum(odds.values())
    return {option: odd / total for option, odd in odds.items()}


@cache
def shipped_weights() -> Mapping[str, float]:
    """The shipped weights, read once."""
    return read_weights(MODEL)
