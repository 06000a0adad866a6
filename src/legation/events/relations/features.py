"""What the relation model looks at: the words about a source and a target, and how grammar ties them together.

A feature is a short readable string ("source nsubj accuse", "near frame negated RETREAT") and the token that gives it.
Names never enter a feature, so that a country cannot be mistaken for an act; what the lexicon of frames makes of the
words does, so that a verb seen in no example still counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc, Token

from legation.events.lexicon.frames import Frame, PartOfSpeech, lexicon
from legation.events.lexicon.needs import Condition
from legation.syntax.columns import text_of

Offsets = tuple[int, int]
"""Code points into the text, half-open."""

Feature = tuple[str, int]
"""A feature's name and the number of the token that gives it."""

LONGEST_PATH = 8
_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "AUX"))
_PREDICATES = frozenset(("VERB", "AUX", "ADJ"))
_COMPLEMENTS = frozenset(("obj", "xcomp", "ccomp"))
_EMBEDDED = _COMPLEMENTS | frozenset(("obl", "nsubj:pass", "nmod", "acl", "advcl"))
_ARGUMENTS = _EMBEDDED | frozenset(("iobj", "compound:prt"))
_SAME_PHRASE = frozenset(("conj", "flat", "compound", "appos"))
_NOT_A_HEAD = frozenset(("PUNCT", "ADP", "DET"))
_PARTS_OF_SPEECH = {"VERB": PartOfSpeech.VERB, "NOUN": PartOfSpeech.NOUN, "ADJ": PartOfSpeech.ADJECTIVE}
_MOODS = {
    "negated": frozenset(("not", "never", "n't", "n’t", "no", "neither")),
    "future": frozenset(("will", "would", "shall", "'ll", "’ll", "wo")),
    "should": frozenset(("must", "should", "ought")),
    "can": frozenset(("can", "could", "may", "might")),
    "if": frozenset(("if", "unless", "until")),
}
"""Cues of how an act is told, among the auxiliaries and adverbs of its word."""


def features(doc: Doc, source: Offsets | None, target: Offsets | None) -> list[Feature]:
    """The features of what a source does to a target in a parsed document, in a fixed order, repeats left in.

    A span is None where the text does not name that side. Raises ``ValueError`` where a span is empty or not in the
    text.
    """
    sides = tuple(
        Side(name, tuple(t for t in _tokens(doc, name, span) if not t.is_space))
        for name, span in (("source", source), ("target", target))
        if span is not None
    )
    if not len(doc):
        return []
    numbers = [token.i for side in sides for token in side.tokens] or [0]
    first, last = doc[min(numbers)].sent.start, doc[max(numbers)].sent.end
    words = tuple(token for token in doc[first:last] if not token.is_space)
    return list(Surroundings(words, sides).features())


@dataclass(frozen=True)
class Side:
    """The source or the target: its name and its words."""

    name: str
    tokens: tuple[Token, ...]

    @cached_property
    def head(self) -> Token:
        """The first of the words that hangs on a word outside."""
        inside = {token.i for token in self.tokens}
        heads = (t for t in self.tokens if t.pos_ not in _NOT_A_HEAD and (t.head.i not in inside or t.head.i == t.i))
        return next(heads, self.tokens[-1])

    @cached_property
    def predicates(self) -> list[tuple[str, Token]]:
        """The predicates above the head, nearest first, each with the relations that lead up to it."""
        found = []
        token, path = self.head, list[str]()
        while token.head.i != token.i:
            if token.dep_ not in _SAME_PHRASE:
                path.append(token.dep_)
            token = token.head
            if token.pos_ in _PREDICATES or any(child.dep_ in ("nsubj", "cop") for child in token.children):
                found.append((".".join(path[-2:]), token))
        return found


@dataclass(frozen=True)
class Surroundings:
    """The sentences about a source and a target."""

    words: tuple[Token, ...]
    sides: tuple[Side, ...]

    @cached_property
    def owner(self) -> dict[int, str]:
        """The side that a token belongs to, by the token's number."""
        return {token.i: side.name for side in self.sides for token in side.tokens}

    def features(self) -> Iterator[Feature]:
        """All features; see ``features`` of this module."""
        sides = sorted(self.sides, key=lambda side: side.head.i)
        yield "order " + " ".join(side.name for side in sides), self.words[0].i
        yield from self._words()
        for side in self.sides:
            yield from self._side(side)
            yield from self._predicates(side)
        if len(self.sides) == 2:
            yield from _path(self.sides[0].head, self.sides[1].head)
        yield from self._embedding()

    def _words(self) -> Iterator[Feature]:
        between = self._between()
        for token in self.words:
            if token.pos_ in _CONTENT and token.i not in self.owner:
                yield f"word {_form(token)}", token.i
                if token.i in between:
                    yield f"between {_form(token)}", token.i

    def _between(self) -> range:
        if len(self.sides) < 2:
            return range(0)
        left, right = sorted(self.sides, key=lambda side: side.tokens[0].i)
        return range(left.tokens[-1].i + 1, right.tokens[0].i)

    def _side(self, side: Side) -> Iterator[Feature]:
        """The common words of a side ("target has decision") and how its head is attached ("target is nmod of")."""
        if side.head.pos_ != "PROPN":
            yield f"{side.name} head {_form(side.head)}", side.head.i
        for token in side.tokens:
            if token.pos_ in ("NOUN", "ADJ", "VERB") and token.lemma_.islower():
                yield f"{side.name} has {_form(token)}", token.i
        yield f"{side.name} is {side.head.dep_} {_case(side.head)}", side.head.i

    def _predicates(self, side: Side) -> Iterator[Feature]:
        for depth, (relations, predicate) in enumerate(side.predicates[:3]):
            where = "above " if depth else ""
            yield f"{side.name} {where}{relations} {_with_particle(predicate)}", predicate.i
        for _, predicate in side.predicates[:1]:
            yield from self._company(side, predicate)

    def _company(self, side: Side, predicate: Token) -> Iterator[Feature]:
        """The nearest predicate with its auxiliaries, negation, arguments and what these hold in turn."""
        verb = f"{side.name} {_with_particle(predicate)}"
        for child in predicate.children:
            if _is_cue(child):
                yield f"{side.name} predicate with {child.lemma_.lower()}", child.i
                yield f"{verb} with {child.lemma_.lower()}", child.i
            if child.dep_ in _ARGUMENTS:
                yield f"{verb} {child.dep_} {_case(child)} {self._name(child)}", child.i
                yield f"argument {child.dep_} {self._name(child)}", child.i
            if child.dep_ in _COMPLEMENTS:
                for inner in child.children:
                    if inner.dep_ in _COMPLEMENTS or inner.dep_ in ("nmod", "acl"):
                        yield f"{verb} {_with_particle(child)} {self._name(inner)}", inner.i
                    if _is_cue(inner):
                        yield f"{verb} complement with {inner.lemma_.lower()}", inner.i

    def _name(self, token: Token) -> str:
        return self.owner.get(token.i) or _with_particle(token)

    def _embedding(self) -> Iterator[Feature]:
        """The event types of the predicates near the sides, their moods, and which act holds which."""
        predicates = {p.i: p for side in self.sides for _, p in side.predicates[:2]}
        inner = {child.i: child for p in predicates.values() for child in p.children if child.dep_ in _EMBEDDED}
        known: dict[int, tuple[str, ...]] = {}  # a word that one of them holds may be one itself

        def types_of(token: Token) -> tuple[str, ...]:
            if token.i not in known:
                known[token.i] = event_types(token)
            return known[token.i]

        for token in (predicates | inner).values():
            mood, types = _mood(token), types_of(token)
            holders = (*types, _with_particle(token))
            yield f"mood {mood}", token.i
            for event_type in types:
                yield f"near frame {event_type}", token.i
                yield f"near frame {mood} {event_type}", token.i
            for child in token.children:
                if child.dep_ in _EMBEDDED:
                    held, mood_below = (*types_of(child), _with_particle(child)), _mood(child)
                    for holder in holders:
                        for act in held:
                            yield f"embeds {mood} {holder} > {act}", child.i
                            yield f"embeds {holder} > {mood_below} {act}", child.i


def event_types(token: Token) -> tuple[str, ...]:
    """The event types of the most specific frames that the words about a trigger allow.

    Only lemmas are looked at, wherever they hang near the trigger: this is a hint for a model, not a coding.
    """
    part_of_speech = _PARTS_OF_SPEECH.get(token.pos_)
    frames = lexicon().of(token.lemma_.lower(), part_of_speech) if part_of_speech else ()
    frames = tuple(frame for frame in frames if not frame.is_spoken)  # of what others say of somebody's acts
    if not frames:
        return ()
    near = {child.lemma_.lower() for child in token.children}
    company = near | {inner.lemma_.lower() for child in token.children for inner in child.children}
    if token.dep_ in ("acl", "acl:relcl", "xcomp", "conj"):
        company |= {token.head.lemma_.lower()} | {child.lemma_.lower() for child in token.head.children}
    weighed = [(_fit(frame, near, company), frame.event_type.value) for frame in frames]
    best = max(weight for weight, _ in weighed)
    return tuple(sorted({event_type for weight, event_type in weighed if weight == best})) if best >= 0 else ()


def _fit(frame: Frame, near: set[str], company: set[str]) -> int:
    """How many of a frame's needs for words are met; -1 where one is not."""
    if frame.particle and frame.particle not in near:
        return -1
    count = 0
    for condition in frame.conditions:
        met = _is_met(condition, company)
        if met is False:
            return -1
        count += met is True
    return count + bool(frame.particle)


def _is_met(condition: Condition, company: set[str]) -> bool | None:
    """Whether a condition on words holds; None where it asks for something else."""
    if not condition.named.isdisjoint(company):
        return not condition.negated
    return None if condition.negated or not condition.names_words else False


def _tokens(doc: Doc, name: str, span: Offsets) -> Sequence[Token]:
    start, end = span
    length = len(text_of(doc))
    found = doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end <= length else None
    if found is None or all(token.is_space for token in found):
        raise ValueError(f"the {name} {start}-{end} holds no word of the text")
    return list(found)


def _form(token: Token) -> str:
    if token.pos_ == "PROPN" or token.ent_type_:
        return "NAME"
    return "NUM" if token.pos_ == "NUM" or token.like_num else token.lemma_.lower()


def _with_particle(token: Token) -> str:
    particle = next((child for child in token.children if child.dep_ == "compound:prt"), None)
    return _form(token) if particle is None else f"{_form(token)} {particle.lower_}"


def _case(token: Token) -> str:
    return next((child.lemma_.lower() for child in token.children if child.dep_ == "case"), "-")


def _is_cue(token: Token) -> bool:
    return token.dep_ in ("aux", "aux:pass") or token.lemma_.lower() in _MOODS["negated"]


def _mood(token: Token) -> str:
    """How an act is told: "plain", or which of the moods hold of it."""
    cues = [c for c in token.children if c.dep_ in ("aux", "aux:pass", "advmod", "det", "mark", "cop")]
    words = {cue.lemma_.lower() for cue in cues} | {cue.lower_ for cue in cues}
    return "+".join(mood for mood, known in _MOODS.items() if words & known) or "plain"


def _path(source: Token, target: Token) -> Iterator[Feature]:
    """The way through the tree from the source's head to the target's."""
    up, down = [source, *source.ancestors], [target, *target.ancestors]
    below = {token.i for token in down}
    joint = next((token for token in up if token.i in below), None)
    if joint is None:
        return
    left = up[: next(k for k, token in enumerate(up) if token.i == joint.i)]
    right = down[: next(k for k, token in enumerate(down) if token.i == joint.i)]
    labels = " ".join([*(t.dep_ for t in left), "^", *(t.dep_ for t in reversed(right))])
    yield f"joint {_with_particle(joint)}", joint.i
    if len(left) + len(right) < LONGEST_PATH:
        yield f"path {labels}", joint.i
        yield f"path {_with_particle(joint)}: {labels}", joint.i
    inner = [*left[1:], joint, *reversed(right[1:])]
    for token in inner:
        yield f"path word {_with_particle(token)}", token.i
    for one, next_one in pairwise(inner):
        yield f"path words {_with_particle(one)} {_with_particle(next_one)}", one.i
