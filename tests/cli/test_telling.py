"""What is told of documents that give no record, and what is only counted."""

import pytest
import typer

from legation.cli.telling import Telling
from legation.sources import Kind, Origin, Refusal

FEED = Origin("https://radio.example/rss")


def test_an_input_that_has_not_changed_is_told_of_and_its_unchanged_entries_are_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    telling = Telling()
    telling.refused(Refusal(FEED, "not changed since it was fetched last", Kind.UNCHANGED))
    for number in range(1, 4):
        telling.refused(Refusal(FEED.at("entry", number), "it has not changed", Kind.UNCHANGED))
    telling.refused(Refusal(FEED.at("entry", 4), "the server answers with status 404", Kind.NOT_FETCHED))
    with pytest.raises(typer.Exit):
        telling.finish(None)
    assert capsys.readouterr().err.splitlines() == [
        "https://radio.example/rss: not changed since it was fetched last",
        "https://radio.example/rss: entry 4: the server answers with status 404",
        "5 documents: 0 coded, 1 not fetched, 4 known and unchanged",
    ]
