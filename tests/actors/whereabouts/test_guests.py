"""Of which country the rulers are with whom a guest deals, or of whom he speaks."""

from __future__ import annotations

from datetime import date

import pytest

from legation.actors import read_cast
from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # whom a visitor promises money rules where he is
        ("Visiting Vilnius, the German minister promised the authorities money.", "authorities", "LTU GOV"),
        ("The French president, touring Chad, thanked the government for its help.", "government", "TCD GOV"),
        # who makes arrests rules where the clause is set
        ("Chad's king flew to Minsk, where the authorities arrested him.", "authorities", "BLR GOV"),
        # a spokesman speaks for the one body that has just acted, also in his own sentence
        ("The World Bank lent Chad money, and a spokesman praised it.", "spokesman", "IGO WBK"),
        # who speaks of "the government" abroad speaks of his own
        ("In Washington, Peru's foreign minister said the government would resign.", "government", "PER GOV"),
        ("In Washington, the foreign minister of Peru met the king. The government said so.", "government", None),
    ],
)
def test_whose_rulers(coder: Coder, text: str, word: str, expected: str | None) -> None:
    doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(text))
    (token,) = [token for token in doc if token.idx == text.rindex(word)]
    named = [actor.code for actor in read_cast(doc, date(2024, 5, 14)).at(token.i)]
    assert expected is None or named == [expected]
