"""What a state imposes on everybody at home, told without its doer: "a curfew was declared"."""

from __future__ import annotations

from legation.events.matches.matching import Match
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType

DECREED = frozenset({"restrict", "curfew", "censor", "martial-law"})
"""Modes of what a state imposes at home."""


def is_measure(match: Match, grammar: Grammar) -> bool:
    """Whether a passive without agent tells what only a state does with what is its own ("*the border* was closed")."""
    is_decreed = match.frame.event_type is EventType.COERCE and match.frame.mode in DECREED
    if not is_decreed or not grammar.is_passive(match.trigger) or grammar.related(match.trigger, "subj"):
        return False
    return any(grammar.lemma[token] in words("run by a state") for token in match.company)
