"""Forces that watch over a place at home and face no foe: "*patrolled* the capital", "sent to *guard* banks"."""

from __future__ import annotations

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.candidates import Candidate
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType


def is_guard(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether those who move only watch over a place, which is no border."""
    if candidate.coding.event_type is not EventType.MOBILIZE:
        return False
    trigger = candidate.match.trigger
    acts = (trigger, *grammar.related(trigger, "comp"), *grammar.with_relation(trigger, "advcl"))
    guards = [act for act in acts if grammar.lemma[act] in words("guarding")]
    things = [thing for act in guards for path in ("obj", "along", "on") for thing in grammar.related(act, path)]
    for thing in grammar.related(trigger, "to"):  # the parser takes "to *guard* churches" for two nouns
        if any(grammar.lemma[noun] in words("guarding") for noun in grammar.with_relation(thing, "compound")):
            things.append(thing)
    is_watch = bool(guards or things)
    return is_watch and not any(grammar.lemma[thing] in lemma_classes()["border"] for thing in things)
