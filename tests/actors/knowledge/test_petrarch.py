"""PETRARCH's dictionaries, read as they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation.actors import Tables, identify
from legation.actors.knowledge.petrarch import read_actors, read_agents
from legation.actors.knowledge.reading import read_tables
from legation.coder import Coder

ACTORS = """\
# A dictionary of our own in TABARI's form
SAVANIA_ [XSV]   # a country
+SAVAN_
IGO_OF_THE_SAVA_ [IGOEURSVA]
JAN_VAN_DER_SAVE_ ; a comment
+VAN_DER_SAVE_
	[XSVELI 710101-920427]
	[XSVGOV 920428-19961231]
	[XSVELI]
SAVA_RIVER_FRONT_(SRF)_ [XSVINSMUS]
+S.R.F._
SAVA_STEEL_ [MNCXSVMIN]
NOBODY_IN_PARTICULAR_ [---]
BROKEN_DATES_ [XSVGOV 2004017-20061201] [XSVOPP >040101]
"""
AGENTS = """\
!PERSON! = MAN, WOMEN
BARGE!PERSON! [~LAB]
RIVER_PILOT_ [~GOVMIL]  # with a comment
GUILD_OF_DYERS {GUILDS_OF_DYERS} [~BUS]
PILGRIM [~BUD]
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp("petrarch")
    (folder / "own.actors.txt").write_text(ACTORS, encoding="utf-8")
    (folder / "own.agents.txt").write_text(AGENTS, encoding="utf-8")
    known = read_tables()
    read_actors(known, folder / "own.actors.txt")
    read_agents(known, folder / "own.agents.txt")
    return known


@pytest.mark.parametrize(
    ("phrase", "published", "code"),
    [
        ("Jan van der Save", "1994-05-01", "XSV GOV"),
        ("Jan van der Save", "1999-05-01", "XSV ELI"),
        ("Mr. Van der Save", "1994-05-01", "XSV GOV"),
        ("the Sava River Front", "2000-01-01", "XSV REB"),
        ("the IGO of the Sava", "2000-01-01", "IGO SVA"),
        ("Sava Steel", "2000-01-01", "MNC"),
        ("Broken Dates", "2005-01-01", "XSV OPP"),
        ("Savania", "2000-01-01", "XSV"),
        ("bargewomen in Savania", "2000-01-01", "XSV LAB"),
        ("a Danish river pilot", "2000-01-01", "DNK GOV"),
        ("Polish guilds of dyers", "2000-01-01", "POL BUS"),
    ],
)
def test_who_the_dictionaries_name(tables: Tables, coder: Coder, phrase: str, published: str, code: str) -> None:
    actor = identify(phrase, date.fromisoformat(published), nlp=coder.nlp, tables=tables)
    assert actor is not None
    assert actor.code == code


def test_what_says_nothing_is_left_out(tables: Tables) -> None:
    assert not tables.names.get("Nobody in Particular")


def test_a_name_in_capitals_is_known_as_a_text_writes_it(tmp_path: Path) -> None:
    (tmp_path / "a.actors.txt").write_text("AFGHAN_NATIONAL_ARMY_OF_THE_EAST_ [AFGMIL]\n", encoding="utf-8")
    known = Tables()
    read_actors(known, tmp_path / "a.actors.txt")
    [name] = known.names.get("afghan national army of the east")
    assert name.words == ("Afghan", "National", "Army", "of", "the", "East")
