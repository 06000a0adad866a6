"""TIMEX3 values and the days they cover."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.records import Grain
from legation.times import Period, interval


@pytest.mark.parametrize(
    ("value", "first", "last", "grain"),
    [
        ("2019-02-26", date(2019, 2, 26), date(2019, 2, 26), Grain.DAY),
        ("2019-02-26T14:03", date(2019, 2, 26), date(2019, 2, 26), Grain.TIME),
        ("2019-02-26TNI", date(2019, 2, 26), date(2019, 2, 26), Grain.TIME),
        ("2019-W09", date(2019, 2, 25), date(2019, 3, 3), Grain.WEEK),
        ("2019-W09-WE", date(2019, 3, 2), date(2019, 3, 3), Grain.DAY),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Grain.MONTH),
        ("2018-SU", date(2018, 6, 1), date(2018, 8, 31), Grain.SEASON),
        ("2018-WI", date(2018, 12, 1), date(2019, 2, 28), Grain.SEASON),
        ("2018-Q4", date(2018, 10, 1), date(2018, 12, 31), Grain.QUARTER),
        ("2018-H1", date(2018, 1, 1), date(2018, 6, 30), Grain.HALF),
        ("2018", date(2018, 1, 1), date(2018, 12, 31), Grain.YEAR),
        ("201", date(2010, 1, 1), date(2019, 12, 31), Grain.DECADE),
        ("20", date(2000, 1, 1), date(2099, 12, 31), Grain.CENTURY),
        ("2019-03-03/2019-03-05", date(2019, 3, 3), date(2019, 3, 5), Grain.DAY),
        ("2014/2018", date(2014, 1, 1), date(2018, 12, 31), Grain.YEAR),
    ],
)
def test_the_days_of_a_value(value, first, last, grain):
    assert interval(value) == (first, last, grain)


@pytest.mark.parametrize(
    "value",
    (
        "",
        "P2D",
        "PXY",
        "PAST_REF",
        "XXXX-02-26",
        "2019-XX-XX",
        "XXXX-WXX-2",
        "2019-02-30",
        "2019-W54",
        "2019-Q5",
        "2019-13",
        "0000",
        "9999-WI",
        "2018/2014",
        "2018/P2D",
        "tomorrow",
    ),
)
def test_values_that_name_no_days(value):
    assert interval(value) is None


@given(day=st.dates(min_value=date(200, 1, 1), max_value=date(9800, 1, 1)), grain=st.sampled_from(list(Grain)))
def test_a_period_holds_its_day_and_can_be_read_back(day, grain):
    period = Period.containing(day, grain)
    assert period.first <= day <= period.last
    if grain is not Grain.TIME:
        assert interval(period.value) == (period.first, period.last, grain)


@given(
    day=st.dates(min_value=date(2000, 1, 1), max_value=date(3000, 1, 1)),
    grain=st.sampled_from(list(Grain)),
    count=st.integers(-9, 9),
)
def test_shifting_there_and_back(day, grain, count):
    period = Period.containing(day, grain)
    assert period.shift(count).shift(-count) == period
    assert period.shift(1).first == period.last + timedelta(days=1)


@given(value=st.text(alphabet="0123456789-WQHEXTP/SU", max_size=22))
def test_any_string_is_an_answer(value):
    days = interval(value)
    assert days is None or days[0] <= days[1]
