"""Clauses that are no event for what they say: where somebody stands, what others talk about, what a work tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from legation.events.matches.works import is_in_work
from legation.events.status.conventions import VERBAL
from legation.events.status.unrealised import is_unrealised
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Status

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate

BACKING = frozenset({"back", "support", "train", "fund", "finance", "sponsor"})
"""Verbs whose participle only says which forces are meant ("rebels *backed* by Peru")."""


def is_empty(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether the clause, by one of the rules below, tells of no event."""
    return any(rule(candidate, grammar) for rule in _RULES)


def _is_attitude(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a clause only says who is meant by where he stands ("a rival *who disputes* it", "men *seeking* aid")."""
    verb = candidate.match.trigger
    if grammar.dep[verb] == "acl" and grammar.tag[verb] == "VBG" and grammar.lemma[verb] in words("partisan"):
        return any(filler.token == grammar.head[verb] for filler in candidate.actors)
    is_passive = candidate.coding.event_type is EventType.REJECT and grammar.is_passive(verb)
    finite = next(iter(grammar.with_relation(verb, "aux:pass")), verb) if is_passive else verb  # "*are shunned*"
    is_present = grammar.tag[finite] in ("VBZ", "VBP") and candidate.coding.status is Status.OCCURRED
    if not is_present or grammar.dep[verb] != "acl:relcl" or candidate.coding.event_type not in VERBAL:
        return False
    is_charge = (candidate.coding.event_type, candidate.coding.mode) == (EventType.ACCUSE, "allege")
    is_charge = is_charge and bool(candidate.actors)  # not "a deputy, *who faces* charges"
    if candidate.coding.event_type is not EventType.REJECT and not is_charge:
        return True
    first = min((verb, *grammar.children[verb]))
    is_bare = "," not in grammar.form[max(0, first - 1) : first + 1]
    return is_bare  # but "Iran, *which denies* it", "Peru, *which it accuses* of theft"


def _is_whereabouts(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a participle only says which forces are meant ("the troops *stationed* in Chad, *backed* by tanks",
    "the rebels *fighting* in the north").
    """
    verb = candidate.match.trigger
    if grammar.dep[verb] != "acl" or grammar.tag[verb] not in ("VBN", "VBG"):
        return False
    if grammar.tag[verb] == "VBG" and grammar.lemma[verb] in words("warring"):
        return True
    if grammar.lemma[verb] == "arm" and not candidate.actors:
        return True  # "gunmen *armed* with rifles"
    is_backing = grammar.lemma[verb] in BACKING and any(f.token == grammar.head[verb] for f in candidate.recipients)
    return is_backing or candidate.match.frame.event_type is EventType.MOBILIZE


def _is_in_denied_report(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether it is what a denied report tells ("denied a report *that its navy had shelled* the port")."""
    clause = grammar.clause(candidate.verb)
    if grammar.dep[clause] != "acl" or "that" not in grammar.marker_lemmas(clause):
        return False
    noun = grammar.head[clause]
    return grammar.dep[noun] == "obj" and grammar.lemma[grammar.head[noun]] in words("denying")


def _is_told_in_work(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a work of art or history tells it ("the film shows how ...")."""
    return is_in_work(candidate.verb, grammar)


def _is_topic(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether it is only what others talk about ("held talks *on ending* the war", "discussed *lifting* the ban")."""
    verb = candidate.verb
    head, markers = grammar.head[verb], set(grammar.marker_lemmas(verb))
    if grammar.tag[verb] != "VBG" or grammar.lemma[head] not in words("conferring"):
        return False
    return bool(markers & words("topic")) or (grammar.dep[verb] == "xcomp" and not markers)


_RULES: Sequence[Callable[[Candidate, Grammar], bool]] = (
    _is_whereabouts,
    _is_attitude,
    _is_topic,
    _is_in_denied_report,
    _is_told_in_work,
    is_unrealised,
)
"""Rules by which a clause, for what it says, is no event."""
