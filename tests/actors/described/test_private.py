"""People of whom a text tells nothing but their names."""

from __future__ import annotations

import pytest

from legation.actors import read_cast
from legation.coder import Coder


def codes(coder: Coder, text: str, word: str) -> list[str | None]:
    """The codes of whom a word denotes at its last place in the text."""
    doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(text))
    (token,) = [token for token in doc if token.idx == text.rindex(word)]
    return [actor.code for actor in read_cast(doc, None).at(token.i)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # whoever has but a name is a private person where the story is set, his surname and pronouns too
        ("Police in Quito, Ecuador, held Ana Torres. Ecuador charged her with arson.", "her", ["ECU CVL"]),
        ("Police in Quito, Ecuador, held Ana Torres. Torres denied it.", "Torres", ["ECU CVL"]),
        # what is told of him later says more
        ("Rui Danso spoke in Quito, Ecuador. Danso is a judge.", "Danso", ["ECU JUD"]),
        # of no country where the story is of none
        # or whom the lead has described without a name, where both suffer the same
        ("A Peruvian priest was held in Cairo. Ana Torres was seized at home. She wept.", "She", ["PER REL"]),
        ("A Peruvian priest was held in Cairo. Ana Torres wept.", "Torres", ["CVL"]),
        ("Ana Torres condemned the raid.", "Torres", ["CVL"]),
        # those whose surname alone is told may be in office
        ("The talks were long. On Friday, Miller told reporters that he was pleased.", "Miller", [None]),
        # of the nation that is told beside the name
        ("Police in Quito, Ecuador, held the Libyan, Atif Danso. He wept.", "He", ["LBY CVL"]),
        ("Police in Quito, Ecuador, held Atif Danso, a Libyan. He wept.", "He", ["LBY CVL"]),
        # a surname may be the word for an office, after the full name and alone
        ("Igal Amir met Ana Torres in Quito, Ecuador. She thanked Amir.", "Amir", ["ECU CVL"]),
        # those who have laid down arms are private people, not an elite
        ("Former fighters met in Quito, Ecuador.", "fighters", ["ECU CVL"]),
        # a quarter is not where the town is that lends its name
        ("Police in Little Havana held Ana Torres. She wept.", "She", ["CVL"]),
        # a street is not whom it is called after
        ("Crowds in Quito, Ecuador, blocked Ana Torres Avenue.", "Avenue", []),
    ],
)
def test_private_people(coder: Coder, text: str, word: str, expected: list[str | None]) -> None:
    assert codes(coder, text, word) == expected


def test_the_surname_is_not_of_the_child_who_is_called_by_a_first_name(coder: Coder) -> None:
    text = "Juan Torres lost his boy, Elio Torres. Elio is six. Torres spoke."
    doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(text))
    (token,) = [token for token in doc if token.idx == text.rindex("Torres")]
    assert [actor.name for actor in read_cast(doc, None).at(token.i)] == ["Juan Torres"]
