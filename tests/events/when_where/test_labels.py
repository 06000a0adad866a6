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
    ],
)
def test_what_a_report_of_many_days_tells_is_of_none(code, about, day):
    (event,) = code(REPORT.format(about=about)).events
    assert (event.date.value if event.date else None) == day
