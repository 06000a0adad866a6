"""PLOVER's contexts.

``contexts.tsv`` gives sentences with the contexts that their events must have and those that they must not have.
"""

import csv
from pathlib import Path

from legation import ontology, syntax
from legation.events.contexts import NONE, contexts_of, keywords, keywords_in
from legation.events.trees.grammar import Grammar

FOLDER = Path(__file__).parent
FLOOR = 0.9
"""What share of the sentences has just the contexts it must and none it must not have."""


def test_every_context_has_keywords():
    spoken_for = {context for contexts in keywords().values() for context in contexts} - {NONE}
    assert spoken_for == {category.name for category in ontology.contexts()}


def named(lemmas, parts_of_speech):
    return tuple(contexts_of(keywords_in(lemmas, parts_of_speech, 0, len(lemmas))))


def test_contexts_come_in_plovers_order():
    assert named(["uranium", "troop"], ["NOUN", "NOUN"]) == ("military", "natural_resource", "cbrn")
    assert named(["breakfast"], ["NOUN"]) == ()


def test_the_words_of_a_run_do_not_speak_for_themselves():
    assert named(["tear", "gas"], ["NOUN", "NOUN"]) == ()
    assert named(["gas"], ["NOUN"]) == ("natural_resource",)


def test_a_keyword_may_be_of_one_part_of_speech():
    assert named(["right"], ["NOUN"]) == ("rights_freedoms",)
    assert named(["right"], ["ADJ"]) == ()


def test_sentences_have_their_contexts_and_not_those_of_other_senses():
    with (FOLDER / "contexts.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    wrong = {}
    for row, doc in zip(rows, syntax.load().pipe([row["sentence"] for row in rows]), strict=True):
        grammar = Grammar(doc)
        found = set(named(grammar.lemma, grammar.pos))
        if not found.issuperset(row["contexts"].split()) or found & set(row["not"].split()):
            wrong[row["sentence"]] = found
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


def test_neighbouring_sentences_tell_of_contexts(code):
    """``elaborations.tsv``: passages, the contexts of the event at a trigger, and those that do no harm."""
    with (FOLDER / "elaborations.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = {}
    for row in rows:
        events = code(row["passage"].replace(" // ", "\n\n")).events
        told = [event for event in events if row["trigger"].startswith(event.trigger.text.split()[0])]
        found = set(told[0].contexts) if told else {"no event"}
        if not set(row["contexts"].split()) <= found <= set(f"{row['contexts']} {row['may']}".split()):
            wrong[row["passage"]] = found
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


def test_what_speaks_for_a_context_is_evidence(code):
    event, *_ = code("Kenya expelled the Sudanese envoy. The move follows a row over refugees from Darfur.").events
    told = {(evidence.text, evidence.rule) for evidence in event.because.evidence if evidence.field == "contexts"}
    assert told == {("envoy", "keyword"), ("refugees", "noun for the act")}
