"""Windows seen otherwise, for teachers to label: some of their words changed for others, or cut shorter."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator

from windows import IGNORE, Sentence, Window

SWAPPED_WINDOWS, SWAPPED_WORDS = 0.4, 0.2
"""How many windows of trees are seen once more, and how many of their nouns, verbs and so on are others."""
OPEN = ("JJ", "NN", "RB", "VB")
"""How the Penn tags of adjectives, nouns, adverbs and verbs begin."""
BROKEN = 0.25
"""The chance that a window is cut after a sentence, so that its sentences are met with and without the others."""


def swapped(drawn: list[Window], tags: list[str], chance: random.Random) -> Iterator[Window]:
    """Some windows of trees again, some words in each another of the same tag and letter case, with no gold labels.

    So what a teacher says of sentences near those of the treebanks is learned too (as in TinyBERT, Jiao et al. 2020).
    """
    others: dict[tuple[int, int], list[tuple[int, ...]]] = defaultdict(list)
    wide = {number for number, tag in enumerate(tags) if tag.startswith(OPEN)}
    trees = [window for window in drawn if all(sentence.heads for sentence in window)]
    for window in trees:
        for sentence in window:
            for word, case, tag in zip(sentence.pieces, sentence.shapes, sentence.xpos, strict=True):
                if tag in wide:
                    others[tag, case].append(word)

    def again(sentence: Sentence) -> Sentence:
        pieces = [
            chance.choice(others[tag, case]) if tag in wide and chance.random() < SWAPPED_WORDS else word
            for word, case, tag in zip(sentence.pieces, sentence.shapes, sentence.xpos, strict=True)
        ]
        unknown = [IGNORE] * len(pieces)
        size = sum(map(len, pieces))
        return Sentence(pieces, sentence.shapes, unknown, unknown, [], unknown, unknown, size, 0.0)

    for window in trees:
        if chance.random() < SWAPPED_WINDOWS:
            yield [again(sentence) for sentence in window]


def broken(drawn: list[Window], chance: random.Random) -> Iterator[Window]:
    """The windows, some of them cut into shorter ones."""
    for window in drawn:
        begin = 0
        for end in range(1, len(window)):
            if chance.random() < BROKEN:
                yield window[begin:end]
                begin = end
        yield window[begin:]
