"""PLOVER's contexts.

``contexts.tsv`` gives sentences with the contexts that their events must have and those that they must not have.
"""

import csv
from pathlib import Path

from legation import ontology, syntax
from legation.events.contexts import NONE, contexts_of, keywords
from legation.events.grammar import Grammar

FOLDER = Path(__file__).parent
FLOOR = 0.9
"""What share of the sentences has just the contexts it must and none it must not have."""


def test_every_context_has_keywords():
    named = {context for contexts in keywords().values() for context in contexts} - {NONE}
    assert named == {category.name for category in ontology.contexts()}


def test_contexts_come_in_plovers_order():
    assert contexts_of(["uranium", "troop"], ["NOUN", "NOUN"]) == ("military", "natural_resource", "cbrn")
    assert contexts_of(["breakfast"], ["NOUN"]) == ()


def test_the_words_of_a_run_do_not_speak_for_themselves():
    assert contexts_of(["tear", "gas"], ["NOUN", "NOUN"]) == ()
    assert contexts_of(["gas"], ["NOUN"]) == ("natural_resource",)


def test_a_keyword_may_be_of_one_part_of_speech():
    assert contexts_of(["right"], ["NOUN"]) == ("rights_freedoms",)
    assert contexts_of(["right"], ["ADJ"]) == ()


def test_sentences_have_their_contexts_and_not_those_of_other_senses():
    with (FOLDER / "contexts.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    wrong = {}
    for row, doc in zip(rows, syntax.load().pipe([row["sentence"] for row in rows]), strict=True):
        grammar = Grammar(doc)
        found = set(contexts_of(grammar.lemma, grammar.pos))
        if not found.issuperset(row["contexts"].split()) or found & set(row["not"].split()):
            wrong[row["sentence"]] = found
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong
