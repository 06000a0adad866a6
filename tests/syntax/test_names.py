"""The mentions of a name in a document decide together what it names, and whether it is one."""

from collections.abc import Sequence

import numpy as np

from legation.syntax.names import NamedWords, NameReader

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


def window(text: str, *likely: dict[str, float], proper: bool = True) -> NamedWords:
    """Words with the chances of labels that are likely, the rest shared among the others."""
    words = text.split()
    scores = np.zeros((len(words), len(LABELS)), np.float32)
    for row, chances in zip(scores, likely, strict=True):
        rest = (1 - sum(chances.values())) / (len(LABELS) - len(chances))
        row[:] = np.log([chances.get(label, rest) for label in LABELS])
    return NamedWords(words, scores, [proper] * len(words))


def read(*windows: NamedWords) -> Sequence[list[str]]:
    return NameReader(LABELS)(windows)


def test_a_name_means_the_same_in_every_sentence() -> None:
    sure = window("Kaduro", {"B-LOC": 0.9})
    unsure = window("Kaduro", {"B-ORG": 0.5, "B-LOC": 0.4})
    assert read(unsure) == [["B-ORG"]]
    assert read(sure, unsure) == [["B-LOC"], ["B-LOC"]]


def test_a_name_missed_once_is_found_by_its_other_mentions() -> None:
    found = window("Orhan Tavel", {"B-PER": 0.95}, {"I-PER": 0.95})
    missed = window("Orhan Tavel", {"O": 0.6, "B-PER": 0.35}, {"O": 0.6, "I-PER": 0.35})
    assert read(found, missed) == [["B-PER", "I-PER"]] * 2


def test_what_most_mentions_deny_is_no_name() -> None:
    doubtful = window("Guidelines", {"B-ORG": 0.5, "O": 0.4})
    denied = window("Guidelines", {"O": 0.95})
    assert read(doubtful) == [["B-ORG"]]
    assert read(doubtful, denied, denied) == [["O"]] * 3


def test_a_word_that_is_no_proper_noun_says_nothing_of_a_name() -> None:
    name = window("Will", {"B-PER": 0.9})
    verb = window("Will", {"O": 0.99}, proper=False)
    assert read(name, verb, verb, verb) == [["B-PER"], ["O"], ["O"], ["O"]]


def test_labels_begin_a_name_before_they_are_inside_it() -> None:
    broken = window("the Tavel Fund", {"O": 0.9}, {"I-ORG": 0.6, "B-ORG": 0.3}, {"I-ORG": 0.9})
    assert read(broken) == [["O", "B-ORG", "I-ORG"]]


def test_a_surname_is_the_persons_of_its_full_form_but_a_place_where_one_stands() -> None:
    full = window("Orhan Tavel", {"B-PER": 0.95}, {"I-PER": 0.95})
    short = window("Tavel left", {"B-LOC": 0.9}, {"O": 0.9})
    placed = window("in Tavel", {"O": 0.9}, {"B-LOC": 0.9})
    assert read(full, short) == [["B-PER", "I-PER"], ["B-PER", "O"]]
    assert read(full, placed) == [["B-PER", "I-PER"], ["O", "B-LOC"]]


def test_an_acronym_in_brackets_is_the_organisation_everywhere() -> None:
    outside = {"O": 0.9}
    long = window("Orhan Front ( OFL )", {"B-ORG": 0.9}, {"I-ORG": 0.9}, outside, outside, outside)
    short = window("the OFL", outside, {"O": 0.6, "B-PER": 0.3})
    assert read(long, short) == [["B-ORG", "I-ORG", "O", "B-ORG", "O"], ["O", "B-ORG"]]
