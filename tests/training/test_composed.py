"""The grammar that makes trees for the language model: what it draws, and what it refuses to read."""

import random

import pytest
import spacy

from legation.evaluation.conllu import Tree
from legation.syntax.tokenizer import treebank_tokenizer

PEACE = Tree(
    "peace", "ours", True, ["The", "war", "ended", "."], [True, True, False, True], ["_"] * 4,
    ["DET", "NOUN", "VERB", "PUNCT"], ["DT", "NN", "VBD", "."], [1, 2, -1, 2], ["det", "nsubj", "root", "punct"],
)  # fmt: skip


@pytest.fixture(scope="module")
def composed(script):
    return script("composed")


@pytest.fixture(scope="module")
def sentences(composed):
    windows = composed.Composer([PEACE]).windows(200, random.Random(1))
    return [sentence for window in windows for sentence in window]


def test_what_is_drawn_is_a_tree(sentences) -> None:
    for tree in sentences:
        assert tree.heads.count(-1) == 1 and tree.labels[tree.heads.index(-1)] == "root"
        assert {len(column) for column in (tree.words, tree.spaces, tree.upos, tree.xpos, tree.labels)} == {
            len(tree.heads)
        }
        for at in range(len(tree.heads)):
            seen: set[int] = set()
            while at >= 0:
                assert at not in seen
                seen.add(at)
                at = tree.heads[at]


def test_every_word_but_the_root_has_another_relation(sentences) -> None:
    assert all(
        (head < 0) == (label == "root")
        for tree in sentences
        for head, label in zip(tree.heads, tree.labels, strict=True)
    )


def test_the_text_is_cut_into_the_same_words(sentences) -> None:
    tokenizer = treebank_tokenizer(spacy.blank("en"))
    for tree in sentences:
        text = "".join(word + " " * space for word, space in zip(tree.words, tree.spaces, strict=True))
        assert [token.text for token in tokenizer(text.strip())] == tree.words


def test_clauses_of_trees_are_drawn_in(sentences) -> None:
    assert any("the war ended" in " ".join(tree.words) for tree in sentences)


def test_the_same_chance_draws_the_same(composed) -> None:
    first, second = (list(composed.Composer([PEACE]).windows(20, random.Random(7))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("grammar", "fault"),
    [
        ("NAME\n  1 $SURNAME\n", ":2: '\\$SURNAME' is no item"),
        ("NAME\n  1 $GIVEN! $SURNAME!\n", ":2: an alternative has one head"),
    ],
)
def test_a_broken_rule_is_named_by_its_line(composed, grammar: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        composed.read_grammar(grammar)
