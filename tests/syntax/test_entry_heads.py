"""Heads of a log's entries, each a paragraph of its own."""

import pytest

from legation.syntax.entry_heads import entry_head
from legation.syntax.layout import read_layout


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("Incident 7 - 3 Mar, 0410 UTC, 25NM SW of Brava:", "Pirates chased a tanker."),
        ("* 9 June, Huta -", "A patrol came under fire."),
        ("12.03.2011: Off Conakry, Guinea:", "Robbers boarded a trawler."),
        ("[14 Sep 2010, about 0300 hrs, al-Mina]:", "A grenade was thrown at a bank."),
    ],
)
def test_heads_name_a_day_and_more(head: str, rest: str) -> None:
    text = f"{head} {rest}"
    found = entry_head(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)].strip() == head


@pytest.mark.parametrize(
    "text",
    [
        "3 March: Pirates chased a tanker.",
        "3 March, 0410 UTC - Pirates chased a tanker.",
        "On 3 March in Brava the mayor said: no pirate is safe.",
        "Brava - Pirates chased a tanker on 3 March.",
        "3 March, Brava:",
    ],
)
def test_others_name_none_or_tell_something(text: str) -> None:
    assert entry_head(text, 0, len(text)) is None


def test_three_heads_make_a_log() -> None:
    entries = ["3 March, Brava: All was quiet.", "4 March, Merca: Boats came.", "5 March, Eyl: A ship sank."]
    assert [len(read_layout("\n\n".join(["Log", *entries[:n]])).heads) for n in (1, 2, 3)] == [0, 0, 3]
    layout = read_layout("\n\n".join(["Log", *entries]))
    assert (layout.date_line, layout.dateline) == (None, None)
    assert set(layout.heads) < set(layout.paragraphs)
