"""The members of intergovernmental organisations on a day, and the table they are read from."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from legation.actors import member_states
from legation.actors.knowledge.tables import DATA, read_day, read_rows


def test_every_row_names_a_known_organisation_and_country_once_at_a_time() -> None:
    organisations = {row["name"] for _, row in read_rows(DATA / "intergovernmental.tsv")}
    countries = {row["code"] for _, row in read_rows(DATA / "countries.tsv")}
    terms = defaultdict(list)
    for number, row in read_rows(DATA / "members.tsv"):
        assert row["organisation"] in organisations, number
        assert row["country"] in countries, number
        start, end = read_day(row["from"]) or date.min, read_day(row["to"], last=True) or date.max
        assert start <= end, number
        terms[row["organisation"], row["country"]].append((start, end))
    assert all(one[1] < other[0] for held in terms.values() for one, other in pairwise(sorted(held)))


@pytest.mark.parametrize(
    ("organisation", "day", "inside", "outside"),
    [
        ("European Union", "2016-06-24", "GBR HRV", "NOR TUR"),
        ("European Union", "2020-02-01", "HRV", "GBR"),
        ("North Atlantic Treaty Organization", "1999-03-24", "POL HUN CZE", "ROU FIN"),
        ("North Atlantic Treaty Organization", "2024-03-08", "FIN SWE", "UKR AUT"),
        ("Economic Community of West African States", "2023-08-01", "NER MLI NGA", "MRT TCD"),
        ("Economic Community of West African States", "2025-02-01", "NGA", "NER MLI BFA"),
        ("United Nations Security Council", "1990-08-02", "SUN FRA", "RUS DEU"),
        ("United Nations Security Council", "2022-02-25", "RUS CHN", "SUN IND"),
        ("Commonwealth of Independent States", "2008-08-12", "GEO RUS", "UKR EST"),
        ("Group of Eight", "2006-07-15", "RUS", "CHN"),
        ("Southern African Development Community", "2006-01-01", "ZAF MDG", "SYC"),
    ],
)
def test_members_on_a_day(organisation: str, day: str, inside: str, outside: str) -> None:
    members = member_states(organisation, date.fromisoformat(day))
    assert set(inside.split()) <= set(members)
    assert set(outside.split()).isdisjoint(members)


@pytest.mark.parametrize(
    ("organisation", "count"),
    [
        ("European Union", 27), ("North Atlantic Treaty Organization", 32), ("African Union", 55),
        ("Association of Southeast Asian Nations", 11), ("Arab League", 22), ("Gulf Cooperation Council", 6),
        ("Southern African Development Community", 16), ("East African Community", 8), ("Group of Seven", 7),
        ("Group of Twenty", 19), ("Caribbean Community", 15), ("Council of Europe", 46),
        ("Organisation for Economic Co-operation and Development", 38), ("Shanghai Cooperation Organization", 10),
    ],
)  # fmt: skip
def test_as_many_as_they_say_themselves(organisation: str, count: int) -> None:
    assert len(member_states(organisation)) == count


def test_an_organisation_without_a_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        member_states("Paris Club")
