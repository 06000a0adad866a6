"""The training corpora: which documents may be used, and their trees as windows of numbers.

A window is a run of sentences of one document, encoded together: the model sees a sentence's neighbours, learns
where sentences start, and parses each within its own bounds.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge import Gazetteer
from names import LABELS as NAME_LABELS
from names import name_labels
from windows import IGNORE, Sentence

from legation.evaluation.conllu import Tree, read_conllu
from legation.syntax.quotes import directed
from legation.syntax.wordpiece import WordPieces, shape

SHIPPABLE_GENRES = ("news", "interview", "bio", "voyage", "textbook", "vlog", "speech", "conversation")
"""GUM's genres whose texts may be reused in shipped weights; the model card says on what terms. wikiHow and
fiction may not be, and academic, court, essay, letter and podcast texts differ document by document."""

MOST_WORDS, MOST_PIECES = 200, 250
ENDED_BY_PARAGRAPH = 0.6
GOLD, SILVER, GUESSED = 3.0, 1.0, 0.5
"""How much name labels count: Universal NER's; GUM's; those from tables and of invented text."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets, each in the order of the network's outputs."""

    upos: list[str]
    xpos: list[str]
    dependencies: list[str]
    names: list[str]

    @classmethod
    def of(cls, trees: list[Tree]) -> Labels:
        return cls(
            sorted({tag for tree in trees for tag in tree.upos}),
            sorted({tag for tree in trees for tag in tree.xpos}),
            sorted({label for tree in trees for label in tree.labels}),
            list(NAME_LABELS),
        )


def training_trees(data: Path, split: str = "train") -> list[Tree]:
    """EWT's training split (or another) and the shippable part of GUM's."""
    gum = [tree for tree in read_conllu(data / f"gum-{split}.conllu") if tree.genre in SHIPPABLE_GENRES]
    return read_conllu(data / f"ewt-{split}.conllu") + gum


class Encoder:
    """Trees to numbers, with GUM's own names; EWT's training split has none and gets those that tables know."""

    def __init__(self, word_pieces: WordPieces, labels: Labels) -> None:
        self.word_pieces, self.labels = word_pieces, labels
        self._upos = {tag: k for k, tag in enumerate(labels.upos)}
        self._xpos = {tag: k for k, tag in enumerate(labels.xpos)}
        self._dependencies = {label: k for k, label in enumerate(labels.dependencies)}
        self._names: dict[str | None, int] = {label: k for k, label in enumerate(labels.names)}
        self._names[None] = IGNORE
        self._gazetteer = Gazetteer()

    def names_only(self, words: list[str], spaces: list[bool], named: list[str], trust: float) -> Sentence:
        """A sentence of which nothing but its names and where it starts is to be learned."""
        unknown = [IGNORE] * len(words)
        pieces = [self.word_pieces(word) for word in directed(words, spaces)]
        shapes = [shape(word) for word in words]
        names = [self._names[label] for label in named]
        return Sentence(pieces, shapes, unknown, unknown, [], unknown, names, sum(map(len, pieces)), trust)

    def tree_only(self, tree: Tree) -> Sentence:
        """A sentence of which all but its names is to be learned."""
        return self._encoded(tree, [None] * len(tree.words), 0.0)

    def words_only(self, tree: Tree) -> Sentence:
        """A sentence of which nothing is known but its words and where it starts: for learning from a teacher."""
        unknown = [IGNORE] * len(tree.words)
        plain = self.names_only(tree.words, tree.spaces, ["O"] * len(tree.words), 0.0)
        return replace(plain, names=unknown)

    def __call__(self, tree: Tree) -> Sentence:
        if tree.genre:
            return self._encoded(tree, name_labels(tree), SILVER)
        return self._encoded(tree, self._gazetteer(tree), GUESSED)

    def _encoded(self, tree: Tree, named: Sequence[str | None], trust: float) -> Sentence:
        pieces = [self.word_pieces(word) for word in directed(tree.words, tree.spaces)]
        return Sentence(
            pieces,
            [shape(word) for word in tree.words],
            [self._upos.get(tag, IGNORE) for tag in tree.upos],
            [self._xpos.get(tag, IGNORE) for tag in tree.xpos],
            list(tree.heads),
            [self._dependencies.get(label, IGNORE) for label in tree.labels],
            [self._names[label] for label in named],
            sum(map(len, pieces)),
            trust,
        )


def roughened(tree: Tree, chance: random.Random) -> Tree:
    """Now and then the tree as a headline or a careless writer has it: in capitals, in Title Case, unstopped."""
    roll = chance.random()
    words = tree.words
    if roll < 0.03:
        words = [word.upper() for word in words]
    elif roll < 0.06:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    elif roll < 0.10 and len(words) > 3 and words[-1] in ".!?" and len(words) - 1 not in tree.heads:
        return _cut_last(tree)
    if words is tree.words:
        return tree
    return Tree(
        tree.id,
        tree.document,
        tree.paragraph,
        words,
        tree.spaces,
        tree.lemmas,
        tree.upos,
        tree.xpos,
        tree.heads,
        tree.labels,
        tree.misc,
    )


def _cut_last(tree: Tree) -> Tree:
    columns = (tree.words, tree.spaces, tree.lemmas, tree.upos, tree.xpos, tree.heads, tree.labels, tree.misc)
    return Tree(tree.id, tree.document, tree.paragraph, *(column[:-1] for column in columns))


def cut(trees: list[Tree], encode: Callable[[Tree], Sentence], chance: random.Random) -> Iterator[list[Sentence]]:
    """The corpus cut into windows of one to six sentences of a document, differently every time.

    In use a window ends with its paragraph; here most do, so that text run together is met too.
    """
    window: list[Sentence] = []
    room, document = 0, None
    for tree in trees:
        sentence = encode(roughened(tree, chance))
        if sentence.size > MOST_PIECES - 2 or len(sentence.pieces) > MOST_WORDS:
            continue
        taken = sum(other.size for other in window)
        if tree.paragraph and chance.random() < ENDED_BY_PARAGRAPH:
            room = 0
        if window and (room <= 0 or tree.document != document or taken + sentence.size > 120):
            yield window
            window = []
        if not window:
            room = chance.choice((1, 1, 1, 2, 2, 3, 4, 6))
            document = tree.document
        window.append(sentence)
        room -= 1
    if window:
        yield window
