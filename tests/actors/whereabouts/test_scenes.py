"""The parts of a digest, each about a country that heads it."""

from __future__ import annotations

import pytest

from legation.actors import read_cast
from legation.coder import Coder

DIGEST = (
    "Weekly brief\n\nGhana. Gunmen raided a village near Bawku. The army said it killed six of them.\n\n"
    "Togo. Soldiers arrested a priest. The army denied it.\n\nBenin. The army moved tanks north."
)


@pytest.mark.parametrize(("before", "expected"), [("Togo", "GHA MIL"), ("Benin", "TGO MIL"), ("moved", "BEN MIL")])
def test_those_of_each_part_are_of_its_country(coder: Coder, before: str, expected: str) -> None:
    doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(DIGEST))
    start = DIGEST.rindex("army", 0, DIGEST.rindex(before))
    (token,) = [token for token in doc if token.idx == start]
    assert [actor.code for actor in read_cast(doc, None).at(token.i)] == [expected]


def test_one_heading_makes_no_digest(coder: Coder) -> None:
    text = "Togo. Soldiers of Ghana crossed the river into Ghana. Ghana said the army was its own."
    doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(text))
    (token,) = [token for token in doc if token.text == "army"]
    assert [actor.code for actor in read_cast(doc, None).at(token.i)] == ["GHA MIL"]


BRIEFS = (
    "World briefs\n\nCOLOMBO: Police held the editor of a daily. BUJUMBURA: Soldiers shot two men. The president "
    "denied it. OSLO: Norway froze aid."
)


@pytest.mark.parametrize(
    ("word", "expected"), [("Police", "LKA COP"), ("Soldiers", "BDI MIL"), ("president", "BDI GOV")]
)
def test_those_of_a_paragraph_of_briefs_are_of_the_place_over_each(coder: Coder, word: str, expected: str) -> None:
    doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(BRIEFS))
    (token,) = [token for token in doc if token.text == word]
    assert [actor.code for actor in read_cast(doc, None).at(token.i)] == [expected]


HEADLINES = (
    "Kenya: teachers end strike over pay\nNigeria air force admits raid on camp\nPolice fire on students at rally\n"
    "Navy holds Omani fishing boats\nGunmen seize Ghanaian priest"
)


@pytest.mark.parametrize(("word", "expected"), [("Police", "COP"), ("Navy", "MIL"), ("Gunmen", "GHA UAF")])
def test_those_of_a_headline_are_of_no_other_one_s_country(coder: Coder, word: str, expected: str) -> None:
    doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(HEADLINES))
    (token,) = [token for token in doc if token.text == word]
    assert [actor.code for actor in read_cast(doc, None).at(token.i)] == [expected]
