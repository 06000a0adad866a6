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


@pytest.mark.parametrize(
    ("text", "labels", "second"),
    [
        (
            "COLOMBO: Police fired tear gas. LIMA: The minister resigned. SPORT: Brazil won.",
            ["COLOMBO", "LIMA", "SPORT"],
            "LIMA: The minister resigned.",
        ),
        (
            "ASIA\nPakistan — Troops moved.\nNepal — Teachers marched.",
            ["Pakistan", "Nepal"],
            "Nepal — Teachers marched.",
        ),
        ("> Lima: Troops moved.\n> Quito: Police fired.", ["Lima", "Quito"], "> Quito: Police fired."),
        ("PERU\nOfficers held ten.\nThey fled.\nCHAD\nGunmen came.", ["PERU", "CHAD"], "CHAD\nGunmen came."),
        ("• Togo: Troops moved.\n• Benin: Police fired.", ["Togo", "Benin"], "• Benin: Police fired."),
        (
            "KABUL, Afghanistan (AP) — A bomb went off.\n\nIt hurt six.\n\nNAIROBI, Kenya (AP) — Police fired.",
            ["KABUL, Afghanistan", "NAIROBI, Kenya"],
            "NAIROBI, Kenya (AP) — Police fired.",
        ),
        ("QUITO: A mine shut. GOMA, Congo: Rebels came.", ["QUITO", "GOMA, Congo"], "GOMA, Congo: Rebels came."),
    ],
)
def test_stories_under_places_are_parted(text: str, labels: list[str], second: str) -> None:
    layout = read_layout(text)
    assert [text[start:end] for start, end in layout.datelines] == labels
    assert text[slice(*layout.stories[1])].strip() == second
    assert all(any(place in range(*block) for block in layout.signatures) for place, _ in layout.datelines)


@pytest.mark.parametrize(
    "text",
    [
        "Sudan: Israel bombed a factory\n\nKHARTOUM (AFP) - Sudan accused Israel of bombing a factory.",
        "LIMA (Reuters) - Peru expelled the envoy. NOTE: He left at once. In PARIS: nothing.",
        "Mali: the long war\n\nThe army lost a base. The rebels took it.",
    ],
)
def test_one_dateline_parts_no_stories(text: str) -> None:
    assert read_layout(text).datelines == ()


FEED = (
    "Gabon recalls its envoy from Togo\nThe foreign ministry in Libreville gave no reason on Monday...\n\n"
    "Why the herring are late this year\nScientists blame a warm current off Bergen.\n\n"
    "Nauru court frees three senators\nThey had been held since May. Two left the island.\n\n"
    "Fiji and Samoa to reopen talks\nThe two sides last met in 2019, officials said.\n\n"
    "Envoy leaves Suva for good\nHe had served there for nine years."
)


def test_each_item_of_a_feed_is_a_story() -> None:
    stories = [FEED[start:end] for start, end in read_layout(FEED).stories]
    assert stories == FEED.split("\n\n")


@pytest.mark.parametrize(
    "text",
    [
        FEED.replace("Gabon recalls", "09:40 GMT\nGabon recalls").replace("Why", "09:10 GMT\nWhy"),  # a live page
        FEED.replace("three senators", ":").replace("reopen talks", "reopen talks:"),  # parts of a report
    ],
)
def test_what_stands_under_times_and_headings_is_no_feed(text: str) -> None:
    assert read_layout(text).stories == ()


def test_headlines_among_those_that_name_a_place_are_stories_of_their_own() -> None:
    text = (
        "Malawi: teachers end strike\nLesotho army denies plot\n"
        "Ghana: bishops warn of unrest\nTogo: all quiet at the border post"
    )
    layout = read_layout(text)
    assert [text[start:end].strip() for start, end in layout.stories] == text.split("\n")
    assert [text[start:end] for start, end in layout.datelines] == ["Ghana", "Togo"]
