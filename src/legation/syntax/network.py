"""Run the language model: words in windows to tags, names, sentence starts and heads.

The model is int8 with one activation scale a tensor, so every array it is given holds windows of one document and
nothing else: a document's parse cannot depend on its neighbours in a batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from legation.syntax.names import NamedWords, NameReader, Scores
from legation.syntax.trees import best_tree, is_tree
from legation.syntax.wordpiece import read_pieces, shape

MOST_PIECES = 1024
"""How many padded pieces go through the encoder at once; more are no faster and take more memory."""

MOST_PADDING = 12
"""How much padding a window may cause: as many pieces as take the time that one more run takes."""


Pieces = tuple[int, ...]
"""The numbers of a word's pieces."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words, with their pieces, that are encoded together.

    ``forced`` is 1 where a sentence must start, -1 where none may, else 0.
    """

    words: Sequence[str]
    pieces: Sequence[Pieces]
    forced: Sequence[int]


@dataclass(frozen=True, slots=True)
class Parse:
    """What the model says of one window, an entry a word.

    ``heads`` are indices into the window, -1 for a sentence's root; ``names`` are BIO labels.
    """

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    labels: list[str]
    names: list[str]
    starts: list[bool]


class Network:
    """The exported model with its label sets; one thread, so that results do not depend on the machine's load."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "parser.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # the two steps that it joins take a fifth of its time
        )
        sets = json.loads((folder / "parser.json").read_text(encoding="utf-8"))
        self._upos, self._xpos = sets["upos"], sets["xpos"]
        self._labels, self._names = sets["dependencies"], NameReader(sets["names"])
        self._root = self._labels.index("root")
        self._scorer: dict[str, NDArray[np.float32]] | None = None
        self._scorer_file = folder / "labels.npz"
        self._pieces = read_pieces(folder / "vocabulary.txt")

    def pieces(self, words: Sequence[str]) -> list[Pieces]:
        """The word pieces of each word."""
        return list(map(self._pieces, words))

    def is_word(self, word: str) -> bool:
        """Whether the encoder's vocabulary, words in small letters, has this word whole."""
        return self._pieces.is_whole(word)

    def parse(self, windows: Sequence[Window]) -> list[Parse]:
        """The parse of every window of one document, in the order given."""
        sizes = [sum(map(len, window.pieces)) + 2 for window in windows]
        order = sorted(range(len(windows)), key=lambda number: sizes[number])
        parses: dict[int, Parse] = {}
        named: dict[int, NamedWords] = {}
        for group in _groups(order, sizes):
            for number, (parse, scores) in zip(group, self._run([windows[n] for n in group]), strict=True):
                parses[number] = parse
                named[number] = NamedWords(windows[number].words, scores, [part == "PROPN" for part in parse.upos])
        names = self._names([named[number] for number in range(len(windows))])
        return [replace(parses[number], names=labels) for number, labels in enumerate(names)]

    def _run(self, windows: list[Window]) -> Iterator[tuple[Parse, Scores]]:
        """Each window's parse without its names, and the scores of those."""
        names = ("upos", "xpos", "names", "starts", "arcs", "heads", "labels", "label_head", "label_child")
        found = dict(zip(names, self._session.run(list(names), self._inputs(windows)), strict=True))
        for row, window in enumerate(windows):
            size = len(window.words) + 1
            starts = found["starts"][row, 1:size]
            heads, labels = self._trees(found, row, size)
            parse = Parse(
                [self._upos[k] for k in found["upos"][row, 1:size].tolist()],  # lists are walked faster than arrays
                [self._xpos[k] for k in found["xpos"][row, 1:size].tolist()],
                [head - 1 for head in heads[1:]],
                [
                    "root" if head == 0 else self._labels[label]
                    for head, label in zip(heads[1:], labels[1:], strict=True)
                ],
                [],
                starts.tolist(),
            )
            yield parse, found["names"][row, 1:size]

    def _inputs(self, windows: list[Window]) -> dict[str, NDArray[np.generic]]:
        wide = max(sum(map(len, window.pieces)) for window in windows) + 2
        long = max(len(window.words) for window in windows) + 1
        pieces = np.zeros((len(windows), wide), np.int64)
        shapes, mask = np.zeros_like(pieces), np.zeros((len(windows), wide), np.float32)
        first = np.zeros((len(windows), long), np.int64)
        forced = np.zeros_like(first)
        for row, window in enumerate(windows):
            sizes = list(map(len, window.pieces))
            *begins, end = accumulate(sizes, initial=1)
            words = len(sizes) + 1
            pieces[row, : end + 1] = [self._pieces.first, *chain.from_iterable(window.pieces), self._pieces.last]
            shapes[row, 1:end] = np.repeat(list(map(shape, window.words)), sizes)
            mask[row, : end + 1] = 1
            first[row, 1:words] = begins
            forced[row, 1:words] = window.forced
        return {"pieces": pieces, "shapes": shapes, "mask": mask, "first": first, "forced": forced}

    def _trees(self, found: dict[str, NDArray[np.generic]], row: int, size: int) -> tuple[list[int], list[int]]:
        """Heads and label numbers of a row's words (entry 0 is the root's own); each sentence made a tree."""
        heads: list[int] = found["heads"][row, :size].tolist()
        labels: list[int] = found["labels"][row, :size].tolist()
        bounds = [*(np.flatnonzero(found["starts"][row, :size]).tolist()), size]
        for begin, end in pairwise(bounds):
            local = [0, *(head - begin + 1 if head else 0 for head in heads[begin:end])]
            if is_tree(local):
                continue
            inside = [0, *range(begin, end)]
            better = best_tree(found["arcs"][row][np.ix_(inside, inside)].astype(np.float32))
            for word, head in enumerate(better[1:], begin):
                new = head + begin - 1 if head else 0
                if new != heads[word]:
                    heads[word] = new
                    if new:
                        labels[word] = self._label(found["label_head"][row, new], found["label_child"][row, word])
        return heads, labels

    def _label(self, head: NDArray[np.float32], child: NDArray[np.float32]) -> int:
        if self._scorer is None:
            with np.load(self._scorer_file) as arrays:
                self._scorer = {name: arrays[name].astype(np.float32) for name in arrays.files}
        # As in the network: the child meets each label's matrix from the left, the head from the right.
        scores = self._scorer["bilinear"] @ head @ child
        scores = scores + self._scorer["linear"] @ np.concatenate([head, child]) + self._scorer["bias"]
        scores[self._root] = -1e9
        return int(scores.argmax())


def _groups(order: list[int], sizes: list[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for number in order:
        if group:
            padding = len(group) * (sizes[number] - sizes[group[-1]])
            if padding > MOST_PADDING or sizes[number] * (len(group) + 1) > MOST_PIECES:
                yield group
                group = []
        group.append(number)
    if group:
        yield group
