"""The groups of words with a grammar of their own, and the tree that stays one whatever is hung where."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

import legation
from legation.events.lexicon.frames import table_rows
from legation.events.trees.tree import Tree

SOURCES = Path(legation.__file__).parent / "events"
ASKED = re.compile(r'\bwords\(("[^"]+"(?:, "[^"]+")*)\)')


def test_every_group_is_told_once_and_is_asked_for() -> None:
    groups = Counter(row["group"] for _, row in table_rows("grammar_words.tsv", ("group", "words", "note")))
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(SOURCES.rglob("*.py")))
    assert [name for name, times in groups.items() if times > 1] == []
    asked = {name.strip('"') for names in ASKED.findall(code) for name in names.split(", ")}
    assert sorted(asked - set(groups)) == []
    assert [name for name in groups if f'"{name}"' not in code] == []


HANGS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=20)


def tree_of(words: list[str], heads: list[int], relations: list[str], tags: list[str], parts: list[str]) -> Tree:
    return Tree(Doc(Vocab(), words, heads=heads, deps=relations, tags=tags, pos=parts))


def is_tree(tree: Tree) -> bool:
    for word in range(len(tree.head)):
        steps = 0
        while tree.head[word] != word and steps <= len(tree.head):
            word, steps = tree.head[word], steps + 1
        if steps > len(tree.head):
            return False
    return all(child in tree.children[head] for child, head in enumerate(tree.head) if child != head)


@given(HANGS)
def test_no_word_is_ever_hung_below_itself(hangs: list[tuple[int, int]]) -> None:
    tree = tree_of(
        ["dogs", "had", "to", "be", "rescued"],
        [1, 1, 4, 4, 1],
        ["nsubj", "root", "mark", "aux:pass", "xcomp"],
        ["NNS", "VBD", "TO", "VB", "VBN"],
        ["NOUN", "VERB", "PART", "AUX", "VERB"],
    )
    for token, head in hangs:
        tree.hang(token, head, "dep")
    assert is_tree(tree)


def test_a_token_knows_the_stretch_of_its_sentence(mended: Callable[[str], Tree]) -> None:
    tree = mended("Peru closed the border. Chile protested.")
    assert [tree.sentence(token) for token in (0, 4, 5, 7)] == [slice(0, 5), slice(0, 5), slice(5, 8), slice(5, 8)]


def test_each_is_all_who_were_just_named(mended):
    grammar = mended("Soldiers and rebels fought in Malakal, each accusing the other of treason.")
    subjects = grammar.related(grammar.lemma.index("accuse"), "subj")
    assert [grammar.form[token] for token in subjects] == ["soldiers", "rebels"]


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("President Gustavo Petro and President Donald Trump, who had expelled envoys, met.", ["donald"]),
        ("Mali and Niger, which have expelled envoys, met.", ["mali", "niger"]),
        ("Mali and Niger, which has expelled envoys, met.", ["niger"]),
        ("France and Germany, which expelled envoys, met.", ["france", "germany"]),
    ],
)
def test_a_relative_pronoun_means_all_or_the_last_of_those_named_together(mended, sentence, subjects):
    grammar = mended(sentence)
    found = grammar.related(grammar.lemma.index("expel"), "subj")
    assert [grammar.form[token] for token in found] == subjects


def test_the_accused_does_what_he_is_accused_of(mended, related_words):
    grammar = mended("Sudan accused Chad of shelling a village, killing nine people.")
    assert related_words(grammar, "shelling", "subj") == related_words(grammar, "killing", "subj") == ["Chad"]
