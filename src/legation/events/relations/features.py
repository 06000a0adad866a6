"""What the relation model looks at: the words about a source and a target, and how grammar ties them together.

A feature is a short readable string ("source nsubj accuse", "near frame negated RETREAT") and the token that gives it.
Names never enter a feature, so that a country cannot be mistaken for an act; what the lexicon of frames makes of the
words does, so that a verb seen in no example still counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

from legation.events.lexicon.frames import Frame, PartOfSpeech, lexicon
from legation.syntax.columns import columns, text_of

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
_TELLING = frozenset(("aux", "aux:pass", "advmod", "det", "mark", "cop"))


def features(doc: Doc, source: Offsets | None, target: Offsets | None) -> list[Feature]:
    """The features of what a source does to a target in a parsed document, in a fixed order, repeats left in.

    A span is None where the text does not name that side. Raises ``ValueError`` where a span is empty or not in the
    text.
    """
    sides = [(name, _tokens(doc, name, span)) for name, span in (("source", source), ("target", target)) if span]
    if not len(doc):
        return []
    numbers = [token for _, tokens in sides for token in tokens] or [0]
    surroundings = Surroundings(doc, doc[min(numbers)].sent.start, doc[max(numbers)].sent.end)
    return list(surroundings.features([surroundings.side(name, tokens) for name, tokens in sides]))


class Side(NamedTuple):
    """The source or the target: its name, its words, and the first of them that hangs on a word outside.

    ``predicates`` are those above the head, nearest first, each with the relations that lead up to it.
    """

    name: str
    tokens: Sequence[int]
    head: int
    predicates: Sequence[tuple[str, int]]


class Surroundings:
    """The sentences about a source and a target, from the token ``first`` to before ``last``."""

    def __init__(self, doc: Doc, first: int, last: int) -> None:
        read = columns(doc)
        self._pos, self._dep, self._head, self._form = read.parts, read.relations, read.heads, read.forms
        self._entity, self._lemma = read.entities, read.lemmas
        self._words = [token for token in range(first, last) if not read.texts[token].isspace()]
        self._numbers = {token for token, is_like in enumerate(doc.to_array("LIKE_NUM")[first:last], first) if is_like}
        self._children: dict[int, list[int]] = {token: [] for token in range(first, last)}
        for token in range(first, last):
            if self._head[token] != token:
                self._children[self._head[token]].append(token)
        self._owner: dict[int, str] = {}
        """The side that a token belongs to."""

    def side(self, name: str, tokens: Sequence[int]) -> Side:
        """The side that the tokens name."""
        head = next((t for t in tokens if self._pos[t] not in _NOT_A_HEAD and self._is_top(t, tokens)), tokens[-1])
        return Side(name, tokens, head, self._predicates_above(head))

    def _is_top(self, token: int, tokens: Sequence[int]) -> bool:
        return self._head[token] == token or self._head[token] not in tokens

    def _predicates_above(self, token: int) -> list[tuple[str, int]]:
        found, path = [], list[str]()
        while self._head[token] != token:
            if self._dep[token] not in _SAME_PHRASE:
                path.append(self._dep[token])
            token = self._head[token]
            is_clause = any(self._dep[child] in ("nsubj", "cop") for child in self._children[token])
            if self._pos[token] in _PREDICATES or is_clause:
                found.append((".".join(path[-2:]), token))
        return found

    def features(self, given: Sequence[Side]) -> Iterator[Feature]:
        """All features of the sides; see ``features`` of this module."""
        self._owner = {token: side.name for side in given for token in side.tokens}
        yield "order " + " ".join(side.name for side in sorted(given, key=lambda side: side.head)), self._words[0]
        yield from self._of_words(given)
        for side in given:
            yield from self._of_side(side)
            yield from self._of_predicates(side)
        if len(given) == 2:
            yield from self._path(given[0].head, given[1].head)
        yield from self._embedding(given)

    def _of_words(self, given: Sequence[Side]) -> Iterator[Feature]:
        between = _between(given)
        for token in self._words:
            if self._pos[token] in _CONTENT and token not in self._owner:
                yield f"word {self._plain(token)}", token
                if token in between:
                    yield f"between {self._plain(token)}", token

    def _of_side(self, side: Side) -> Iterator[Feature]:
        """The common words of a side ("target has decision") and how its head is attached ("target is nmod of")."""
        if self._pos[side.head] != "PROPN":
            yield f"{side.name} head {self._plain(side.head)}", side.head
        for token in side.tokens:
            if self._pos[token] in ("NOUN", "ADJ", "VERB") and self._lemma[token].islower():
                yield f"{side.name} has {self._plain(token)}", token
        yield f"{side.name} is {self._dep[side.head]} {self._case(side.head)}", side.head

    def _of_predicates(self, side: Side) -> Iterator[Feature]:
        for depth, (relations, predicate) in enumerate(side.predicates[:3]):
            where = "above " if depth else ""
            yield f"{side.name} {where}{relations} {self._with_particle(predicate)}", predicate
        for _, predicate in side.predicates[:1]:
            yield from self._company(side, predicate)

    def _company(self, side: Side, predicate: int) -> Iterator[Feature]:
        """The nearest predicate with its auxiliaries, negation, arguments and what these hold in turn."""
        verb = f"{side.name} {self._with_particle(predicate)}"
        for child in self._children[predicate]:
            relation = self._dep[child]
            if self._is_cue(child):
                yield f"{side.name} predicate with {self._lemma[child].lower()}", child
                yield f"{verb} with {self._lemma[child].lower()}", child
            if relation in _ARGUMENTS:
                yield f"{verb} {relation} {self._case(child)} {self._name(child)}", child
                yield f"argument {relation} {self._name(child)}", child
            if relation in _COMPLEMENTS:
                for inner in self._children[child]:
                    if self._dep[inner] in _COMPLEMENTS or self._dep[inner] in ("nmod", "acl"):
                        yield f"{verb} {self._with_particle(child)} {self._name(inner)}", inner
                    if self._is_cue(inner):
                        yield f"{verb} complement with {self._lemma[inner].lower()}", inner

    def _embedding(self, given: Sequence[Side]) -> Iterator[Feature]:
        """The event types of the predicates near the sides, their moods, and which act holds which."""
        near = dict.fromkeys(predicate for side in given for _, predicate in side.predicates[:2])
        inner = (child for predicate in near for child in self._children[predicate] if self._dep[child] in _EMBEDDED)
        known: dict[int, tuple[str, ...]] = {}  # a word that one of them holds may be one itself

        def types_of(token: int) -> tuple[str, ...]:
            if token not in known:
                known[token] = self._event_types(token)
            return known[token]

        for token in dict.fromkeys((*near, *inner)):
            mood, types = self._mood(token), types_of(token)
            holders = (*types, self._with_particle(token))
            yield f"mood {mood}", token
            for event_type in types:
                yield f"near frame {event_type}", token
                yield f"near frame {mood} {event_type}", token
            for child in self._children[token]:
                if self._dep[child] in _EMBEDDED:
                    held, mood_below = (*types_of(child), self._with_particle(child)), self._mood(child)
                    for holder in holders:
                        for act in held:
                            yield f"embeds {mood} {holder} > {act}", child
                            yield f"embeds {holder} > {mood_below} {act}", child

    def _path(self, source: int, target: int) -> Iterator[Feature]:
        """The way through the tree from the source's head to the target's."""
        up, down = self._ancestry(source), self._ancestry(target)
        joint = next((token for token in up if token in down), None)
        if joint is None:
            return
        left, right = up[: up.index(joint)], down[: down.index(joint)]
        labels = " ".join([*(self._dep[t] for t in left), "^", *(self._dep[t] for t in reversed(right))])
        yield f"joint {self._with_particle(joint)}", joint
        if len(left) + len(right) < LONGEST_PATH:
            yield f"path {labels}", joint
            yield f"path {self._with_particle(joint)}: {labels}", joint
        inner = [*left[1:], joint, *reversed(right[1:])]
        for token in inner:
            yield f"path word {self._with_particle(token)}", token
        for one, next_one in pairwise(inner):
            yield f"path words {self._with_particle(one)} {self._with_particle(next_one)}", one

    def _ancestry(self, token: int) -> list[int]:
        found = [token]
        while self._head[token] != token:
            token = self._head[token]
            found.append(token)
        return found

    def _event_types(self, token: int) -> tuple[str, ...]:
        """The event types that most of the frames have of which the words about a trigger meet the most needs.

        Only lemmas are looked at, wherever they hang near the trigger: this is a hint for a model, not a coding.
        """
        part_of_speech = _PARTS_OF_SPEECH.get(self._pos[token])
        known = lexicon().of(self._lemma[token].lower(), part_of_speech) if part_of_speech else ()
        frames = [frame for frame in known if not frame.is_spoken]  # of what others say of somebody's acts
        if not frames:
            return ()
        near = self._lemmas_below(token)
        company = near.union(*map(self._lemmas_below, self._children[token]))
        if self._dep[token] in ("acl", "acl:relcl", "xcomp", "conj"):
            head = self._head[token]
            company |= {self._lemma[head].lower()} | self._lemmas_below(head)
        weighed = [(_fit(frame, near, company), frame.event_type) for frame in frames]
        best = max(weight for weight, _ in weighed)
        if best < 0:
            return ()
        counts = Counter(event_type for weight, event_type in weighed if weight == best)
        most = max(counts.values())
        return tuple(sorted(event_type for event_type, count in counts.items() if count == most))

    def _lemmas_below(self, token: int) -> set[str]:
        return {self._lemma[child].lower() for child in self._children[token]}

    def _name(self, token: int) -> str:
        return self._owner.get(token) or self._with_particle(token)

    def _plain(self, token: int) -> str:
        if self._pos[token] == "PROPN" or self._entity[token]:
            return "NAME"
        return "NUM" if self._pos[token] == "NUM" or token in self._numbers else self._lemma[token].lower()

    def _with_particle(self, token: int) -> str:
        particle = next((child for child in self._children[token] if self._dep[child] == "compound:prt"), None)
        return self._plain(token) if particle is None else f"{self._plain(token)} {self._form[particle]}"

    def _case(self, token: int) -> str:
        return next((self._lemma[c].lower() for c in self._children[token] if self._dep[c] == "case"), "-")

    def _is_cue(self, token: int) -> bool:
        return self._dep[token] in ("aux", "aux:pass") or self._lemma[token].lower() in _MOODS["negated"]

    def _mood(self, token: int) -> str:
        """How an act is told: "plain", or which of the moods hold of it."""
        cues = [child for child in self._children[token] if self._dep[child] in _TELLING]
        words = {self._lemma[cue].lower() for cue in cues} | {self._form[cue] for cue in cues}
        return "+".join(mood for mood, known in _MOODS.items() if words & known) or "plain"


def _between(sides: Sequence[Side]) -> range:
    """The tokens between two sides."""
    if len(sides) < 2:
        return range(0)
    left, right = sorted(sides, key=lambda side: side.tokens[0])
    return range(left.tokens[-1] + 1, right.tokens[0])


def _fit(frame: Frame, near: set[str], company: set[str]) -> int:
    """How many of a frame's needs for words are met; -1 where one is not."""
    if frame.particle and frame.particle not in near:
        return -1
    count = 0
    for condition in frame.conditions:
        if condition.named.isdisjoint(company):
            if condition.names_words and not condition.negated:
                return -1
        elif condition.negated:
            return -1
        else:
            count += 1
    return count + bool(frame.particle)


def _tokens(doc: Doc, name: str, span: Offsets) -> list[int]:
    """The words of a side."""
    start, end = span
    length = len(text_of(doc))
    found = doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end <= length else None
    words = [token.i for token in found if not token.is_space] if found is not None else []
    if not words:
        raise ValueError(f"the {name} {start}-{end} holds no word of the text")
    return words
