"""The years of days that a text gives without one."""

import pytest


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The war began in 1914. On 28 July they declared war.", ["1914", "1914-07-28"]),
        ("They invaded in August 1990. On 17 January others bombed the capital.", ["1990-08", "1991-01-17"]),
        (
            "In 1982 it worsened. On April 2 they landed, and on June 14 they gave up.",
            ["1982", "1982-04-02", "1982-06-14"],
        ),
        ("They have been at odds since 1990.\n\nOn July 14 the army shelled the town.", ["1990", "XXXX-07-14"]),
        ("They have been at odds since 1990. On July 14 the court will rule.", ["1990", "XXXX-07-14"]),
    ],
)
def test_a_history_goes_on_in_the_year_that_it_tells(find, text, values):
    assert [one.value for one in find(text, published=None)] == values


def test_a_chronology_goes_on_in_the_year_that_it_told(find):
    text = "28 November 2021: Troops land.\n\n29 November: They leave.\n\n3 May: They return.\n\n4 June 2024: Peace."
    values = [one.value for one in find(text, published=None)]
    assert values == ["2021-11-28", "2021-11-29", "2022-05-03", "2024-06-04"]


def test_a_month_over_entries_takes_no_day_from_the_first_of_them(find):
    values = [one.value for one in find("October\n2 Oct. Troops land.\n9 Oct. They leave.")]
    assert values == ["2018-10", "2018-10-02", "2018-10-09"]


def test_a_line_of_a_weekday_and_a_number_is_the_nearest_such_day(find):
    text = "MON 4\n- Oslo: talks.\n\nTue 5:\n- On Tuesday 18 people died.\n\nWED 8\n- None."
    assert [one.value for one in find(text)] == ["2019-03-04", "2019-03-05", "2019-02-26"]
