"""The traits of a candidate by which it is judged whether it is an event for the record.

A trait is a name and a number: 1 where it holds, or a measure. The names are those of the model's file, so that its
readers see what speaks for an event and what against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legation.events.relevance.harm import is_fighting
from legation.events.relevance.matter import is_of_matter
from legation.events.relevance.off_topic import is_off_topic, telling
from legation.events.relevance.ordinary import is_anybody_known, is_industrial, is_internal, is_municipal
from legation.events.relevance.topic import Topics
from legation.events.trees.grammar import Grammar
from legation.records import Actor, EventType, Sector
from legation.terms import worldwide

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate
    from legation.events.participants.roles import Filler

SENTENCE_STEPS = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)
DOCUMENT_STEPS = (-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
SUM_STEPS = (-6.0, -4.0, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 4.0)
"""Log-odds of the topic classifier above which a trait of its own holds."""
MOST_LOG_ODDS = 8.0
"""A topic's log-odds count up to so much."""
MANY, DENSITY_STEPS = 8, 8
"""Up to how many candidates in a document, and in eighths of one a sentence, are told apart."""
EARLY = 3
"""The first sentences of a document."""
OFFICIAL = frozenset(
    {Sector.GOV, Sector.MIL, Sector.COP, Sector.LEG, Sector.SPY, Sector.PTY, Sector.OPP, Sector.REB, Sector.PRM}
    | {Sector.UAF}
)
"""Sectors whose dealings are politics more often than not."""
PEACEFUL = {
    EventType.ASSAULT: frozenset({Sector.BUS, Sector.MED, Sector.JRN}),
    EventType.COERCE: frozenset({Sector.BUS, Sector.MED, Sector.JRN, Sector.EDU}),
}
"""Sectors that attack in a figure of speech only, or take what they take in private ("teachers seized his phone")."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The document in which a candidate stands."""

    grammar: Grammar
    topics: Topics
    candidates: int
    """How many there are in the document."""
    is_fought: bool
    """Whether it reports of fighting, in which whoever is killed is of matter."""

    @classmethod
    def of(cls, candidates: Sequence[Candidate], grammar: Grammar, topics: Topics) -> Surroundings:
        """What the candidates of one document have in common."""
        is_fought = any(is_fighting(c) and is_of_matter(c, grammar) for c in candidates)
        return cls(grammar, topics, len(candidates), is_fought)


def traits(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """What holds of a candidate, by name."""
    states, weight = _states(candidate), _weight(candidate)
    found = dict.fromkeys(_of_act(candidate, around.grammar), 1.0)
    found |= dict.fromkeys(_of_parties(candidate, states, weight), 1.0)
    found |= dict.fromkeys(_of_rules(candidate, around), 1.0)
    found |= dict.fromkeys(_of_place(candidate, around), 1.0)
    return found | _of_topic(candidate, around, f"states {states}, parties {weight}")


def _of_act(candidate: Candidate, grammar: Grammar) -> Iterator[str]:
    coded, trigger = candidate.coding, candidate.match.trigger
    yield f"type {coded.event_type}"
    yield f"type {coded.event_type} {coded.mode}"
    yield f"status {coded.status}"
    yield f"type {coded.event_type} {coded.status}"
    yield f"about {coded.about}"
    yield f"word {grammar.lemma[trigger]}"
    yield f"form {candidate.match.frame.part_of_speech}"
    yield f"relation {grammar.dep[trigger].split(':')[0]}"
    yield f"tag {grammar.tag[trigger]}"
    yield f"tense {candidate.reading.tense}"


def _of_parties(candidate: Candidate, states: str, weight: str) -> Iterator[str]:
    event_type = candidate.coding.event_type
    actors, recipients = _kinds(candidate.actors), _kinds(candidate.recipients)
    yield f"states {states}"
    yield f"type {event_type}, states {states}"
    for side, kinds in (("actor", actors), ("recipient", recipients)):
        yield from (f"{side} {kind}" for kind in kinds)
        yield from (f"type {event_type}, {side} {kind}" for kind in kinds)
    yield from (f"{doer} to {target}" for doer in actors for target in recipients)
    for side, fillers in (("actor", candidate.actors), ("recipient", candidate.recipients)):
        if fillers and not any(filler.actor.country for filler in fillers):
            yield f"{side} of no known country"
    yield f"parties {weight}"
    yield f"parties {weight}, states {states}"
    yield f"parties {weight}, type {event_type}"


def _of_rules(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    grammar = around.grammar
    if not is_of_matter(candidate, grammar):
        yield "nobody of matter"
        if around.is_fought and candidate.coding.event_type is EventType.ASSAULT:
            yield "nobody of matter, in a report of fighting"
    if not is_anybody_known(candidate):
        yield "nobody known"
    if is_municipal(candidate, grammar):
        yield "municipal"
    if is_industrial(candidate):
        yield "industrial"
    if is_internal(candidate):
        yield f"internal {candidate.coding.event_type}"
    sectors = {filler.actor.sector for filler in candidate.actors}
    if sectors and sectors <= PEACEFUL.get(candidate.coding.event_type, frozenset()):
        yield "peaceful"
    everybody = (*candidate.actors, *candidate.recipients)
    if any(grammar.tokens[filler.token].ent_type_ == "LOC" for filler in everybody):
        yield "party named as a place"


def _of_place(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    number = around.topics.number(candidate.match.trigger)
    if number == 0:
        yield "first sentence"
    if number < EARLY:
        yield "early sentence"
    yield from (f"candidates > {count}" for count in range(min(around.candidates, MANY)))
    density = around.candidates / around.topics.sentences
    yield from (f"candidates a sentence > {step}/8" for step in range(int(DENSITY_STEPS * min(1.0, density))))


def _of_topic(candidate: Candidate, around: Surroundings, parties: str) -> dict[str, float]:
    sentence, document = around.topics.sentence(candidate.match.trigger), around.topics.document
    total = sentence + document
    steps = sum(total > step for step in SUM_STEPS)
    found = {f"topic of sentence > {step:g}": 1.0 for step in SENTENCE_STEPS if sentence > step}
    found |= {f"topic of document > {step:g}": 1.0 for step in DOCUMENT_STEPS if document > step}
    found |= {f"topic > {step:g}": 1.0 for step in SUM_STEPS if total > step}
    found[f"topic step {steps // 2}, {parties}"] = 1.0
    if around.topics.sentences == 1:  # nothing around it bears it out
        found |= {f"alone, {parties}, topic > {step:g}": 1.0 for step in SUM_STEPS if total > step}
        found |= dict.fromkeys(("alone", f"alone, {parties}", f"alone, type {candidate.coding.event_type}"), 1.0)
    for name, value in (("topic of sentence", sentence), ("topic of document", document), ("topic", total)):
        found[name] = 2 * max(-1.0, min(1.0, value / MOST_LOG_ODDS))
    if is_off_topic(telling(around.grammar, *around.topics.bounds(candidate.match.trigger))):
        found["words of other fields"] = 1.0
    return found


def _states(candidate: Candidate) -> str:
    """How many states and bodies of states have a part: none, one or more."""
    parties = {_state(filler.actor) for filler in (*candidate.actors, *candidate.recipients)} - {None}
    return ("none", "one", "more")[min(len(parties), 2)]


def _state(actor: Actor) -> str | None:
    return "IGO" if worldwide(actor.code) == "IGO" else actor.country


def _kinds(fillers: Sequence[Filler]) -> list[str]:
    """The kinds of those on one side: sectors, "state", or "IGO" and the like; "absent" where there is nobody."""
    return sorted({_kind(filler.actor) for filler in fillers}) or ["absent"]


def _kind(actor: Actor) -> str:
    body = worldwide(actor.code)
    if body is not None:
        return body
    if actor.sector is not None:
        return actor.sector.value
    return "state" if actor.country else "unknown"


def _weight(candidate: Candidate) -> str:
    """Whether officials or bodies of states have a part, or states as such, or private people alone."""
    everybody = [filler.actor for filler in (*candidate.actors, *candidate.recipients)]
    if any(actor.sector in OFFICIAL or worldwide(actor.code) == "IGO" for actor in everybody):
        return "official"
    return "state" if any(_kind(actor) == "state" for actor in everybody) else "private"
