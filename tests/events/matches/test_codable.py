"""What is told and yet no event: meetings of one, visits at home, accidents, feasts, opinions."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan minister met.",
        "The Kenyan president visited the Kenyan minister.",
        "The truce between Kenya and Somalia collapsed on Monday.",
        "Trade between Kenya and Somalia fell by a third.",
        "The Kenyan minister was not invited.",
        "The Kenyan minister agreed that the vote was fair.",
        "Thousands of Kenyans gathered in Nairobi to celebrate.",
    ],
)
def test_it_is_no_event(code, text):
    assert code(text).events == ()


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The Kenyan and Somali ministers met.", "CONSULT"),
        ("The Kenyan president visited Somalia.", "CONSULT"),
        ("Two suspects were handed over to Kenya.", "COOPERATE"),
        ("The Kenyan minister said the raid by Somalia would not go unanswered.", "THREATEN"),
    ],
)
def test_it_is_one(code, text, event_type):
    assert event_type in {event.event_type for event in code(text).events}
