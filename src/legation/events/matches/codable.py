"""Which of the events that a text tells PLOVER codes: no meeting of one, no feast, no accident, no private case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from legation.events.matches.matching import is_agentless
from legation.events.relevance.harm import is_accident, is_figure
from legation.events.relevance.matter import is_private
from legation.events.relevance.ordinary import (
    is_by_unknown,
    is_feast,
    is_opinion,
    is_private_case,
    is_with_suspect,
    only_tells,
)
from legation.events.status.conventions import VERBAL
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import PLURAL_TAGS, SUBJECTS, words
from legation.records import EventType, Status
from legation.terms import worldwide

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate

Rule = Callable[["Candidate", Grammar], bool]


def codable(candidate: Candidate, grammar: Grammar) -> Candidate | None:
    """The candidate where PLOVER would have it, a visit without hosts of the visitors' own country; else None."""
    if candidate.match.frame.event_type is EventType.CONSULT and candidate.match.frame.mode == "visit":
        abroad = _visit_abroad(candidate)
        if abroad is None:
            return None
        candidate = abroad
    of_frame = BY_FRAME.get(candidate.match.frame.event_type, ())
    of_coding = BY_CODING.get(candidate.coding.event_type, ())
    return None if any(is_none(candidate, grammar) for is_none in (*ALL, *of_frame, *of_coding)) else candidate


def _visit_abroad(candidate: Candidate) -> Candidate | None:
    """A visit without hosts of the visitors' own country; None where all hosts are."""
    home = {filler.actor.country for filler in candidate.actors if filler.actor.country}
    hosts = tuple(filler for filler in candidate.recipients if filler.actor.country not in home)
    if candidate.recipients and not hosts:
        return None
    return candidate.towards(hosts)


def _is_without_actor(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether nobody is known to meet, or to say something to nobody, though the clause does not leave him out."""
    if candidate.actors or is_agentless(candidate.match, grammar):
        return False
    is_met = candidate.coding.event_type is EventType.CONSULT
    return is_met or (candidate.coding.event_type in VERBAL and not candidate.recipients)


def _is_undone_by_nobody(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether what nobody does is not done ("was not invited"), and not threatened ("will not go unanswered")."""
    is_threat = candidate.coding.event_type is EventType.THREATEN
    return candidate.coding.status is Status.NEGATED and not candidate.actors and not is_threat


def _is_lapsing_truce(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a ceasefire only ends ("the truce *expired*")."""
    return candidate.coding.mode == "ceasefire" and _is_noun_of(candidate, "lapsing", grammar)


def _is_met_alone(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether nobody, or nobody of matter, is met ("the *film-makers* met former spies"); a visit needs no host."""
    if candidate.match.frame.mode == "visit":
        return False
    return not _is_mutual(candidate, grammar) or _is_met_by_private(candidate, grammar)


def _is_met_by_private(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether who meets others is nobody of matter ("the *film-makers* met former spies")."""
    hosts = grammar.related(candidate.match.trigger, "subj") if grammar.pos[candidate.match.trigger] == "VERB" else ()
    known = {filler.token for filler in candidate.actors}
    return bool(hosts) and all(host not in known and is_private(host, grammar) for host in hosts)


def _is_done_alone(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether cooperation wanes, or nobody else has a part in it."""
    if _is_noun_of(candidate, "waning", grammar):
        return True
    return not _is_mutual(candidate, grammar) and not _is_handed_over(candidate, grammar)


def _is_handed_over(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether the passive leaves out who helped ("two suspects *were handed over* to Kenya")."""
    return bool(candidate.recipients) and not candidate.actors and grammar.is_passive(candidate.match.trigger)


def _is_mutual(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether at least two take part in a meeting, be it as one plural ("the ministers met")."""
    everybody = {filler.actor.id for filler in (*candidate.actors, *candidate.recipients)}
    return (
        len(everybody) > 1
        or any(
            grammar.tag[filler.token] in PLURAL_TAGS
            or grammar.tag[grammar.head[filler.token]] in PLURAL_TAGS
            or worldwide(filler.actor.code) == "IGO"
            for filler in candidate.actors
        )
        or candidate.match.frame.mode in ("multilateral", "third-party")
    )


def _is_noun_of(candidate: Candidate, group: str, grammar: Grammar) -> bool:
    """Whether the act is a noun of which a verb of a group of words tells."""
    trigger, verb = candidate.match.trigger, candidate.verb
    if verb == trigger and grammar.dep[trigger] in SUBJECTS:
        verb = grammar.head[trigger]
    return verb != trigger and grammar.lemma[verb] in words(group)


ALL: tuple[Rule, ...] = (_is_without_actor, _is_undone_by_nobody, _is_lapsing_truce, is_by_unknown)
"""What makes any candidate no event."""
BY_FRAME: Mapping[EventType, tuple[Rule, ...]] = {
    EventType.CONSULT: (_is_met_alone,),
    EventType.REQUEST: (only_tells,),
    EventType.AGREE: (is_opinion,),
    EventType.PROTEST: (is_feast,),
    EventType.ASSAULT: (is_accident, is_figure),
}
"""What makes a candidate none whose frame is of a type."""
BY_CODING: Mapping[EventType, tuple[Rule, ...]] = {
    EventType.COOPERATE: (_is_done_alone,),
    EventType.CONSULT: (is_with_suspect,),
    EventType.AGREE: (is_with_suspect,),
    EventType.SANCTION: (is_private_case,),
    EventType.CONCEDE: (is_private_case,),
    EventType.REQUEST: (is_private_case,),
    EventType.ACCUSE: (is_private_case,),
    EventType.REJECT: (is_private_case,),
    EventType.SUPPORT: (is_private_case,),
    EventType.COERCE: (is_private_case,),
}
"""What makes a candidate none that is coded as a type: courts and police deal with people in matters that are no
politics, and a suspect who talks or agrees is no party to it."""
