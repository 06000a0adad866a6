"""Nationalities whose first half has a form of its own: "Sino-Japanese"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import Kind
from legation.syntax.compounds import FORMS, combining_forms, spelled_out


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Sino - Japanese talks", "Chinese - Japanese talks"),
        ("a Franco - German brigade", "a French - German brigade"),
        ("SINO - INDIAN TALKS", "CHINESE - INDIAN TALKS"),
        ("General Franco spoke", "General Franco spoke"),
        ("Franco - led forces", "Franco - led forces"),
        ("Anglo - ", "Anglo -"),
    ],
)
def test_a_form_is_a_nationality_before_another_one(words: str, read: str) -> None:
    assert spelled_out(words.split()) == read.split()


@given(st.lists(st.sampled_from(["Sino", "-", "Japanese", "Franco", "and", "", "x"])))
def test_no_word_comes_or_goes(words: list[str]) -> None:
    read = spelled_out(words)
    assert len(read) == len(words)
    assert all(now == word or word.lower() in combining_forms() for word, now in zip(words, read, strict=True))


def test_the_parser_goes_by_them(nlp: Language) -> None:
    doc = nlp("Italo-Libyan talks were held in Rome.")
    assert [name.text for name in doc.ents] == ["Rome"]
    assert doc[0].text == "Italo"


def test_every_form_stands_for_a_nationality_of_the_tables() -> None:
    rows = FORMS.read_text(encoding="utf-8").splitlines()[1:]
    assert rows == sorted(set(rows))
    for adjective in combining_forms().values():
        assert Kind.NATIONALITY in {name.entry.kind for name in shipped_tables().names.get(adjective)}, adjective
