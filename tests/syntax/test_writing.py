"""What is said of the words is written into the document, and its columns are kept beside it."""

import pytest
from spacy.language import Language

from legation.syntax.columns import columns, tokens_of
from legation.syntax.writing import Parsed, write


@pytest.mark.parametrize(
    "text",
    [
        "He's met Petra\nRohn in Oslo.\n\nTalks  go on.",
        "\n\n  The envoy's gone. ",
        'OSLO (Reuters) - "We\'ve agreed," he said.',
    ],
)
def test_the_columns_kept_are_those_of_the_document(nlp: Language, text: str) -> None:
    doc = nlp(text)
    kept = columns(doc)
    doc.user_data.clear()
    assert columns(doc) == kept


def test_white_space_hangs_on_the_word_before_it_and_belongs_to_a_name_that_it_divides(nlp: Language) -> None:
    doc = nlp.make_doc("\nSee Petra\nRohn")
    parsed = Parsed(
        heads=[1, 1, 2],
        lemmas=["see", "Petra", "Rohn"],
        tags=["VB", "NNP", "NNP"],
        parts=["VERB", "PROPN", "PROPN"],
        relations=["root", "obj", "flat"],
        names=["O", "B-PER", "I-PER"],
    )
    write(doc, tokens_of(doc), [1, 2, 4], parsed)
    assert [token.head.text for token in doc] == ["See", "See", "See", "Petra", "Petra"]
    assert [(token.tag_, token.pos_, token.dep_) for token in doc if token.is_space] == [("_SP", "SPACE", "dep")] * 2
    assert [ent.text for ent in doc.ents] == ["Petra\nRohn"]
