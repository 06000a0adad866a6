"""The present tense of a day to come tells of plans."""

import pytest

from legation.records import EventType, Status

DIARY = (
    "Kenya, week by week\n\n{first} May\nBankers meet.\n\n{second} May\nThe rains begin.\n\n"
    "{third} May\nKenya's president hosts the Somali prime minister."
)
PLAN = (EventType.AGREE, EventType.CONSULT, Status.PLANNED)
MEETING = (EventType.CONSULT, None, Status.OCCURRED)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya's president hosts the Somali prime minister on June 12.", PLAN),
        ("Kenya's president hosts the Somali prime minister.", MEETING),
        (DIARY.format(first=15, second=16, third=17), PLAN),
        (DIARY.format(first=7, second=8, third=9), MEETING),
    ],
)
def test_what_is_told_of_a_day_after_publication_is_planned(code, text, told):
    (event,) = code(text).events
    assert (event.event_type, event.about, event.status) == told


def test_strikes_in_a_diary_are_still_to_come(code):
    days = "15 May\nBankers meet.\n\n16 May\nThe rains begin.\n\n17 May\nDock workers in Peru hold a strike over wages."
    (event,) = code(f"Diary\n\n{days}").events
    assert (event.event_type, event.status) == (EventType.PROTEST, Status.PLANNED)
    assert event.date.value == "2024-05-17"
