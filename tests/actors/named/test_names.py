"""Who a name denotes, and what the words beside it say of whom it names."""

from __future__ import annotations

import pytest

from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru has asked Chile to extradite Ana Torres, the foreign adviser said.", "foreign adviser"),
        ("Peru will expel Ambassador Jorge Diaz, the deputy minister said.", "deputy minister"),
        ("Jorge Diaz, the deputy minister, said Peru would leave the talks.", "Jorge Diaz"),
    ],
)
def test_who_reports_at_the_end_of_a_clause_is_not_whom_it_ends_with(coder: Coder, text: str, speaker: str) -> None:
    assert [statement.speaker.name for statement in coder.code(text).statements if statement.speaker] == [speaker]
