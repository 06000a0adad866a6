"""Which line breaks are only a wrapped line's."""

import pytest

from legation.syntax.wrapping import paragraphs, read_lines

WRAPPED = """The ministers of both countries signed the treaty in the old
capital on Tuesday, the radio said. They had spent a week there with
President Aoun and his aides, who left before the ceremony. The text
Beirut wants has four parts."""


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text, list(read_lines(text)))]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert found(WRAPPED) == [WRAPPED]


@pytest.mark.parametrize(
    "text",
    [
        "Army seizes airport in raid\nNeighbours close their borders\nTalks are to resume",
        "- Iran must stop enrichment\n- sanctions will be lifted in stages\n- inspectors return in May",
        "The five points are these:\n1) halt to fire\n2) return of refugees to the villages of the north",
        "a) withdraw troops\nb) release prisoners\nc) reopen the road",
        "Zambia asks for help as copper slides once more\n(Adds quotes, background)",
        "From: Press Office of the Ministry of Foreign Affairs\nTo: All media",
        "Country\tTroops\nGhana\t850\nNepal\t1,200",
    ],
)
def test_items_of_a_list_stand_alone(text: str) -> None:
    assert found(text) == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "The report names 46 officers, among\nthem General Naranjo and two former\nministers.",
        "The envoy will visit Kabul, Kandahar and\nHerat.",
        "PRESIDENT TO VISIT HANOI\nFOR TALKS WITH THE PARTY",
        "The premier said in a long speech to the upper house of\nParliament that he would go.",
    ],
)
def test_a_sentence_goes_on_after_a_small_word_or_a_comma(text: str) -> None:
    assert found(text) == [text]


def test_one_long_line_does_not_hide_that_the_others_are_wrapped() -> None:
    lines = [WRAPPED] * 4 + ["See " + "x" * 60 + " for more of this story and others"]
    assert found("\n\n".join(lines)) == lines
