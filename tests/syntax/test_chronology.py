"""Chronologies, whose first day is not the document's."""

import pytest

from legation.syntax.layout import read_layout


@pytest.mark.parametrize(
    "text",
    [
        "The war in Chad\n\nJan. 3, 2006: Rebels attack Adre.\n\nFeb. 4: Sudan shells Bahai.\n\nMarch 1: All is quiet.",
        "The war in Chad\n\n3 January 2006\nRebels attack.\n\n4 February\nSudan shells Bahai.\n\n1 March\nQuiet.",
        "The war in Chad\n\n* 2006-01-03 - Rebels attack.\n* 2006-02-04 - Sudan shells Bahai.\n* 2006-03-01 - Quiet.",
        "The war in Chad\n\n3 Jan. Rebels attack.\n4 Feb. Sudan shells Bahai.\nMarch 1 Chad protests.\n1 May. Quiet.",
        "The war in Chad\n\nMay 2006: Rebels attack.\n\nJune 2006: Sudan shells Bahai.\n\nJuly: Chad protests.",
    ],
)
def test_the_first_of_many_dated_lines_is_no_date_line(text: str) -> None:
    layout = read_layout(text)
    assert (layout.date_line, layout.dateline) == (None, None)
    assert layout.title is not None


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attack Adre\n\n3 January 2006\n\nRebels attacked Adre on Tuesday.",
        "Rebels attack Adre\n\n3 January 2006\n\nRebels attacked Adre.\n\n4 January: more to come.",
    ],
)
def test_one_day_over_a_story_is(text: str) -> None:
    layout = read_layout(text)
    assert layout.date_line is not None
    assert text[slice(*layout.date_line)] == "3 January 2006"
