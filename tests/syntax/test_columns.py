"""The columns of a document hold what its tokens say, read once."""

from spacy.language import Language

from legation.syntax.columns import columns, sentences

TEXT = "Ministers from the U.S. and Peru met in Lima.\n\nThey “didn’t” sign a 5-year accord."


def test_columns_agree_with_the_tokens(nlp: Language) -> None:
    doc = nlp(TEXT)
    read = columns(doc)
    assert read.texts == [token.text for token in doc]
    assert read.forms == [token.lower_ for token in doc]
    assert read.lemmas == [token.lemma_ for token in doc]
    assert read.tags == [token.tag_ for token in doc]
    assert read.parts == [token.pos_ for token in doc]
    assert read.relations == [token.dep_ for token in doc]
    assert read.heads == [token.head.i for token in doc]
    assert read.spaced == [bool(token.whitespace_) for token in doc]


def test_columns_are_read_once(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert columns(doc) is columns(doc)


def test_an_empty_document_has_empty_columns(nlp: Language) -> None:
    assert set(map(len, columns(nlp("")))) == {0}


def test_sentences_are_those_of_spacy(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert list(sentences(doc)) == [(sentence.start, sentence.end) for sentence in doc.sents]
    assert list(sentences(nlp(""))) == []
