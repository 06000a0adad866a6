"""What a page sets beside its story: links, lists of them, captions."""

import pytest

from legation.syntax.layout import read_layout

STORY = "Peru shut its border with Chile on Monday, the interior minister said."


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Chile opens its border",
        "READ ALSO | Chile opens its border",
        "Don’t miss - Chile opens its border",
        "FILE PHOTO: Soldiers block the road to Chile on March 3",
        "Image caption, Soldiers block the road to Chile",
        "Soldiers block the road to Chile. Photograph: Ana Paz/EPA",
        "Soldiers block the road to Chile in March. (AP Photo/Ana Paz)",
        "Soldiers block the road to Chile. REUTERS/Ana Paz",
        "Soldiers block the road to Chile [Ana Paz/Getty Images]",
    ],
)
def test_a_link_and_a_caption_are_beside_the_story(line: str) -> None:
    text = f"{STORY}\n\n{line}\n\nChile protested."
    assert [text[start:end] for start, end in read_layout(text).furniture] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "More than 40 people died in Lima.",
        "Watch the border, the minister told the police.",
        "The army released a photo: it shows troops in Chile.",
        "The shell hit a base. Two Reuters reporters were hurt.",
        "Chile denied this, the minister said. (Reuters)",
    ],
)
def test_the_story_is_not(line: str) -> None:
    assert read_layout(f"{STORY}\n\n{line}\n\nChile protested.").furniture == ()


def test_a_heading_stands_over_links_until_the_story_goes_on() -> None:
    text = f"{STORY}\n\nRelated Stories\n\nChile opens its border\n\nPeru sends troops\n\nChile protested."
    beside = [text[start:end] for start, end in read_layout(text).furniture]
    assert beside == ["Related Stories", "Chile opens its border", "Peru sends troops"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_numbered_list_of_links_is_none_of_the_story(gap: str) -> None:
    links = ["Recommended Stories", "list 1 of 2", "Chile opens its border", "list 2 of 2", "Peru sends troops"]
    text = "\n\n".join([STORY, gap.join([*links, "end of list"]), "Chile protested on Monday."])
    beside = "".join(text[start:end] for start, end in read_layout(text).furniture)
    assert all(link in beside for link in links)
    assert "protested" not in beside


def test_a_page_of_nothing_else_is_a_story() -> None:
    assert read_layout("Watch: protesters storm the parliament of Peru").furniture == ()
