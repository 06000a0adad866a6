"""Nouns that tell of an act without a verb: "in *Peru's calls* for him to go", but not "prisoners of *war*"."""

from __future__ import annotations

from legation.events.matches.arguments import Arguments
from legation.events.matches.matching import DEEDS, Match
from legation.events.matches.named import Act
from legation.events.status.status import StatusReader
from legation.events.status.tense import Tense
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.records import EventType, Sector

DESCRIBING = frozenset({"amod", "compound", "nmod:poss"})
"""Relations of a noun that only describes another."""


def stands_alone(match: Match, arguments: Arguments, act: Act | None, grammar: Grammar, status: StatusReader) -> bool:
    """Whether a noun without a support verb tells of an act: it names both sides, or who demands or does what.

    ``act`` is what the act of the noun is about.
    """
    noun = match.trigger
    if _only_names(noun, grammar) or _is_attribute(noun, arguments, grammar):
        return False
    if arguments.actors and act is not None and act.token != noun:
        return True  # "in *his calls for* Peru to withdraw"
    everybody = (*arguments.actors, *arguments.counterparts, *arguments.recipients)
    if all(grammar.tag[filler.token] == "PRP$" for filler in everybody):
        return False  # "their meeting" points to one that was told of
    if not arguments.actors:
        is_attack = match.frame.event_type is EventType.ASSAULT and _has_consequence(noun, grammar, status)
        is_public = any(filler.actor.sector is not Sector.CVL for filler in arguments.recipients)
        is_told = is_public and match.frame.event_type in DEEDS and _is_dated(noun, grammar)
        return is_told or (is_attack and bool(arguments.recipients))
    if len({filler.actor.id for filler in everybody}) > 1:
        return True
    agents = grammar.related(noun, "by")  # "held the town against *attacks by the army*"
    doers = [filler for filler in arguments.actors if filler.token in agents]
    return match.frame.event_type in DEEDS and any(doer.actor.sector is not Sector.CVL for doer in doers)


def _only_names(noun: int, grammar: Grammar) -> bool:
    """Whether a noun describes another, or is what a verb reviews or reduces, which tells of no act."""
    relation, head = grammar.dep[noun], grammar.lemma[grammar.head[noun]]
    if relation in DESCRIBING:
        return True
    if relation == "obj":
        return head in words("reviewing", "reducing")  # "cut their support for the party"
    is_of_war = grammar.lemma[noun] == "war" and "of" in grammar.marker_lemmas(noun)
    return is_of_war and head in words("of war")  # "prisoners *of war*"


def _is_attribute(noun: int, arguments: Arguments, grammar: Grammar) -> bool:
    """Whether a noun only says what its subject is ("the exiles are *a threat* to Chad")."""
    if not grammar.with_relation(noun, "cop") or grammar.marker_lemmas(noun):
        return False
    subjects = grammar.with_relation(noun, *SUBJECTS)
    return any(filler.token in subjects for filler in arguments.actors)


def _has_consequence(attack: int, grammar: Grammar, status: StatusReader) -> bool:
    """Whether a definite attack has done something else ("*the killing* of the minister set off protests")."""
    is_known = any(grammar.lemma[article] == "the" for article in grammar.with_relation(attack, "det"))
    if not is_known or grammar.dep[attack] not in SUBJECTS or grammar.lemma[attack] == "war":
        return False
    return status.read(grammar.head[attack]).tense in (Tense.PAST, Tense.PERFECT)


def _is_dated(noun: int, grammar: Grammar) -> bool:
    """Whether a day, a month or "last week" beside a noun tells when it was done ("the *October* murder of ...")."""
    spans = grammar.with_relation(noun, "nmod:unmarked", "obl:unmarked")
    if any(grammar.lemma[span] in words("span") and grammar.with_relation(span, "amod", "det") for span in spans):
        return True
    beside = (*spans, *grammar.with_relation(noun, "nmod", "compound"))
    return any(grammar.lemma[word] in words("day", "month") for word in beside)
