"""Names are an organisation's by their words."""

import pytest
from spacy.language import Language

from legation.syntax.organisations import WORDS, organisation_words, with_organisations


@pytest.mark.parametrize(
    ("words", "names", "found"),
    [
        ("the Ministry of Health", "O B-LOC I-LOC I-LOC", "O B-ORG I-ORG I-ORG"),
        ("Sonora University", "B-LOC I-LOC", "B-ORG I-ORG"),
        ("the Senate voted", "O B-LOC O", "O B-ORG O"),
        ("the West Bank", "O B-LOC I-LOC", "O B-LOC I-LOC"),
        ("the Bank", "O B-LOC", "O B-LOC"),
        ("Lima and Ministry Street", "B-LOC O B-LOC I-LOC", "B-LOC O B-LOC I-LOC"),
        ("Fishermen 's League ( FL )", "B-ORG I-ORG I-ORG O O O", "B-ORG I-ORG I-ORG O B-ORG O"),
        ("Delta Bank ( UK )", "B-ORG I-ORG O B-LOC O", "B-ORG I-ORG O B-LOC O"),
        ("Lima ( PEN )", "B-LOC O O O", "B-LOC O O O"),
        ("League (", "B-ORG O", "B-ORG O"),
    ],
)
def test_a_name_becomes_an_organisation_or_not(words: str, names: str, found: str) -> None:
    assert with_organisations(words.split(), names.split()) == found.split()


def test_the_parser_goes_by_them(nlp: Language) -> None:
    doc = nlp("The bill went to the Senate, and the Ministry of Health was told.")
    assert {"Senate", "Ministry of Health"} <= {name.text for name in doc.ents if name.label_ == "ORG"}


def test_the_table_is_sorted_and_has_no_doubles() -> None:
    rows = WORDS.read_text(encoding="utf-8").splitlines()[1:]
    assert rows == sorted(set(rows))
    assert set(organisation_words()) == {"alone", "first", "last", "none"}
