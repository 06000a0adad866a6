"""The tables of organisations: every row is well formed, one name is one organisation's, and what changed when."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from legation.actors.knowledge.affiliation import Tenure
from legation.actors.knowledge.lookup import fold, split_words
from legation.actors.knowledge.reading import ORGANISATIONS
from legation.actors.knowledge.tables import (
    DATA,
    Tables,
    listed,
    read_organisations,
    read_rows,
    read_tenure,
)
from legation.actors.text.figures import affiliation_on
from legation.records import Sector

Row = dict[str, str]
SECTORS_OF = {
    "parties": {"PTY", "OPP", "LEG"},
    "outlets": {"JRN"},
    "institutes": {"EDU"},
    "armed_groups": {"REB", "PRM", "CRM", "MIL", "COP", "GOV", "PTY", "OPP", "REL", "SOC"},
}


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, int, Row, Tenure]]:
    return [
        (table, number, row, read_tenure(row))
        for table in ORGANISATIONS
        for number, row in read_rows(DATA / f"{table}.tsv")
    ]


@pytest.fixture(scope="module")
def tables() -> Tables:
    known = Tables()
    for table in ORGANISATIONS:
        read_organisations(known, DATA / f"{table}.tsv")
    return known


def is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= 7 and " " not in name


def spelling(name: str) -> str:
    """A name as it is told from others: an acronym by its capitals, any other by its folded words."""
    return name if is_acronym(name) else " ".join(fold(word) for word in split_words(name))


def test_countries_are_known(rows: list[tuple[str, int, Row, Tenure]]) -> None:
    countries = {row["code"] for _, row in read_rows(DATA / "countries.tsv")} | {None}
    wrong = [f"{t}:{n}: {row['code']}" for t, n, row, tenure in rows if tenure.affiliation.country not in countries]
    assert not wrong


@pytest.mark.parametrize(
    ("table", "prefix"), [("intergovernmental", "IGO "), ("nongovernmental", "NGO"), ("companies", "MNC")]
)
def test_tables_of_one_kind_have_codes_of_that_kind(table: str, prefix: str) -> None:
    wrong = [row["name"] for _, row in read_rows(DATA / f"{table}.tsv") if not row["code"].startswith(prefix)]
    assert not wrong


def test_sectors_fit_the_table(rows: list[tuple[str, int, Row, Tenure]]) -> None:
    wrong = [
        f"{table}:{number}: {row['name']} {row['code']}"
        for table, number, row, tenure in rows
        if table in SECTORS_OF
        and not tenure.affiliation.organisation
        and not SECTORS_OF[table] & {sector.value for sector in tenure.affiliation.sectors}
    ]
    assert not wrong


def test_cells_have_no_stray_blanks_and_no_alias_twice(rows: list[tuple[str, int, Row, Tenure]]) -> None:
    wrong = []
    for table, number, row, _ in rows:
        names = [row["name"], *listed(row["aliases"])]
        if any(cell != " ".join(cell.split()) for cell in row.values()) or len(set(names)) != len(names):
            wrong.append(f"{table}:{number}: {names}")
    assert not wrong


def test_a_name_is_one_organisations_in_each_country(rows: list[tuple[str, int, Row, Tenure]]) -> None:
    """Of those of two countries ("PTI", a party and a news agency) the story's country decides."""
    bearers = defaultdict(set)
    for table, _, row, tenure in rows:
        for name in (row["name"], *listed(row["aliases"])):
            bearers[spelling(name), tenure.affiliation.country].add((table, row["name"]))
    assert {name: sorted(who) for name, who in bearers.items() if len(who) > 1} == {}


def test_an_organisation_is_one_thing_at_a_time(rows: list[tuple[str, int, Row, Tenure]]) -> None:
    held = defaultdict(list)
    for table, _, row, tenure in rows:
        held[table, row["name"]].append(tenure)
    wrong = []
    for (table, name), tenures in held.items():
        ordered = sorted(tenures, key=lambda tenure: tenure.start or date.min)
        if any((one.end or date.max) >= (other.start or date.min) for one, other in pairwise(ordered)):
            wrong.append(f"{table}: {name}")
    assert not wrong


def test_the_european_union_and_its_bodies_have_one_code(tables: Tables) -> None:
    bodies = ["European Union", "EU", "European Commission", "European Parliament", "ECB", "Europol", "Frontex"]
    codes = {value.entry.tenures[-1].affiliation.code for name in bodies for value in tables.names.get(name)}
    assert codes == {"IGO EEC"}


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Taliban", "2015-01-01", "AFG REB"),
        ("Taliban", "2022-01-01", "AFG GOV"),
        ("PLO", "1985-01-01", "PSE REB"),
        ("PLO", "1996-01-01", "PSE PTY"),
        ("FARC", "2005-01-01", "COL REB"),
        ("FARC", "2018-01-01", "COL PTY"),
        ("SPLA", "2001-01-01", "SDN REB"),
        ("SPLA", "2014-01-01", "SSD MIL"),
        ("Rapid Support Forces", "2020-01-01", "SDN PRM"),
        ("Rapid Support Forces", "2024-01-01", "SDN REB"),
        ("Janjaweed", "2004-01-01", "SDN PRM"),
        ("Basij", "2009-06-15", "IRN PRM"),
        ("IRGC", "2019-04-08", "IRN MIL"),
        ("Peshmerga", "2014-08-01", "IRQ MIL"),
        ("Carabinieri", "2004-01-01", "ITA COP"),
        ("Guardia Civil", "2004-01-01", "ESP COP"),
        ("Wagner Group", "2022-01-01", "RUS PRM"),
        ("YPG", "2016-01-01", "SYR REB"),
        ("Kataib Hezbollah", "2019-12-27", "IRQ PRM"),
        ("NATO", "1999-03-24", "IGO NAT"),
        ("ECOWAS", "2012-01-01", "IGO WAS"),
        ("OSCE", "2014-03-21", "IGO SCE"),
        ("Organisation for the Prohibition of Chemical Weapons", "2013-10-11", "IGO OPW"),
        ("OPEC", "1999-01-01", "IGO OPC"),
        ("Red Cross", "1994-01-01", "NGO"),
        ("Gazprom", "2006-01-01", "MNC"),
    ],
)
def test_organisations_are_what_they_are_at_the_time(name: str, day: str, code: str, tables: Tables) -> None:
    entries = {id(value.entry): value.entry for value in tables.names.get(name)}.values()
    assert {affiliation_on(entry, date.fromisoformat(day))[0].code for entry in entries} == {code}


@pytest.mark.parametrize("pair", [("Harvard University", "Yale"), ("Lok Sabha", "Rajya Sabha"), ("Kia", "KIA")])
def test_two_bodies_are_two_actors(pair: tuple[str, str], tables: Tables) -> None:
    one, other = (next(v.entry for v in tables.names.get(name) if v.fits(tuple(split_words(name)))) for name in pair)
    assert one is not other


def test_the_words_that_tell_what_a_body_is_are_lower_case() -> None:
    for number, row in read_rows(DATA / "bodies.tsv"):
        assert row["heads"] and row["words"], number
        assert row["heads"] + row["words"] == (row["heads"] + row["words"]).lower(), number
        assert Sector(row["sectors"]), number
