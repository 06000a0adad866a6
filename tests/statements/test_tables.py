"""The tables of the room: every row of the shipped ones holds, and a broken one is named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from legation.statements.nouns import media_words, occasions, offices, sources
from legation.statements.vocabulary import CUES, CueClass, cues, read_cues
from legation.statements.weights import COLUMNS, MODELS, logistic, read_weights, shipped_weights

HEADER = "lemma\tpos\tclass\tforms\tnote\n"


def test_every_cue_has_a_class_and_a_form() -> None:
    assert len(cues()) > 700
    assert all(cue.forms and cue.cue_class in CueClass for cue in cues().values())


def test_cues_are_sorted() -> None:
    rows = CUES.read_text(encoding="utf-8").splitlines()[1:]
    assert rows == sorted(rows)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("say\tVERB\tsay\tthat", "4 columns, not 5"),
        ("say\tPRON\tsay\tthat\t", "no part of speech 'PRON'"),
        ("say\tVERB\tsay\t\t", "say has no forms"),
        ("say\tVERB\tutter\tthat\t", "'utter' is not a valid CueClass"),
        ("say\tVERB\tsay\tthat\t\nsay\tVERB\tsay\twh\t", "say VERB comes twice"),
    ],
)
def test_a_broken_cue_is_named(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "cues.tsv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"cues\.tsv:\d: .*{reason}"):
        read_cues(path)


def test_every_model_has_weights() -> None:
    for model in MODELS:
        assert "bias" in shipped_weights(model)


@pytest.mark.parametrize("row", ["cues\tbias", "verbs\tbias\t1.0", "cues\tbias\tmuch", "cues\tbias\tnan"])
def test_a_broken_weight_is_named(tmp_path: Path, row: str) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text("\t".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"weights\.tsv:2: "):
        read_weights(path)


def test_a_probability_adds_what_is_known() -> None:
    weights = {"bias": 1.0, "a": -1.0}
    assert logistic(["bias", "a", "never seen"], weights) == 0.5
    assert logistic(["bias"], weights) > 0.5


@pytest.mark.parametrize("nouns", [media_words, sources, occasions, offices])
def test_nouns_are_single_words(nouns: Callable[[], frozenset[str]]) -> None:
    assert nouns()
    assert all(word == word.strip() and " " not in word for word in nouns())


def test_nouns_that_are_no_names_are_in_lower_case() -> None:
    assert all(word == word.lower() for word in sources() | occasions() | offices())
