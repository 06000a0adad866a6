"""Names that bodies of several countries share."""

from __future__ import annotations

import pytest

from legation.actors.knowledge.shared import short_forms
from legation.coder import Coder
from legation.records import Sector


@pytest.mark.parametrize(
    ("spellings", "sector", "short"),
    [
        (["Liberal Party of Canada"], Sector.PTY, ["Liberal Party"]),
        (["Canadian Armed Forces"], Sector.MIL, ["Armed Forces"]),
        (["KGB of Canada"], Sector.SPY, ["KGB"]),
        (["Bank of Canada", "Canada Post"], Sector.GOV, []),  # one word alone is no name
        (["Royal Bank of Canada"], Sector.BUS, []),
        (["Liberal Party of Brazil"], Sector.PTY, []),
    ],
)
def test_short_forms_leave_out_the_country(spellings: list[str], sector: Sector, short: list[str]) -> None:
    assert short_forms(spellings, sector, {"Canada", "Canadian"}) == short


@pytest.mark.parametrize(
    ("phrase", "published", "context", "code"),
    [
        ("the KGB", "2021-05-24", "Belarus shut its border. In Minsk, Belarus, a blogger was arrested.", "BLR SPY"),
        ("the KGB", "1985-05-24", "Moscow denied it.", "SUN SPY"),
        ("the Justice and Development Party", "2012-05-01", "Morocco voted. Moroccan polls closed.", "MAR PTY"),
        ("the Justice and Development Party", "2012-05-01", "Morocco's king met Turkey's president.", "TUR PTY"),
        ("the National Liberation Army", "2001-06-01", "Macedonian troops left. Macedonia said so.", "MKD REB"),
        ("the National Liberation Army", "2001-06-01", "Bogota blamed rebels.", "COL REB"),
    ],
)
def test_a_shared_name_is_of_the_country_that_the_text_speaks_of(
    coder: Coder, phrase: str, published: str, context: str, code: str
) -> None:
    actor = coder.identify(phrase, published, context)
    assert actor is not None
    assert actor.code == code


@pytest.mark.parametrize("phrase", ["artificial intelligence", "nerve agents", "a birthday party", "food banks"])
def test_some_phrases_are_nobody_though_a_word_of_theirs_is_somebody(coder: Coder, phrase: str) -> None:
    assert coder.identify(phrase, "2019-05-01") is None
