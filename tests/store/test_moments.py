"""Days and moments as people write them."""

from datetime import date

import pytest

from legation.store.moments import first_day, last_day, moment


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018-01-31", date(2018, 1, 31), date(2018, 1, 31)),
    ],
)
def test_a_year_a_month_or_a_day(given: str, first: date, last: date) -> None:
    assert (first_day(given), last_day(given)) == (first, last)


@pytest.mark.parametrize("given", ["", "20x", "2018-13", "2018-02-30", "0000", "last week", "2018-1"])
def test_anything_else_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        first_day(given)


def test_a_moment_is_in_utc_and_a_day_means_its_end() -> None:
    assert moment("2018-01-31") == "2018-01-31T23:59:59.999999+00:00"
    assert moment("2018-01-31T12:00:00+02:00") == "2018-01-31T10:00:00.000000+00:00"
    assert moment("2018-01-31T12:00:00") == "2018-01-31T12:00:00.000000+00:00"
    with pytest.raises(ValueError, match="is no time"):
        moment("yesterday")
