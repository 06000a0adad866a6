"""An embassy's cable: who its "AMBASSADOR" and its "GOT" are."""

from __future__ import annotations

import pytest

from legation.actors import read_cast
from legation.coder import Coder

HEADING = "FM AMEMBASSY BANGKOK\nTO SECSTATE WASHDC\n\nSUBJECT: REFUGEES\n\n"


@pytest.mark.parametrize(
    ("cable", "word", "expected"),
    [
        (HEADING + "1. (C) PRIME MINISTER TOLD AMBASSADOR THAT GOT WOULD PAY.", "AMBASSADOR", ["USA GOV"]),
        (HEADING + "1. (C) PRIME MINISTER TOLD AMBASSADOR THAT GOT WOULD PAY.", "GOT", ["THA GOV"]),
        (HEADING + "1. (C) PRIME MINISTER TOLD AMBASSADOR THAT GOT WOULD PAY.", "MINISTER", ["THA GOV"]),
        (HEADING + "1. (C) Emboffs met the Lao foreign minister.", "Emboffs", ["USA GOV"]),
        (HEADING + "1. (C) The Lao ambassador met the king of Laos.", "ambassador", ["LAO GOV"]),
        ("S E C R E T BANGKOK 006120\n\n1. (S) The prime minister met the Ambassador.", "Ambassador", ["USA GOV"]),
        ("UNCLAS SECTION 01 OF 02 BANGKOK 006120\n\n1. Embassy asked for a visa.", "Embassy", ["USA GOV"]),
        ("1. The prime minister told the ambassador that GOT would pay.", "ambassador", ["GOV"]),
    ],
)
def test_whose_they_are(coder: Coder, cable: str, word: str, expected: list[str]) -> None:
    doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(cable))
    token = [token for token in doc if token.text == word][-1]
    assert [actor.code for actor in read_cast(doc, None).at(token.i)] == expected
