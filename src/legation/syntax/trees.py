"""From arc scores to one tree: the greedy heads where they make one, else the maximum spanning tree."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = np.float32(-1e9)


def is_tree(heads: Sequence[int]) -> bool:
    """Whether the heads of words 1..n (word 0 is the root, its own entry is not read) make one rooted tree."""
    n = len(heads)
    if sum(head == 0 for head in heads[1:]) != 1:
        return False
    state = [0] * n  # 0 not seen, 1 on the path now walked, 2 known to reach the root
    state[0] = 2
    for word in range(1, n):
        path = []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = heads[word]
        if state[word] == 1:
            return False
        for seen in path:
            state[seen] = 2
    return True


def best_tree(scores: Scores) -> list[int]:
    """The head of every word for ``scores[child, head]``, both from 0 = root; entry 0 is 0.

    Exactly one word hangs on the root. Chu-Liu-Edmonds (Edmonds 1967), run only where the greedy heads fail.
    """
    scores = scores.astype(np.float32, copy=True)
    np.fill_diagonal(scores, _NEVER)
    scores[0] = _NEVER
    heads = scores.argmax(1)
    heads[0] = 0
    if is_tree(heads.tolist()):
        return [int(head) for head in heads]
    # One root: the word that gains most by hanging there over its next best head.
    margin = scores[1:, 0] - scores[1:, 1:].max(1) if len(scores) > 2 else scores[1:, 0]
    root = int(margin.argmax()) + 1
    scores[:, 0] = _NEVER
    scores[root] = _NEVER
    scores[root, 0] = 0
    return [int(head) for head in _spanning(scores)]


def _spanning(scores: Scores) -> NDArray[np.int64]:
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([word for word in range(len(heads)) if word not in set(cycle)])
    size = len(outside)
    # The cycle becomes one node, the last; its best ways in and out are remembered.
    merged = np.full((size + 1, size + 1), _NEVER, np.float32)
    merged[:size, :size] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    merged[:size, size] = leaving.max(1)
    entering = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    merged[size, :size] = entering.max(0)
    np.fill_diagonal(merged, _NEVER)
    merged[0] = _NEVER
    above = _spanning(merged)
    for node in range(1, size):
        head = above[node]
        heads[outside[node]] = outside[head] if head < size else inside[leaving[node].argmax()]
    broken = inside[entering[:, above[size]].argmax()]
    heads[broken] = outside[above[size]]
    return heads


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    state = [0] * len(heads)
    state[0] = 2
    for word in range(1, len(heads)):
        path = []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return []
