"""Whether a candidate is an event for the record, or sport, business, ordinary crime, a town's or a figure of speech.

Logistic regression over the traits of a candidate (``traits``), learned from candidates in real news that people read
and judged. Made by ``training/relevance/fit_judge.py``; ``model/judge.md`` is its card.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from legation.events.relevance.matter import is_communal, is_of_war, is_truce_of_nobody
from legation.events.relevance.topic import Topics
from legation.events.relevance.traits import Surroundings, own_traits
from legation.events.trees.grammar import Grammar
from legation.events.weights import read_weights

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate

MODEL = Path(__file__).parents[1] / "model" / "judge.tsv"
SHORT_MODEL = MODEL.with_name("judge_short.tsv")
"""The weights for short texts, of which too few words tell what they are about."""
INTERCEPT = "(intercept)"
SHORT = 6
"""How many sentences a text has that is no longer short."""
LIMIT = 0.4
"""How likely an event must be: below one half, as not all events are candidates and precision would outdo recall."""
SHORT_LIMIT = 0.35
"""The same in a short text."""
ALONE_LIMIT = 0.4
"""The same in a sentence alone, of which no document bears out what it tells."""
EVEN = 0.5
"""How likely an event is at least that is kept for more than its traits: too few are to fit that to."""
TRUCE_LIMIT = 0.25
"""The same of a truce whose parties are still to be found in the story."""
COMMUNAL_LIMIT = 0.02
"""The same where communities fight, whom few words tell from private people."""
WAR_LIMIT = 0.05
"""The same where a state's name is before an attack on ships, arms or a town, which is no figure of speech."""


@dataclass(frozen=True, slots=True)
class Judge:
    """The weight of every trait; one without a weight counts for nothing."""

    weights: Mapping[str, float]

    def weight(self, held: Mapping[str, float]) -> float:
        """What traits together count for, in log-odds."""
        weights = self.weights
        return sum([weights[trait] * value for trait, value in held.items() if trait in weights])

    def chance(self, held: Mapping[str, float], weight_around: float = 0.0) -> float:
        """How likely it is that a candidate of these traits is an event, 0 to 1.

        ``weight_around`` is what the traits count for that it shares with others.
        """
        return 1 / (1 + math.exp(-(self.weights[INTERCEPT] + weight_around + self.weight(held))))


def events_among(candidates: Sequence[Candidate], grammar: Grammar, topics: Topics) -> list[Candidate]:
    """The candidates of one document that are events for the record, in their order, each with how likely it is."""
    around = Surroundings.of(candidates, grammar, topics)
    is_short = topics.sentences < SHORT
    judge = shipped_judge(SHORT_MODEL if is_short else MODEL)
    of_document = judge.weight(around.of_document)
    judged: list[Candidate] = []
    for number, same in groupby(candidates, key=lambda candidate: topics.number(candidate.match.trigger)):
        weight = of_document + judge.weight(around.of_sentence(number))
        judged.extend(replace(one, chance=judge.chance(own_traits(one, around), weight)) for one in same)
    limit = ALONE_LIMIT if around.is_alone else SHORT_LIMIT if is_short else LIMIT
    return [known for one in judged if (known := one if one.chance >= limit else _let_through(one, grammar))]


def _let_through(candidate: Candidate, grammar: Grammar) -> Candidate | None:
    """A candidate of which more is known than its traits tell, if it is likely enough for that; what is known makes it
    as likely as not at least."""
    is_enough = candidate.chance >= _least(candidate, grammar)
    return replace(candidate, chance=max(candidate.chance, EVEN)) if is_enough else None


def _least(candidate: Candidate, grammar: Grammar) -> float:
    """How likely a candidate must be of which more is known than its traits tell; 1 where that is not so."""
    if is_truce_of_nobody(candidate):
        return TRUCE_LIMIT
    if is_communal(candidate, grammar):
        return COMMUNAL_LIMIT
    return WAR_LIMIT if is_of_war(candidate, grammar) else 1.0


@cache
def shipped_judge(path: Path = MODEL) -> Judge:
    """The shipped judge of whole texts, or of short ones (``SHORT_MODEL``), read once.

    Raises ``ValueError`` where a row of its file is broken.
    """
    return Judge(read_weights(path))
