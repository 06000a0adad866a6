"""Where frames are silent or ambiguous: the relation model decides, and says why.

Two frames may fit one trigger equally well ("halted deliveries" refuses aid, or ends trade); then the type that the
model finds likelier between the two sides wins. And a verb that no frame knows may tell what one state does to
another; it becomes an event where the model, whose probabilities are calibrated, is sure enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from legation.events.arguments import ArgumentReader
from legation.events.frames import Frame, PartOfSpeech, Slot
from legation.events.grammar import Grammar
from legation.events.matching import Match
from legation.events.relation import explain, relate, shipped_model
from legation.events.relation_features import Feature, Offsets, features
from legation.events.roles import Filler, Roles
from legation.records import Because, EventType
from legation.statements.vocabulary import cues

EXAMPLES = Path(__file__).parent / "model" / "relation_examples.npz"
RULE = "relation model"
SURE = 0.7
"""From this probability on the model alone makes an event: seven in ten of its like are right."""
TARGETS = ("obj", "iobj", "with", "against", "on", "to", "at", "from", "over")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLAUSES = frozenset({"root", "ROOT", "conj", "ccomp", "parataxis", "acl:relcl", "advcl"})
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Examples:
    """Sentences that the model was trained on, by event type, each with its features' weights (of length one)."""

    sentences: Mapping[EventType, tuple[str, ...]]
    weights: Mapping[EventType, NDArray[np.float32]]
    """Sentences x features of the model."""
    telling: NDArray[np.float32]
    """How much each feature of the model tells the types apart: the deviation of its weights."""


@cache
def shipped_examples() -> Examples:
    """The examples of ours among the training sentences, read once."""
    telling = shipped_model().weights.std(1).astype(np.float32)
    with np.load(EXAMPLES, allow_pickle=False) as arrays:
        texts = arrays["sentences"].tobytes().decode("utf-8").split("\n")
        kinds, rows, ends = arrays["event_types"].tolist(), arrays["rows"], arrays["ends"].tolist()
    sentences: dict[EventType, list[str]] = defaultdict(list)
    weights: dict[EventType, list[NDArray[np.float32]]] = defaultdict(list)
    for text, kind, start, end in zip(texts, kinds, [0, *ends[:-1]], ends, strict=True):
        own = np.zeros_like(telling)
        own[rows[start:end]] = telling[rows[start:end]]
        sentences[EventType(kind)].append(text)
        weights[EventType(kind)].append(own / (float(np.linalg.norm(own)) or 1.0))
    return Examples(
        sentences={kind: tuple(texts) for kind, texts in sentences.items()},
        weights={kind: np.stack(own) for kind, own in weights.items()},
        telling=telling,
    )


def nearest(found: Sequence[Feature], event_type: EventType) -> tuple[str, ...]:
    """The training sentences of an event type that are most like one with these features.

    Likeness is the cosine of the two sets of features, each weighted by how much it tells the types apart.
    """
    known, examples = shipped_model().rows, shipped_examples()
    asked = sorted({known[name] for name, _ in found if name in known})
    likeness = examples.weights[event_type][:, asked] @ examples.telling[asked]
    order = np.argsort(-likeness, kind="stable")[:NEAREST]
    return tuple(examples.sentences[event_type][number] for number in order)


class RelationReader:
    """Asks the relation model about the matches, and the silent verbs, of one document."""

    def __init__(self, grammar: Grammar, roles: Roles) -> None:
        self._grammar = grammar
        self._roles = roles
        self._arguments = ArgumentReader(grammar, roles)

    def decided(self, match: Match) -> Match:
        """The match, its frame the likeliest of those that fit it equally well."""
        if not match.rivals:
            return match
        sides = self._arguments.read(match)
        if not sides.actors:
            return match
        asked = self._asked(sides.actors, (*sides.recipients, *sides.counterparts))
        chances = dict(relate(self._grammar.doc, *asked))
        best = max((match.frame, *match.rivals), key=lambda frame: chances[frame.event_type])
        if chances[best.event_type] < SURE:
            return replace(match, rivals=())
        return replace(match, frame=best, rivals=(), asked=asked)

    def silent(self, matches: Sequence[Match]) -> Iterator[Match]:
        """Matches of the finite verbs that no frame knows and of whose type between two states the model is sure."""
        grammar = self._grammar
        known = {token for match in matches for token in (match.trigger, *match.company)}
        for verb in range(len(grammar.pos)):
            if verb in known or grammar.pos[verb] != "VERB" or grammar.dep[verb] not in CLAUSES:
                continue
            if grammar.lemma[verb] in _saying() or not self._is_finite(verb):
                continue
            source = self._states(verb, "subj")
            own = {filler.actor.country for filler in source}
            others = (filler for word in TARGETS for filler in self._states(verb, word))
            target = [filler for filler in others if filler.actor.country not in own]
            if not source or not target:
                continue
            asked = self._asked(source, target)
            event_type, chance = relate(grammar.doc, *asked)[0]
            if chance >= SURE and event_type is not EventType.ASSAULT:  # nations beat each other at games too
                yield Match(_frame(event_type, grammar.lemma[verb]), verb, (), asked=asked)

    def _is_finite(self, verb: int) -> bool:
        verbs = (verb, *self._grammar.with_relation(verb, "aux"))
        return any(self._grammar.tag[token] in FINITE for token in verbs)

    def _states(self, verb: int, relation: str) -> list[Filler]:
        return [f for f in self._roles.fillers(self._grammar.related(verb, relation)) if f.actor.country is not None]

    def _asked(self, source: Sequence[Filler], target: Sequence[Filler]) -> tuple[Offsets | None, Offsets | None]:
        """The spans of the first mention on either side; None where there is none."""
        spans = [next((self._roles.span(filler) for filler in side), None) for side in (source, target)]
        return spans[0], spans[1]


def reasons(match: Match, doc: Doc, event_type: EventType) -> Because:
    """Why the model takes a match for its type: the words that speak for it and the nearest training sentences."""
    assert match.asked is not None
    told = explain(doc, *match.asked, event_type)
    return told.model_copy(update={"nearest": nearest(features(doc, *match.asked), event_type)})


@cache
def _saying() -> frozenset[str]:
    """Verbs that only report."""
    return frozenset(lemma for lemma, _ in cues())


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
