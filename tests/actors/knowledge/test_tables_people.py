"""The tables of people: every row is well formed, and who held what when."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from legation.actors.knowledge.affiliation import Tenure
from legation.actors.knowledge.lookup import fold, split_words
from legation.actors.knowledge.tables import DATA, Tables, listed, read_people, read_rows, read_tenure
from legation.actors.text.figures import affiliation_on

TABLES = sorted((DATA / "people").glob("*.tsv"))
OURS = Path(__file__).parents[1] / "data"
HEADS = frozenset({"president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "pope"})
OVERLAP = timedelta(days=60)  # terms known to the month only may seem to overlap


Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[tuple[Path, int, Row, Tenure]]:
    return [(path, number, row, read_tenure(row)) for path in TABLES for number, row in read_rows(path)]


@pytest.fixture(scope="module")
def tables() -> Tables:
    known = Tables()
    for path in TABLES:
        read_people(known, path)
    return known


def plain(name: str) -> str:
    """A name by its folded words, as it is looked up."""
    return " ".join(fold(word) for word in split_words(name))


def column(table: str, name: str) -> set[str]:
    return {row[name] for _, row in read_rows(DATA / f"{table}.tsv")}


def test_codes_name_known_countries_and_organisations(rows: list[tuple[Path, int, Row, Tenure]]) -> None:
    countries = column("countries", "code")
    organisations = column("intergovernmental", "code") | {"NGO"}
    wrong = [
        f"{path.name}:{number}: {row['code']}"
        for path, number, row, tenure in rows
        if tenure.affiliation.organisation not in organisations | {None}
        or tenure.affiliation.country not in countries | {None}
    ]
    assert not wrong


def test_every_row_states_an_office_and_a_gender_or_none(rows: list[tuple[Path, int, Row, Tenure]]) -> None:
    wrong = [f"{p.name}:{n}" for p, n, row, _ in rows if not row["office"] or row["gender"] not in ("", "f", "m")]
    assert not wrong


def test_cells_have_no_stray_blanks_and_no_alias_twice(rows: list[tuple[Path, int, Row, Tenure]]) -> None:
    wrong = []
    for path, number, row, _ in rows:
        names = [row["name"], *listed(row["aliases"])]
        if any(cell != " ".join(cell.split()) for cell in row.values()) or len(set(names)) != len(names):
            wrong.append(f"{path.name}:{number}: {names}")
    assert not wrong


def test_a_person_is_in_one_table(rows: list[tuple[Path, int, Row, Tenure]]) -> None:
    homes = defaultdict(set)
    for path, _, row, _ in rows:
        homes[row["name"]].add(path.name)
    assert {name: sorted(where) for name, where in homes.items() if len(where) > 1} == {}


def test_names_are_found_in_plain_letters(rows: list[tuple[Path, int, Row, Tenure]]) -> None:
    """Wire services write "Walesa": a letter without an accent to drop, as in "Wałęsa", needs another spelling."""
    wrong = []
    for path, number, row, _ in rows:
        spellings = [fold(name) for name in (row["name"], *listed(row["aliases"]))]
        if not any(spelling.isascii() for spelling in spellings):
            odd = {unicodedata.name(c) for c in spellings[0] if not c.isascii()}
            wrong.append(f"{path.name}:{number}: {row['name']} {odd}")
    assert not wrong


def test_a_country_has_one_head_at_a_time(rows: list[tuple[Path, int, Row, Tenure]]) -> None:
    terms: dict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for _, _, row, tenure in rows:
        if row["office"] in HEADS and not tenure.affiliation.organisation:
            terms[row["code"], row["office"]].append(
                (tenure.start or date.min, tenure.end or date.max, row["name"]),
            )
    known = {
        (row["code"], row["office"], *sorted((row["one"], row["other"])))
        for _, row in read_rows(OURS / "two_at_once.tsv")
    }
    found = {
        (code, office, *sorted((one[2], other[2])))
        for (code, office), held in terms.items()
        for one, other in combinations(held, 2)
        if min(one[1], other[1]) - max(one[0], other[0]) > OVERLAP
    }
    assert found == known


def test_a_full_name_names_one_person(rows: list[tuple[Path, int, Row, Tenure]]) -> None:
    bearers = defaultdict(set)
    for _, _, row, _ in rows:
        for name in (row["name"], *listed(row["aliases"])):
            if len(split_words(name)) > 1:
                bearers[plain(name)].add(row["name"])
    known = {plain(row["name"]): {row["one"], row["other"]} for _, row in read_rows(OURS / "homonyms.tsv")}
    assert {name: who for name, who in bearers.items() if len(who) > 1} == known


REPORTED = """
    AFG ARG AUS BEL BGD BRA CAN CHE CHL CHN COL CUB DEU DZA EGY ESP ETH FRA GBR GRC HUN IDN IND IRN ISR ITA JOR JPN
    KEN KOR LKA MAR MEX MYS NGA NLD NOR NPL PAK PER PHL POL PRK ROU RUS SAU SDN SWE SYR TUR TWN UGA UKR USA VEN VNM
    YEM ZAF ZWE
""".split()


@pytest.mark.parametrize("country", REPORTED)
def test_the_much_reported_countries_have_somebody_in_charge_each_january(
    country: str, rows: list[tuple[Path, int, Row, Tenure]]
) -> None:
    charge = HEADS | {"supreme leader", "chief adviser", "chairman of the sovereign council"}
    charge |= {"chairman of the presidential leadership council", "interim president"}
    terms = [tenure for _, _, row, tenure in rows if row["office"] in charge and tenure.affiliation.country == country]
    days = [date(year, 1, 15) for year in range(1992, 2026)]
    assert [str(day) for day in days if not any(tenure.covers(day) for tenure in terms)] == []


@pytest.mark.parametrize(
    ("name", "day", "code", "office"),
    [
        ("Jacques Chirac", "1999-06-01", "FRA GOV", "president"),
        ("Lech Walesa", "1986-05-01", "POL LAB", "Solidarity leader"),
        ("Lech Walesa", "2001-05-01", "POL ELI", "former president"),
        ("Yasser Arafat", "1991-01-01", "PSE PTY", "chairman of the Palestine Liberation Organization"),
        ("Nguyen Phu Trong", "2019-02-27", "VNM GOV", "president"),
        ("Volodymyr Zelenskyy", "2022-03-01", "UKR GOV", "president"),
        ("Muammar Qaddafi", "2005-01-01", "LBY GOV", "leader"),
        ("Mohamed Hamdan Dagalo", "2022-01-01", "SDN GOV", "deputy head of the sovereign council"),
        ("Mohamed Hamdan Dagalo", "2023-05-01", "SDN REB", "Rapid Support Forces commander"),
        ("Antonio Guterres", "1999-01-01", "PRT GOV", "prime minister"),
        ("Antonio Guterres", "2020-01-01", "IGO UNO", "secretary-general"),
        ("Federica Mogherini", "2015-07-14", "IGO EEC", "foreign policy chief"),
        ("Alexei Navalny", "2021-01-20", "RUS OPP", "opposition leader"),
        ("Joseph Kony", "2012-03-01", "UGA REB", "Lord's Resistance Army leader"),
        ("Osama bin Laden", "2001-10-07", "REB", "al-Qaeda leader"),
        ("Isabel Peron", "1975-01-01", "ARG GOV", "president"),
        ("Joseph Luns", "1960-01-01", "NLD GOV", "foreign minister"),
        ("Joseph Luns", "1980-01-01", "IGO NAT", "secretary general"),
        ("Henry Kissinger", "1974-01-01", "USA GOV", "secretary of state"),
        ("Henry Kissinger", "2010-01-01", "USA ELI", None),
        ("Margaret Thatcher", "1985-01-01", "GBR GOV", "prime minister"),
        ("Ugo Mifsud Bonnici", "1995-01-01", "MLT GOV", "president"),
        ("Grand Duke Henri", "2010-01-01", "LUX GOV", "grand duke"),
        ("Denise Bronzetti", "2025-06-01", "SMR GOV", "captain regent"),
        ("Syed Sirajuddin", "2004-01-01", "MYS GOV", "king"),
        ("Kwassi Klutse", "1997-01-01", "TGO GOV", "prime minister"),
        ("Lee Hong-koo", "1995-01-01", "KOR GOV", "prime minister"),
    ],
)
def test_people_are_what_they_are_at_the_time(
    name: str, day: str, code: str, office: str | None, tables: Tables
) -> None:
    (found,) = {id(value.entry): value.entry for value in tables.names.get(name)}.values()
    affiliation, held = affiliation_on(found, date.fromisoformat(day))
    assert affiliation.code == code
    assert office is None or held == office


def test_women_and_men_are_told_apart(tables: Tables) -> None:
    said = {"Angela Merkel": "f", "Aung San Suu Kyi": "f", "Park Geun-hye": "f", "Kim Jong-un": "m", "Jean Castex": "m"}
    assert {name: tables.names.get(name)[0].entry.gender for name in said} == said
