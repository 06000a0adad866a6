"""Arc scores become exactly one tree."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from legation.syntax.trees import best_tree, is_tree

SCORES = st.integers(2, 9).flatmap(lambda n: arrays(np.float32, (n, n), elements=st.floats(-50, 50, width=16)))


def test_greedy_heads_that_make_a_tree_are_kept() -> None:
    scores = np.zeros((4, 4), np.float32)
    scores[2, 0] = scores[1, 2] = scores[3, 2] = 5  # word 2 is the root, 1 and 3 hang on it
    assert best_tree(scores) == [0, 2, 0, 2]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.full((3, 3), -10, np.float32)
    scores[1, 2] = scores[2, 1] = 5  # two words that each want the other
    scores[1, 0], scores[2, 0] = 1, 4
    assert best_tree(scores) == [0, 2, 0]


def test_only_one_word_hangs_on_the_root() -> None:
    scores = np.full((3, 3), 0, np.float32)
    scores[1, 0], scores[2, 0] = 9, 8
    assert best_tree(scores) == [0, 0, 1]


@given(SCORES)
def test_any_scores_give_a_tree(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


@given(SCORES.filter(lambda scores: len(scores) <= 5))
def test_no_single_rooted_tree_through_the_same_root_scores_more(scores: np.ndarray) -> None:
    found = best_tree(scores)
    size = len(scores)
    root = found.index(0, 1)

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[word, heads[word]] for word in range(1, size)))

    every = (tuple(int(h) for h in heads) for heads in np.ndindex(*([1] + [size] * (size - 1))))
    best = max(total(heads) for heads in every if heads[root] == 0 and is_tree(heads))
    assert total(tuple(found)) >= best - 1e-2 * size


def test_loops_and_two_roots_are_no_trees() -> None:
    assert is_tree([0, 0, 1])
    assert not is_tree([0, 2, 1])
    assert not is_tree([0, 0, 0])
