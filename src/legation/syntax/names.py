"""Names of people, organisations and places, each the same wherever a document tells it.

A word's labels are those of the best sequence that is one (Viterbi). Then all mentions of a name in its document decide
together what it names, and whether it is a name at all, since of "Norton" alone a single sentence tells little; a short
form is what its long one is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from legation.syntax.organisations import bracketed_acronyms, with_organisations

FLOOR = -2.0
"""The least log probability that one mention gives: none outvotes all others."""

_PLACING = frozenset("at from in into near of outside through to toward towards".split())

Scores = NDArray[np.float32]
Name = tuple[str, ...]
"""A name's words, as written."""


@dataclass(frozen=True, slots=True)
class NamedWords:
    """The words of a window with the network's scores by name label, and which words are proper nouns."""

    words: Sequence[str]
    scores: Scores
    proper: Sequence[bool]


@dataclass(slots=True)
class _Evidence:
    """What the mentions of a name say together: log probabilities of the types, and the odds of being a name."""

    types: Scores
    odds: float = 0.0
    found: list[tuple[int, int, int]] = field(default_factory=list)
    missed: list[tuple[int, int, int]] = field(default_factory=list)


class NameReader:
    """``reader(windows)``: the BIO labels of a document's words, window by window."""

    def __init__(self, labels: list[str]) -> None:
        self._labels = labels
        self._types = sorted({label[2:] for label in labels if label != "O"})
        self._begin, self._inside = ([labels.index(f"{edge}-{kind}") for kind in self._types] for edge in "BI")
        self._outside = labels.index("O")
        allowed = [[not b.startswith("I-") or a[2:] == b[2:] for b in labels] for a in labels]
        self._forbidden = np.where(np.array(allowed), 0, -1e4).astype(np.float32)

    def __call__(self, windows: Sequence[NamedWords]) -> list[list[str]]:
        if not windows:
            return []
        ends = list(accumulate(len(window.words) for window in windows))
        bounds = list(pairwise([0, *ends]))
        logs = _log_softmax(np.concatenate([window.scores for window in windows]))
        found = self._labelled(logs, bounds)
        chances = _Chances(logs, self._begin, self._inside, self._outside)
        for evidence in self._evidence(windows, bounds, chances, found).values():
            kind = self._types[int(evidence.types.argmax())] if evidence.odds >= 0 else None
            for number, begin, end in evidence.found + (evidence.missed if evidence.odds > 0 else []):
                named = ["O"] * (end - begin) if kind is None else [f"B-{kind}"] + [f"I-{kind}"] * (end - begin - 1)
                found[number][begin:end] = named
        found = [with_organisations(window.words, names) for window, names in zip(windows, found, strict=True)]
        _take_after_long_forms(windows, found)
        return found

    def _labelled(self, logs: Scores, bounds: Sequence[tuple[int, int]]) -> list[list[str]]:
        """The best labels of each window: mostly those of each word by itself."""
        greedy = logs.argmax(-1)
        before = np.concatenate([[self._outside], greedy[:-1]])
        before[[begin for begin, end in bounds if begin < end]] = self._outside
        broken = (self._forbidden[before, greedy] < 0).tolist()
        labels = [self._labels[k] for k in greedy.tolist()]
        return [self._best(logs[begin:end]) if any(broken[begin:end]) else labels[begin:end] for begin, end in bounds]

    def _best(self, chances: Scores) -> list[str]:
        """The labels of the best sequence that is one."""
        best = chances[0] + self._forbidden[self._outside]  # a sequence starts as if after O
        back = []
        for step in chances[1:]:
            paths = best[:, None] + self._forbidden
            back.append(paths.argmax(0))
            best = paths.max(0) + step
        path = [int(best.argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        return [self._labels[k] for k in reversed(path)]

    def _evidence(
        self,
        windows: Sequence[NamedWords],
        bounds: Sequence[tuple[int, int]],
        chances: _Chances,
        found: list[list[str]],
    ) -> dict[Name, _Evidence]:
        """What is known of every name that was found; it is missed where its words are proper nouns, but no name."""
        names: dict[Name, _Evidence] = {}
        for number, (window, labels) in enumerate(zip(windows, found, strict=True)):
            for begin, end in _spans(labels):
                name = tuple(window.words[begin:end])
                evidence = names.setdefault(name, _Evidence(np.zeros(len(self._types), np.float32)))
                types, odds = chances.of(bounds[number][0] + begin, bounds[number][0] + end)
                evidence.types += types
                evidence.odds += odds
                evidence.found.append((number, begin, end))
        by_first: dict[str, list[Name]] = defaultdict(list)
        for name in names:
            by_first[name[0]].append(name)
        for number, (window, labels) in enumerate(zip(windows, found, strict=True)):
            for begin, word in enumerate(window.words):
                for name in by_first.get(word, ()) if labels[begin] == "O" else ():
                    end = begin + len(name)
                    if tuple(window.words[begin:end]) == name and _is_free(window, labels, begin, end):
                        names[name].odds += chances.of(bounds[number][0] + begin, bounds[number][0] + end)[1]
                        names[name].missed.append((number, begin, end))
        return names


class _Chances:
    """What the log probabilities of a document's words, by name label, say of its mentions."""

    def __init__(self, logs: Scores, begin: list[int], inside: list[int], outside: int) -> None:
        self._begin, self._inside, self._outside = logs[:, begin], logs[:, inside], logs[:, outside]
        self._alone = np.maximum(self._begin, FLOOR)  # of names of one word, as most are
        self._best: list[float] = self._alone.max(-1).tolist()
        self._none: list[float] = np.maximum(self._outside, FLOOR).tolist()

    def of(self, begin: int, end: int) -> tuple[Scores, float]:
        """A mention's log probabilities of the types, each the mean of its words', and its odds of being a name."""
        if end == begin + 1:
            return self._alone[begin], self._best[begin] - self._none[begin]
        by_word = self._inside[begin:end].copy()
        by_word[0] = self._begin[begin]
        types = np.maximum(np.add.reduce(by_word) / (end - begin), FLOOR)  # `mean` takes three times as long
        outside = max(float(np.add.reduce(self._outside[begin:end]) / (end - begin)), FLOOR)
        return types, float(types.max()) - outside


def _take_after_long_forms(windows: Sequence[NamedWords], found: list[list[str]]) -> None:
    """Let a name of one word be what its long form is: "Santos" after "Juan Manuel Santos", "PKK" after "... (PKK)".

    A word that a preposition of place stands before stays a place ("in Washington" beside "George Washington").
    """
    surnames, acronyms = set(), set()
    for window, labels in zip(windows, found, strict=True):
        surnames |= {
            window.words[end - 1] for begin, end in _spans(labels) if labels[begin] == "B-PER" and end > begin + 1
        }
        acronyms |= bracketed_acronyms(window.words, labels)
    for window, labels in zip(windows, found, strict=True) if surnames or acronyms else ():
        for at, (word, label) in enumerate(zip(window.words, labels, strict=True)):
            if label[0] == "I" or labels[at + 1 : at + 2] in (["I-PER"], ["I-ORG"], ["I-LOC"]):
                continue
            if word in acronyms:
                labels[at] = "B-ORG"
            elif word in surnames and label in ("B-ORG", "B-LOC"):
                is_place = label == "B-LOC" and at > 0 and window.words[at - 1].lower() in _PLACING
                labels[at] = label if is_place else "B-PER"


def _is_free(window: NamedWords, labels: list[str], begin: int, end: int) -> bool:
    return window.proper[end - 1] and all(label == "O" for label in labels[begin:end])


def _spans(labels: list[str]) -> Iterator[tuple[int, int]]:
    begin = None
    for at, label in enumerate([*labels, "O"]):
        if begin is not None and not label.startswith("I-"):
            yield begin, at
            begin = None
        if label.startswith("B-"):
            begin = at


def _log_softmax(scores: Scores) -> Scores:
    shifted = scores - scores.max(-1, keepdims=True)
    logs: Scores = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return logs
