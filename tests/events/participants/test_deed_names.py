"""Nouns by which deeds are called that were told by another word: every row's example finds the doers."""

from __future__ import annotations

import pytest

from legation.events.lexicon.frames import table_rows
from legation.events.participants.deed_names import deed_names

ROWS = dict(table_rows("deed_names.tsv", ("nouns", "verbs", "example")))


@pytest.mark.parametrize("place", ROWS)
def test_who_did_the_deed_that_is_named_is_blamed(coder, place):
    deed, *_, blame = coder.code(ROWS[place]["example"], published="2024-05-14").events
    assert blame.event_type == "ACCUSE"
    assert [one.code[:3] for one in blame.recipient] == [one.code[:3] for one in deed.actor]


def test_each_noun_is_listed_once():
    nouns = [noun for row in ROWS.values() for noun in row["nouns"].split("|")]
    assert sorted(nouns) == sorted(deed_names())
