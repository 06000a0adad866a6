"""Short names that bodies have at home alone: who is meant depends on the country that a text speaks of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.tables import DATA, Kind, listed, read_rows
from legation.coder import Coder

DAY = date(2024, 9, 10)
CodesOn = Callable[[date, str, str], list[str | None]]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("NEW DELHI, September 10 - The ED questioned two ministers.", "ED", "IND COP"),
        ("KOLKATA, September 10 - The ED questioned two ministers.", "ED", "IND COP"),
        ("India's Congress party accused the Centre of delay.", "Centre", "IND GOV"),
        ("NAIROBI, September 10 - DCI detectives arrested Kenyan students; the DCI named them.", "the DCI", "KEN COP"),
        ("NAIROBI, September 10 - Kenya's opposition alliance NASA warned Kenyans of fraud.", "NASA", "KEN PTY"),
        ("ABUJA, September 10 - FG warned Nigerian unions of arrests.", "FG", "NGA GOV"),
        ("NAIROBI, September 10 - The NIS warned Kenyans of attacks.", "NIS", "KEN SPY"),
        ("SEOUL, September 10 - The NIS warned South Koreans of attacks.", "NIS", "KOR SPY"),
        ("PRETORIA, September 10 - The NPA charged four South African officers.", "NPA", "ZAF JUD"),
        ("MANILA, September 10 - The NPA ambushed four Philippine soldiers.", "NPA", "PHL REB"),
        ("MINSK, September 10 - The KGB detained a Belarusian teacher.", "KGB", "BLR SPY"),
        ("DHAKA, September 10 - The BNP rejected the plan of the Bangladeshi government.", "BNP", "BGD PTY"),
        ("COLOMBO, September 10 - The STF arrested four men.", "STF", "LKA COP"),
        ("SYDNEY, September 10 - The AFP charged four men.", "The AFP", "AUS COP"),
        ("CARACAS, September 10 - The CNE declared the Venezuelan president the winner.", "CNE", "VEN GOV"),
        ("TEGUCIGALPA, September 10 - The CNE declared the Honduran winner.", "CNE", "HND GOV"),
    ],
)
def test_a_short_name_is_that_of_the_country_s_body(codes_on: CodesOn, text: str, words: str, code: str) -> None:
    assert codes_on(DAY, text, words) == [code]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("OSLO, September 10 - The ED questioned two Norwegian ministers.", "ED"),
        ("OTTAWA, September 10 - The Centre questioned two Canadian ministers.", "Centre"),
        ("LIMA, September 10 - The DCI questioned two Peruvian ministers.", "DCI"),
    ],
)
def test_elsewhere_it_is_nobody_s_whom_the_tables_know(codes_on: CodesOn, text: str, words: str) -> None:
    homes = {"IND", "KEN"}
    assert not homes & {(code or "")[:3] for code in codes_on(DAY, text, words)}


def test_elsewhere_it_may_be_a_part_of_a_stranger_s_name(coder: Coder) -> None:
    """ "DCI" are detectives in Kenya, and some rank here."""
    text = "LEEDS, September 10 - DCI Ana Torres criticised the British government."
    names = [actor.name for actor in coder.code(text, published=str(DAY)).actors]
    assert "DCI" not in names and "Directorate of Criminal Investigations" not in names


def test_local_names_are_those_of_one_body_in_each_country_and_no_role_or_title() -> None:
    tables = shipped_tables()
    bearers: dict[tuple[str, str], set[str]] = {}
    for _, row in read_rows(DATA / "local_names.tsv"):
        for called in listed(row["called"]):
            bearers.setdefault((called, row["country"]), set()).add(row["name"])
            assert not tables.roles.get(called) and not tables.titles.get(called), called
            known = [name.entry for name in tables.names.get(called) if name.entry.kind is Kind.ORGANISATION]
            assert sum(entry.country == row["country"] for entry in known) == 1, called
    assert {called: names for called, names in bearers.items() if len(names) > 1} == {}
