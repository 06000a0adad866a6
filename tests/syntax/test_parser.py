"""A text becomes sentences, words with tags and lemmas, one tree a sentence, and names."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from legation import syntax


def sentences(doc: Doc) -> list[str]:
    return [" ".join(token.text for token in sentence if not token.is_space) for sentence in doc.sents]


def test_who_did_what_to_whom(nlp: Language) -> None:
    doc = nlp("The president met the foreign minister in Hanoi on Tuesday.")
    met = doc[2]
    assert (met.dep_, met.lemma_, met.tag_) == ("root", "meet", "VBD")
    assert [token.text for token in met.children if token.dep_ == "nsubj"] == ["president"]
    assert [token.text for token in met.children if token.dep_ == "obj"] == ["minister"]
    assert ("Hanoi", "LOC") in [(name.text, name.label_) for name in doc.ents]


def test_the_passive_is_told_apart(nlp: Language) -> None:
    doc = nlp("Three diplomats were expelled by the government.")
    assert {token.text: token.dep_ for token in doc}["diplomats"] == "nsubj:pass"
    assert {token.text: token.dep_ for token in doc}["government"] == "obl:agent"


def test_abbreviations_do_not_end_a_sentence(nlp: Language) -> None:
    doc = nlp("Gen. Li met Mr. Park in the U.S. capital on Jan. 4. He left the next day.")
    assert len(sentences(doc)) == 2


def test_a_headline_and_a_dateline_stand_alone(nlp: Language) -> None:
    doc = nlp("Ministers sign border accord\n\nLIMA, Peru (AP) — The two ministers signed an accord on Monday.")
    found = sentences(doc)
    assert found[0] == "Ministers sign border accord"
    assert found[-1].startswith("The two ministers")


def test_an_item_of_a_list_keeps_its_number_whatever_stands_above_it(nlp: Language) -> None:
    doc = nlp("Two things:\n1. Report of the envoy\n2. Election of officers")
    assert sentences(doc)[1:] == ["1 . Report of the envoy", "2 . Election of officers"]


def test_white_space_is_kept_and_hangs_on_a_word(nlp: Language) -> None:
    text = "  \n The talks failed.\n\n\tThey went home.  "
    doc = nlp(text)
    assert doc.text == text
    assert all(not token.head.is_space for token in doc)


def test_a_very_long_sentence_is_parsed_to_its_end(nlp: Language) -> None:
    doc = nlp("The envoy said that " + "the ministers and the generals and the deputies " * 120 + "had left.")
    assert len(doc) > 900
    assert all(token.pos_ for token in doc)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_gives_trees(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    if any(not token.is_space for token in doc):
        for sentence in doc.sents:
            assert sum(token.head == token for token in sentence) == 1


def test_a_document_is_parsed_alike_whatever_stands_beside_it(nlp: Language) -> None:
    texts = [
        "Iran rejected the offer.",
        "Talks between Peru and Chile resumed on Friday, officials said.",
        "Rain fell.",
    ]
    alone = [nlp(text).to_json() for text in texts]
    together = [doc.to_json() for doc in nlp.pipe(texts * 3, batch_size=4)]
    assert together == alone * 3


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no language model here"):
        syntax.load(tmp_path)


@pytest.mark.parametrize("owner", ["Poland", "Sweden"])
def test_a_possessive_marks_its_owner(nlp: Language, owner: str) -> None:
    doc = nlp("Poland's president and Sweden's prime minister signed an accord.")
    marks = [token for token in doc if token.tag_ == "POS"]
    assert owner in [mark.head.text for mark in marks]


@pytest.mark.parametrize(
    ("sentence", "person", "relation"),
    [
        ("The president of China met with visiting Lao President Thongloun Sisoulith on Friday.", "Thongloun", "obl"),
        ("The president met visiting Chinese Vice Premier He Lifeng in Rabat on Monday.", "He", "obj"),
        ("Cuba signed five agreements with visiting Russian officials in Havana on Monday.", "officials", "nmod"),
        ("The minister held talks with visiting UN Special Envoy for Libya Jan Kubis.", "Envoy", "obl"),
    ],
)
def test_who_is_visiting_is_no_clause(nlp: Language, sentence: str, person: str, relation: str) -> None:
    doc = nlp(sentence)
    (visiting,) = [token for token in doc if token.text == "visiting"]
    assert (visiting.dep_, visiting.head.text) == ("amod", person)
    assert visiting.head.dep_ == relation


def test_who_is_visited_stays_in_the_clause(nlp: Language) -> None:
    doc = nlp("The premier angered China by visiting the Yasukuni shrine.")
    assert next(token for token in doc if token.text == "visiting").dep_ == "advcl"


@pytest.mark.parametrize(
    ("sentence", "office", "relation"),
    [
        ("H.E. the Ambassador of Japan met the mayor.", "Ambassador", "nsubj"),
        ("His Excellency the Minister of Trade of Chad met the mayor.", "Minister", "nsubj"),
        ("The mayor received H.E. the Ambassador of Japan.", "Ambassador", "obj"),
    ],
)
def test_an_honorific_stands_beside_the_office(nlp: Language, sentence: str, office: str, relation: str) -> None:
    (token,) = [token for token in nlp(sentence) if token.text == office]
    assert (token.dep_, token.head.dep_) == (relation, "root")
