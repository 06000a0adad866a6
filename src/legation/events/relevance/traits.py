"""The traits of a candidate by which it is judged whether it is an event for the record.

A trait is a name and a number: 1 where it holds, or a measure. The names are those of the model's file, so that its
readers see what speaks for an event and what against.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from legation.events.matches.matching import FORCEFUL
from legation.events.relevance.harm import is_band, is_fighting
from legation.events.relevance.matter import is_of_matter
from legation.events.relevance.off_topic import is_off_topic, telling
from legation.events.relevance.ordinary import is_anybody_known, is_industrial, is_internal, is_municipal
from legation.events.relevance.topic import Topics
from legation.events.trees.grammar import Grammar
from legation.records import Actor, EventType, Sector
from legation.syntax.columns import columns
from legation.terms import worldwide

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate
    from legation.events.participants.roles import Filler

SENTENCE_STEPS = {step: f"topic of sentence > {step:g}" for step in (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)}
DOCUMENT_STEPS = {step: f"topic of document > {step:g}" for step in (-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)}
SUM_STEPS = {step: f"topic > {step:g}" for step in (-6.0, -4.0, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 4.0)}
"""Log-odds of the topic classifier above which a trait of its own holds."""
MOST_LOG_ODDS = 8.0
"""A topic's log-odds count up to so much."""
MANY, DENSITY_STEPS = 8, 8
"""Up to how many candidates in a document, and in eighths of one a sentence, are told apart."""
OTHER_WORDS = "words of other fields"
TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
"""Parts of speech of the words that tell what a sentence and a document are about; names, of nations too, do not."""
SHORTEST = 3
"""How many letters such a word has at least."""
SENTENCE_WORDS, DOCUMENT_WORDS = (2.0, 4), (1.5, 40)
"""How much the words of a sentence, and of a document, weigh together, each so much by the root of their number; and to
how many words a sentence or a document of fewer is likened, so that a few do not weigh as much as many."""
EARLY = 3
"""The first sentences of a document."""
OFFICIAL = frozenset(
    {Sector.GOV, Sector.MIL, Sector.COP, Sector.LEG, Sector.SPY, Sector.PTY, Sector.OPP, Sector.REB, Sector.PRM}
    | {Sector.UAF}
)
"""Sectors whose dealings are politics more often than not."""
OFFICIAL_KINDS = frozenset({"IGO", *(sector.value for sector in OFFICIAL)})
ALONE_SHARE = 0.5
"""How much the topic counts against acts of force in a sentence alone: they speak for themselves, and its few words
("overthrew", "merchant ships", "spring") tell little of any topic."""
PEACEFUL = {
    EventType.ASSAULT: frozenset({Sector.BUS, Sector.MED, Sector.JRN}),
    EventType.COERCE: frozenset({Sector.BUS, Sector.MED, Sector.JRN, Sector.EDU}),
}
"""Sectors that attack in a figure of speech only, or take what they take in private ("teachers seized his phone")."""


@dataclass(frozen=True)
class Surroundings:
    """The document in which candidates stand, and what holds of all of them, or of all in one sentence."""

    grammar: Grammar
    topics: Topics
    candidates: int
    """How many there are in the document."""
    is_fought: bool
    """Whether it reports of fighting, in which whoever is killed is of matter."""

    @classmethod
    def of(cls, candidates: Sequence[Candidate], grammar: Grammar, topics: Topics) -> Surroundings:
        """What the candidates of one document have in common."""
        is_fought = any(is_fighting(c, grammar) and is_of_matter(c, grammar) for c in candidates)
        return cls(grammar, topics, len(candidates), is_fought)

    @cached_property
    def of_document(self) -> Mapping[str, float]:
        """What holds of every candidate of the document, by name; nothing of a sentence alone."""
        if self.is_alone:
            return {}
        found = {f"candidates > {count}": 1.0 for count in range(min(self.candidates, MANY))}
        steps = int(DENSITY_STEPS * min(1.0, self.candidates / self.topics.sentences))
        found |= {f"candidates a sentence > {step}/8": 1.0 for step in range(steps)}
        document = self.topics.document
        found |= {name: 1.0 for step, name in DOCUMENT_STEPS.items() if document > step}
        found["topic of document"] = _measure(document)
        return found | self._words("document has", 0, len(self.grammar.lemma), DOCUMENT_WORDS)

    def of_sentence(self, number: int) -> dict[str, float]:
        """What holds of every candidate in a sentence, by name; one alone has no place in a document."""
        start, end = self.topics.bounds(number)
        is_elsewhere = is_off_topic(telling(self.grammar, start, end))
        if self.is_alone:
            return dict.fromkeys((OTHER_WORDS, f"alone, {OTHER_WORDS}"), 1.0) if is_elsewhere else {}
        sentence = self.topics.sentence(start)
        found = {name: 1.0 for step, name in SENTENCE_STEPS.items() if sentence > step}
        found |= dict.fromkeys(self.exceeded(start), 1.0)
        found |= {"topic of sentence": _measure(sentence), "topic": _measure(sentence + self.topics.document)}
        if number == 0:
            found["first sentence"] = 1.0
        if number < EARLY:
            found["early sentence"] = 1.0
        if is_elsewhere:
            found[OTHER_WORDS] = 1.0
        return found | self._words("sentence has", start, end, SENTENCE_WORDS)

    def _words(self, name: str, start: int, end: int, weight: tuple[float, int]) -> dict[str, float]:
        """Every telling word of a stretch of tokens after ``name``, in the order of the text."""
        lemma, pos, texts = self.grammar.lemma, self.grammar.pos, columns(self.grammar.doc).texts
        told = [t for t in range(start, end) if pos[t] in TELLING and (pos[t] != "ADJ" or texts[t].islower())]
        distinct = dict.fromkeys([lemma[token] for token in told])
        found = [f"{name} {word}" for word in distinct if len(word) >= SHORTEST]
        together, fewest = weight
        return dict.fromkeys(found, together / math.sqrt(max(fewest, len(found))))

    @property
    def is_alone(self) -> bool:
        """Whether one sentence is all there is, and nothing bears it out."""
        return self.topics.sentences == 1

    def exceeded(self, token: int, share: float = 1.0) -> list[str]:
        """The steps that the topic's log-odds of the token's sentence and of the document together exceed, by name;
        of what speaks against politics, a ``share`` from 0 to 1 counts."""
        total = self.topics.sentence(token) + self.topics.document
        total *= share if total > 0 else 1
        return [name for step, name in SUM_STEPS.items() if total > step]


def _measure(log_odds: float) -> float:
    """A topic's log-odds as a measure, from -2 to 2."""
    return 2 * max(-1.0, min(1.0, log_odds / MOST_LOG_ODDS))


def traits(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """What holds of a candidate, by name."""
    of_sentence = around.of_sentence(around.topics.number(candidate.match.trigger))
    return {**own_traits(candidate, around), **of_sentence, **around.of_document}


def own_traits(candidate: Candidate, around: Surroundings) -> dict[str, float]:
    """What holds of a candidate and need not hold of others in its sentence, by name."""
    actors, recipients = (_kinds(side, around.grammar) for side in (candidate.actors, candidate.recipients))
    states, weight = _states(candidate), _weight({*actors, *recipients})
    is_bold = around.is_alone and candidate.coding.event_type in FORCEFUL
    above = around.exceeded(candidate.match.trigger, ALONE_SHARE if is_bold else 1.0)
    parties = f"states {states}, parties {weight}"
    own = (
        *_of_act(candidate, around.grammar),
        *_of_parties(candidate, states, weight, actors, recipients),
        *_of_rules(candidate, around),
    )
    topical = _alone(own, parties, above) if around.is_alone else (f"topic step {len(above) // 2}, {parties}",)
    return dict.fromkeys((*own, *topical), 1.0)


def _alone(own: Iterable[str], parties: str, above: Iterable[str]) -> Iterator[str]:
    """What holds of a candidate in a sentence alone: all once more, to have weights of its own, and the topic as those
    who have a part let it.
    """
    yield "alone"
    yield from (f"alone, {name}" for name in own)
    yield from (f"alone, {parties}, {name}" for name in above)


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
    if candidate.match.frame.is_spoken:  # it is done in what somebody says
        yield "spoken"
        yield f"spoken {coded.event_type}"


def _of_parties(
    candidate: Candidate, states: str, weight: str, actors: Sequence[str], recipients: Sequence[str]
) -> Iterator[str]:
    """``actors`` and ``recipients`` are the kinds of those on either side."""
    event_type = candidate.coding.event_type
    yield f"states {states}"
    yield f"type {event_type}, states {states}"
    for side, kinds in (("actor", actors), ("recipient", recipients)):
        for kind in kinds:
            yield f"{side} {kind}"
            yield f"type {event_type}, {side} {kind}"
    for doer in actors:
        for target in recipients:
            yield f"{doer} to {target}"
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
    for side, fillers in (("actor", candidate.actors), ("recipient", candidate.recipients)):
        if fillers and all(_is_private_name(filler, grammar) for filler in fillers):
            yield f"{side} a private name"
            yield f"type {candidate.coding.event_type}, {side} a private name"
    everybody = (*candidate.actors, *candidate.recipients)
    if any(grammar.entity[filler.token] == "LOC" for filler in everybody):
        yield "party named as a place"


def _is_private_name(filler: Filler, grammar: Grammar) -> bool:
    """Whether all that is known of somebody is his name."""
    return filler.actor.sector is Sector.CVL and grammar.pos[filler.token] == "PROPN"


def _states(candidate: Candidate) -> str:
    """How many states and bodies of states have a part: none, one or more."""
    parties = {_state(filler.actor) for filler in (*candidate.actors, *candidate.recipients)} - {None}
    return ("none", "one", "more")[min(len(parties), 2)]


def _state(actor: Actor) -> str | None:
    return "IGO" if worldwide(actor.code) == "IGO" else actor.country


def _kinds(fillers: Sequence[Filler], grammar: Grammar) -> list[str]:
    """The kinds of those on one side: sectors, "state", or "IGO" and the like; "absent" where there is nobody."""
    return sorted({_kind(filler, grammar) for filler in fillers}) or ["absent"]


def _kind(filler: Filler, grammar: Grammar) -> str:
    actor = filler.actor
    body = worldwide(actor.code)
    if body is not None:
        return body
    if is_band(filler, grammar):
        return Sector.UAF.value
    if actor.sector is not None:
        return actor.sector.value
    return "state" if actor.country else "unknown"


def _weight(kinds: AbstractSet[str]) -> str:
    """Whether officials or bodies of states have a part, or states as such, or private people alone."""
    if not OFFICIAL_KINDS.isdisjoint(kinds):
        return "official"
    return "state" if "state" in kinds else "private"
