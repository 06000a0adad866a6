"""Where frames are silent or ambiguous: the relation model decides, and says why.

Two frames may fit one trigger equally well ("halted deliveries" refuses aid, or ends trade); then the type that the
model finds likelier between the two sides wins. And a verb that no frame knows may tell what one state does to
another; it becomes an event where the model, whose probabilities are calibrated, is sure enough. The encoder is asked
only where the readable features do not find it unlikely: it is slow, and seldom right against them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from legation.events.lexicon.frames import Frame, PartOfSpeech
from legation.events.lexicon.needs import Slot
from legation.events.matches.arguments import ArgumentReader
from legation.events.matches.matching import Match
from legation.events.participants.roles import Filler, Roles
from legation.events.relations.examples import nearest
from legation.events.relations.features import Offsets
from legation.events.relations.relation import Relation, explain
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import Because, EventType, Sector
from legation.statements.vocabulary import cues

RULE = "relation model"
SURE = 0.7
"""From this probability on the model alone makes an event: seven in ten of its like are right."""
POSSIBLE = 0.25
"""How likely the features alone must find one of a trigger's types, for both opinions to be heard."""
LIKELY = 0.4
"""The same of the type that a verb gets which no frame knows."""
TARGETS = ("obj", "iobj", "with", "against", "on", "to", "at", "from", "over")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLAUSES = frozenset({"root", "ROOT", "conj", "ccomp", "parataxis", "acl:relcl", "advcl"})


class RelationReader:
    """Asks the relation model about the matches, and the silent verbs, of one document."""

    def __init__(self, grammar: Grammar, roles: Roles) -> None:
        self._grammar = grammar
        self._roles = roles
        self._arguments = ArgumentReader(grammar, roles)
        self._relations: dict[tuple[Offsets | None, Offsets | None], Relation] = {}

    def decided(self, match: Match) -> Match:
        """The match, its frame the likeliest of those that fit it equally well."""
        if not match.rivals:
            return match
        sides = self._arguments.read(match)
        if not sides.actors:
            return match
        told = self._between(sides.actors, (*sides.recipients, *sides.counterparts))
        if max(told.opinion[frame.event_type] for frame in (match.frame, *match.rivals)) < POSSIBLE:
            return replace(match, rivals=())
        chances = told.chances
        best = max((match.frame, *match.rivals), key=lambda frame: chances[frame.event_type])
        if chances[best.event_type] < SURE:
            return replace(match, rivals=())
        return replace(match, frame=best, rivals=(), features=told.features)

    def silent(self, matches: Sequence[Match]) -> Iterator[Match]:
        """Matches of the finite verbs that no frame knows and of whose type between two states the model is sure."""
        grammar = self._grammar
        known = {token for match in matches for token in (match.trigger, *match.company)}
        for verb in range(len(grammar.pos)):
            if grammar.pos[verb] != "VERB" or verb in known or grammar.dep[verb] not in CLAUSES:
                continue
            if grammar.lemma[verb] in _told_otherwise() or not self._is_finite(verb):
                continue
            source = self._states(verb, "subj")
            if not source:
                continue
            own = {filler.actor.country for filler in source}
            others = (filler for word in TARGETS for filler in self._states(verb, word))
            target = [filler for filler in others if filler.actor.country not in own]
            if not target:
                continue
            told = self._between(source, target)
            if max(told.opinion.values()) < LIKELY:
                continue
            event_type, chance = next(iter(told.chances.items()))
            if chance >= SURE and event_type is not EventType.ASSAULT:  # nations beat each other at games too
                yield Match(_frame(event_type, grammar.lemma[verb]), verb, (), features=told.features)

    def _between(self, source: Sequence[Filler], target: Sequence[Filler]) -> Relation:
        """What the model says of the first mentions on two sides, of which several words of a sentence may ask."""
        first, second = (next(map(self._roles.span, side), None) for side in (source, target))
        known = self._relations.get((first, second))
        if known is None:
            known = self._relations[first, second] = Relation(self._grammar.doc, first, second)
        return known

    def _is_finite(self, verb: int) -> bool:
        verbs = (verb, *self._grammar.with_relation(verb, "aux"))
        return any(self._grammar.tag[token] in FINITE for token in verbs)

    def _states(self, verb: int, relation: str) -> list[Filler]:
        named = self._roles.fillers(self._grammar.related(verb, relation))
        return [f for f in named if f.actor.country is not None and f.actor.sector is not Sector.BUS]


def reasons(match: Match, doc: Doc, event_type: EventType) -> Because:
    """Why the model takes a match for its type: the words that speak for it and the nearest training sentences."""
    assert match.features is not None
    found = match.features
    return explain(doc, found, event_type).model_copy(update={"nearest": nearest(found, event_type)})


@cache
def _told_otherwise() -> frozenset[str]:
    """Verbs that do not tell by themselves what is done: those that only report, light ones, and those of being."""
    return words("light", "being so").union(lemma for lemma, _ in cues())


def _frame(event_type: EventType, lemma: str) -> Frame:
    """A frame for a verb that the lexicon does not know, its sides where a verb's stand."""
    return Frame(
        id=RULE,
        event_type=event_type,
        lemma=lemma,
        part_of_speech=PartOfSpeech.VERB,
        particle=None,
        conditions=(),
        actor=Slot(((("subj",),),)),
        recipient=Slot(tuple(((word,),) for word in TARGETS)),
        mode=None,
        about=None,
        about_slot=Slot(),
        example="",
        place=RULE,
    )
