"""Holidays and their days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.times.holidays import easter, holiday_date, holidays, orthodox_easter, rosh_hashanah


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("christmas", 2018, date(2018, 12, 25)),
        ("thanksgiving", 2018, date(2018, 11, 22)),
        ("memorial day", 2019, date(2019, 5, 27)),
        ("martin luther king day", 2019, date(2019, 1, 21)),
        ("easter", 2019, date(2019, 4, 21)),
        ("easter", 2016, date(2016, 3, 27)),
        ("good friday", 1998, date(1998, 4, 10)),
        ("orthodox easter", 2019, date(2019, 4, 28)),
        ("orthodox easter", 2016, date(2016, 5, 1)),
        ("election day", 2018, date(2018, 11, 6)),
        ("rosh hashanah", 2020, date(2020, 9, 19)),
        ("yom kippur", 1973, date(1973, 10, 6)),
        ("passover", 2019, date(2019, 4, 20)),
        ("purim", 2024, date(2024, 3, 24)),
        ("lunar new year", 2019, date(2019, 2, 5)),
        ("ramadan", 2019, None),
    ],
)
def test_the_day_of_a_holiday(name, year, day):
    assert holiday_date(name, year) == day


def test_every_rule_names_a_day():
    for name, rule in holidays().items():
        assert name == name.strip()
        assert (holiday_date(name, 2020) is None) == (rule.keys() == {"names"})


@given(year=st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(year):
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert orthodox_easter(year).isoweekday() == 7


@given(year=st.integers(1583, 4099))
def test_the_hebrew_year_never_begins_on_sunday_wednesday_or_friday(year):
    assert rosh_hashanah(year).isoweekday() not in (7, 3, 5)
    assert (rosh_hashanah(year + 1) - rosh_hashanah(year)).days in (353, 354, 355, 383, 384, 385)
