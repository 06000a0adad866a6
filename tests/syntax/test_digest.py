"""Documents of several stories."""

import pytest

from legation.syntax.layout import read_layout

ITEMS = [
    "Chad expels the Libyan envoy",
    "Peru recalls its ambassador from Chile",
    "Rebels in Mali seize a town",
    "Togo votes",
]


@pytest.mark.parametrize(
    "text",
    [
        "The world in brief\n\nPolice in Chad arrested 40 people.\n\nPeru recalled its envoy.",
        "TOP STORIES\n\nPolice in Chad arrested 40 people.\n\nPeru recalled its envoy.",
    ],
)
def test_what_calls_itself_a_digest_is_one(text: str) -> None:
    stories = [text[start:end] for start, end in read_layout(text).stories]
    assert stories == ["Police in Chad arrested 40 people.", "Peru recalled its envoy."]


def test_a_list_of_headlines_is_a_digest() -> None:
    text = "\n".join([*ITEMS, "Benin bans a rally in Cotonou"])
    assert [text[start:end] for start, end in read_layout(text).stories] == [
        *ITEMS[:3],
        "Benin bans a rally in Cotonou",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chad expels the Libyan envoy\n\nThe envoy left on Monday.\n\nHe made no statement.",
        "Chad digest firm opens a plant for the digestion of sewage in the north of the country\n\nIt is big and new.",
        "",
    ],
)
def test_one_story_is_none(text: str) -> None:
    assert read_layout(text).stories == ()
