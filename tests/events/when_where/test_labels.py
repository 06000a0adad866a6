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
