"""The traits by which a candidate is judged."""

import pytest

from legation.events.code import read_candidates
from legation.events.lexicon.frames import lexicon
from legation.events.relevance.traits import DOCUMENT_WORDS, Surroundings, traits

MORE = " The envoys of both countries met in Oslo on Monday."


@pytest.fixture
def held(coder):
    """The traits of the first candidate of a text."""

    def held(text):
        doc = coder.nlp(text)
        told = read_candidates(doc, doc._.cast, doc._.statements, lexicon())
        return traits(told.candidates[0], Surroundings.of(told.candidates, told.grammar, told.topics))

    return held


def test_a_sentence_alone_has_weights_of_its_own_and_no_place_in_a_document(held):
    text = "Chad condemned Niger over the raid."
    alone, among = held(text), held(text + MORE)
    assert {"alone", "type ACCUSE", "alone, type ACCUSE", "alone, states more"} <= set(alone)
    assert "first sentence" not in alone
    assert {"type ACCUSE", "first sentence", "candidates > 0"} <= set(among)
    assert not any(name.startswith("alone") for name in among)
    assert not any(" has " in name for name in alone)


def test_the_topic_of_a_sentence_alone_weighs_as_those_in_it_let_it(held):
    found = held("The Danish minister praised the Finnish swimmers after the race.")
    names = [name for name in found if "topic" in name]
    assert names
    assert all(name.startswith("alone, states more, parties official, topic > ") for name in names)


def test_the_words_of_the_sentence_and_of_the_document_weigh_together(held):
    together, fewest = DOCUMENT_WORDS
    found = held("The Chadian minister condemned the raid by Niger." + MORE)
    of_sentence = {name: share for name, share in found.items() if name.startswith("sentence has ")}
    of_document = {name: share for name, share in found.items() if name.startswith("document has ")}
    assert set(of_sentence) == {"sentence has minister", "sentence has condemn", "sentence has raid"}
    assert "document has envoy" in of_document
    assert all(share == pytest.approx(together / fewest**0.5) for share in of_document.values())


def test_what_is_done_in_words_is_marked(held):
    assert "spoken ACCUSE" in held('"The raid by Niger is not acceptable," the Chadian minister said.' + MORE)
    assert "spoken" not in held("The Chadian minister condemned the raid by Niger." + MORE)


def test_a_party_of_whom_a_name_is_all_that_is_known_is_marked(held):
    assert "actor a private name" in held("Ana Torres condemned the raid." + MORE)
    assert "actor a private name" not in held("The Chadian envoy condemned the raid." + MORE)
