"""The grammar that makes sentences for the relation model: its tables, and what it makes of them."""

import csv
import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from legation.evaluation.relations import read_sentences
from legation.records import EventType

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "training" / "relations"
TABLES = ("acts", "moods", "sentences")


@pytest.fixture(scope="module")
def generate():
    spec = importlib.util.spec_from_file_location("relations_generate", FOLDER / "generate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def examples(generate):
    return generate.Grammar(1).examples(40)


def rows(name):
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_whole_and_its_choices_close(name):
    for number, row in enumerate(rows(name), 2):
        assert all(row.values()), f"{name}.tsv:{number}"
        depth = 0
        for character in "".join(row.values()):
            depth += (character == "(") - (character == ")")
            assert depth >= 0, f"{name}.tsv:{number}"
        assert depth == 0, f"{name}.tsv:{number}"


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_kinds_and_words_that_there_are(name):
    kinds = {row["kind"] for row in rows("actors")}
    words = {row["name"] for row in rows("words")} | set("base present past participle gerund rest plain".split())
    for number, row in enumerate(rows(name), 2):
        text = " ".join(row.values())
        assert set(re.findall(r"<[ST]:(\w+)>", text)) <= kinds, f"{name}.tsv:{number}"
        assert set(re.findall(r"\{(\w+)\}", text)) <= words, f"{name}.tsv:{number}"


def test_verb_forms_are_spelt_out_or_regular(generate):
    assert generate.verb_forms("give/gave/given/giving")["present"] == "gives"
    assert generate.verb_forms("deny")["past"] == "denied"
    assert generate.verb_forms("hand over/handed over/handed over/handing over")["present"] == "hands over"


def test_every_event_type_has_its_sentences_and_all_differ(examples):
    assert Counter(example.event_type for example in examples) == dict.fromkeys(EventType, 40)
    assert len({example.text for example in examples}) > 0.98 * len(examples)


def test_nothing_of_the_grammar_is_left_and_the_sides_are_words(examples):
    for example in examples:
        assert not set("{}<>()|") & set(example.text)
        for span in (example.source, example.target):
            if span is not None:
                side = example.text[slice(*span)]
                assert side == side.strip() != ""


def test_the_same_seed_makes_the_same_sentences(generate, examples):
    assert generate.Grammar(1).examples(40) == examples
    assert generate.Grammar(2).examples(40) != examples


def test_the_sentences_to_test_on_are_not_made_here(generate):
    tested = {sentence.text for sentence in read_sentences(ROOT / "tests" / "events" / "relation_sentences.tsv")}
    assert not tested & {example.text for example in generate.Grammar(1).examples(300)}
