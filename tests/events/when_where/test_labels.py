"""A date before a colon dates what is told from there on."""

import pytest


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "March 3: Gunmen attack a village in Katsina, Nigeria. March 9: Troops kill 15 bandits. They arrest six.",
            ["2024-03-03", "2024-03-09", "2024-03-09"],
        ),
        (
            "Peru's police said on Monday: Rebels attacked a post in Lima on 3 March. They killed two guards there.",
            ["2024-03-03", "2024-05-13"],
        ),
    ],
)
def test_entries_of_one_paragraph(code, text, days):
    assert [event.date.value for event in code(text).events] == days


def test_a_day_without_a_mark_dates_its_entry(code):
    text = (
        "Gambia: foreign relations\n\n2 Feb. Iran gave the Gambia two ferries. The president thanked it.\n"
        "11 Feb. Senegal recalled its envoy from the Gambia.\n7 March The Gambia expelled an envoy of Senegal."
    )
    days = ["2024-02-02", "2024-02-02", "2024-02-11", "2024-03-07"]
    assert [event.date.value for event in code(text).events] == days


def test_posts_are_of_the_day_beside_the_account(code):
    text = (
        "MFA Peru @mfaperu · May 13\nPeru rejects the charge by Chile.\n\n"
        "MFA Peru @mfaperu · May 9\nToday #Peru expelled two diplomats of #Chile."
    )
    assert [event.date.value for event in code(text).events] == ["2024-05-13", "2024-05-09"]


REPORT = (
    "Chad: Situation Report No. 3 (as of 12 May 2024)\n\n{about}\n\nNorway contributed $3 million to the Chadian army."
)


@pytest.mark.parametrize(
    ("about", "day"),
    [
        ("It covers the period from 5 to 12 May 2024.", None),
        ("It was made in Mao.", "2024-05-12"),
        ("Weekly summary, 5-11 May 2024", None),
        ("It tells of 5-11 May 2024.", "2024-05-12"),
    ],
)
def test_what_a_report_of_many_days_tells_is_of_none(code, about, day):
    (event,) = code(REPORT.format(about=about)).events
    assert (event.date.value if event.date else None) == day


def test_the_title_of_a_weekly_tells_that_it_is_of_no_day(code):
    told = "\n\nPeru expelled the Chilean ambassador."
    assert [event.date for event in code(f"The week in the Andes: 6-11 May{told}").events] == [None]
    assert [event.date.value for event in code(f"Row in the Andes{told}").events] == ["2024-05-14"]


def test_headlines_in_a_list_are_of_the_day(code):
    text = (
        "Peru recalls envoy from Chile\nTwo Togo soldiers killed in ambush\n"
        "Chad denies role in coup plot\nOil falls for third day"
    )
    assert [event.date.value for event in code(text).events] == ["2024-05-14"] * 3
