"""The data files of the grammar, and the language its patterns are written in."""

import re

import pytest

from legation.times.finding import MEANINGS
from legation.times.grammar import compile_pattern, grammar
from legation.times.scanning import Lexicon
from legation.times.vocabulary import categories, read_table

MACROS = read_table("grammar")["macros"]


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(["ago", "in", "-", "and"])


def matches(lexicon, pattern, text):
    source = compile_pattern(pattern, lexicon, {})
    return re.match(source.source, lexicon.scan(text).symbols)


def test_every_rule_means_something():
    assert {rule["meaning"] for rule in read_table("grammar")["rule"]} | {"holiday"} == set(MEANINGS)


def test_every_word_is_of_its_category():
    lexicon = grammar().lexicon
    for category, words in categories().items():
        for word in words:
            (lexeme,) = lexicon.scan(word.capitalize()).lexemes[:1]
            if len(lexicon.scan(word).lexemes) == 1:
                assert category in lexeme.readings, word


def test_values_of_the_vocabulary():
    assert sorted(categories()["month"].values()) == list(range(1, 13))
    assert sorted(categories()["weekday"].values()) == list(range(1, 8))
    assert set(categories()["units"].values()) >= set("DWMQYECL")


def test_every_macro_is_used():
    patterns = " ".join(pattern for rule in read_table("grammar")["rule"] for pattern in rule["patterns"])
    used = f"{patterns} {' '.join(MACROS.values())}".split()
    assert [name for name in MACROS if name not in used] == []


def test_a_pattern_speaks_of_categories_and_words(lexicon):
    assert matches(lexicon, "number unit? units? 'ago'", "two weeks ago")
    assert not matches(lexicon, "number units 'ago'", "two weeks later")


def test_what_stands_before_the_mark_is_context(lexicon):
    source = compile_pattern("'in' < month", lexicon, {})
    match = re.match(source.source, lexicon.scan("in March").symbols)
    assert match.start(source.categories.index("<") + 1) == 1


@pytest.mark.parametrize("pattern", ["( number", "number )", "nonsense", "'unknown'", "number ; units"])
def test_a_bad_pattern_is_refused(lexicon, pattern):
    with pytest.raises(ValueError, match=r"pattern of time expressions|category"):
        compile_pattern(pattern, lexicon, {})


def test_a_word_can_be_several_things(lexicon):
    (second,) = lexicon.scan("second").lexemes
    assert {"ordinal", "unit"} <= second.readings.keys()


def test_capitals_tell_months_from_other_words(lexicon):
    month, verb = lexicon.scan("May may").lexemes
    assert "month" in month.readings
    assert "month" not in verb.readings
