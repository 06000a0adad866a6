"""Reading the day that a date line states."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.times import read_date


@pytest.mark.parametrize(
    "line",
    [
        "February 26, 2019",
        "Feb 26 2019 2:03PM EST",
        "26 FEBRUARY 2019",
        "Tuesday, 26 February 2019, 14:03 GMT",
        "Tuesday 26 February 2019 11.00 GMT",
        "Tue, 26 Feb 2019 14:03:00 +0000",
        "2019-02-26T14:03Z",
        "2019/2/26",
        "20190226",
        "26/02/2019",
        "02/26/2019",
        "26.02.2019",
        "26-Feb-2019",
        "Updated 3:45 PM ET, Tue February 26, 2019",
        "HANOI, Feb. 26, 2019 (Xinhua) --",
        "Published 26 February 2019; updated 27 February 2019",
        "Updated 27 February 2019. Published 26 February 2019",
    ],
)
def test_date_lines_of_many_agencies(line):
    assert read_date(line) == date(2019, 2, 26)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Feb. 26 (Reuters) -",
        "02/03/2019",
        "3.4.2019",
        "26/02/19",
        "February 2019",
        "February 30, 2019",
        "March 3-5, 2019",
    ],
)
def test_lines_that_state_no_day(line):
    assert read_date(line) is None


@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_written_dates_are_read_back(day):
    for line in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day:%A}, {day.day} {day:%b} {day.year}"):
        assert read_date(line) == day


@given(line=st.text(max_size=60))
def test_any_line_is_an_answer(line):
    assert read_date(line) is None or isinstance(read_date(line), date)
