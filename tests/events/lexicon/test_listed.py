"""The words that the tables list: none twice, none that no text is read to have."""

import pytest

from legation import syntax
from legation.events.lexicon.frames import lexicon, load_frames
from legation.events.lexicon.listed import faulty_words

HEADER = "event_type\ttrigger\tneeds\tactor\trecipient\tmode\tabout\texample\n"


@pytest.fixture(scope="module")
def faults():
    nlp = syntax.load()
    parser = nlp.get_pipe("legation_parser")

    def singular_of(word):
        singular = parser.lemmatize(word, "NNS", "NOUN") if word.endswith("s") else word
        return singular if parser.network.is_word(singular) else word  # "congres" of "congress" is none

    return lambda lexicon: faulty_words(lexicon, lambda text: [token.text for token in nlp.make_doc(text)], singular_of)


def test_no_word_is_listed_in_vain(faults):
    assert faults(lexicon()) == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("ACCUSE\tside-eye\tobj=boss|boss\tsubj\tobj\t-\t-\tx", "'boss' is listed twice"),
        ("ACCUSE\tside-eye\tobj=demands\tsubj\tobj\t-\t-\tx", "'demands' is read as 'demand'"),
        ("ACCUSE\tjoin hands\tobj\tsubj\tobj\t-\t-\tx", "'hands' is read as 'hand'"),
        ("ACCUSE\tside-eye\tobj=tit-for-tat\tsubj\tobj\t-\t-\tx", "'tit-for-tat' is 5 words to the tokeniser"),
    ],
)
def test_the_linter_names_what_is_listed_in_vain(tmp_path, faults, row, fault):
    file = tmp_path / "mine.tsv"
    file.write_text(f"{HEADER}{row}\n")
    assert faults(load_frames(file)) == [f"mine.tsv:2: {fault}"]
