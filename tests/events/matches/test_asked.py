"""What is only asked, which nobody tells."""

import pytest

from legation.records import EventType

BRIEFING = """Ministry of Foreign Affairs of Peru

MS TORRES: We condemn the raid on Goma.

QUESTION: Chad has expelled your envoy. Did the minister speak to his Chilean counterpart?

MS TORRES: The minister spoke with the foreign minister of Bolivia by phone.
"""


@pytest.mark.parametrize(
    "text",
    [
        "Has Chad attacked Libya? The minister did not say.",
        "Will Chad expel the Libyan envoy?",
        '"Did Chad shell Libya and seize its ships?" the general asked.',
    ],
)
def test_a_question_tells_nothing(code, text):
    assert code(text).events == ()


def test_whoever_asks_in_a_transcript_tells_nothing(code):
    events = code(BRIEFING).events
    assert [event.event_type for event in events] == [EventType.ACCUSE, EventType.CONSULT]
    assert [someone.code for someone in events[0].actor] == ["PER GOV"]  # "we" are whose briefing it is


HANSARD = """HOUSE OF COMMONS

Tuesday 14 May 2024

The Secretary of State for Defence (Mr. Grant Shapps): NATO jets struck a depot at Leskovac on Saturday.

We condemn the burning of villages by the Yugoslav army.

Mr. John Maples (Stratford-on-Avon): The raid is a disgrace.

Mr. Shapps: I reject that charge.
"""


def test_those_who_speak_in_parliament_are_named_with_brackets_and_go_on_below(code):
    record = code(HANSARD)
    speakers = {statement.id: statement.speaker.name for statement in record.statements if statement.speaker}
    told = {event.trigger.text: event for event in record.events}
    assert speakers[told["struck"].statement] == "Grant Shapps"
    assert [someone.code for someone in told["condemn"].actor] == ["GBR GOV"]
    assert "GBR LEG" in {statement.speaker.code for statement in record.statements if statement.speaker}


def test_an_office_answers_in_a_transcript(code):
    text = (
        "Press briefing by the Press Secretary, Ministry of Foreign Affairs of Peru\n\n"
        "Reporter: Did you lodge a protest with Chile?\n\nPress Secretary: We have lodged a protest with Chile."
    )
    (event,) = code(text).events
    assert [someone.code for someone in event.actor] == ["PER GOV"]


def test_whom_the_title_names_answers_in_a_transcript(code):
    text = (
        "Foreign Ministry Spokesperson Hua Chunying's Press Conference\n\n"
        "Q: Have you protested to India?\n\nA: We condemn the decision of India."
    )
    (event,) = code(text).events
    assert [someone.code for someone in event.actor] == ["CHN GOV"]


def test_a_caption_and_a_link_tell_nothing_again(code):
    text = "Chad expelled the Libyan envoy on Monday.\n\nRead more: Libya shells Chad\n\nThe envoy left at noon."
    assert [event.event_type for event in code(text).events] == [EventType.SANCTION]


def test_each_story_of_a_digest_has_its_own_country(code):
    text = (
        "The world in brief\n\nPolice in Chad used tear gas in the capital. At least 40 people were arrested.\n\n"
        "Peru recalled its envoy from Chile. The Peruvian president accused Chile of spying.\n\nApple sold more phones."
    )
    arrest = next(event for event in code(text).events if event.event_type == EventType.COERCE)
    assert [someone.code for someone in arrest.recipient] == ["TCD CVL"]


def test_we_who_post_are_those_whose_account_it_is(code):
    text = "MFA Estonia\n@MFAestonia\nEstonia has summoned the Russian envoy.\n\nWe thank Italy for its help."
    events = code(text).events
    assert [[someone.code for someone in event.actor] for event in events] == [["EST GOV"], ["EST"]]
