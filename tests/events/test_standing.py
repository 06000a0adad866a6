"""The country of which a story speaks most, for offers and sanctions that name nobody."""


def recipients(record, event_type):
    (event,) = [event for event in record.events if event.event_type == event_type]
    return [participant.code[:3] for participant in event.recipient]


def test_sanctions_are_on_the_country_that_the_story_is_about(code):
    story = (
        "Police in Belarus arrested three opposition activists in Minsk. The Belarusian president spoke of a plot. "
        "The European Union has imposed three rounds of sanctions."
    )
    assert recipients(code(story), "SANCTION") == ["BLR"]


def test_a_third_party_offers_help_to_both_sides(code):
    story = "Chad accused Niger of shelling a village. Sweden offered to mediate."
    assert sorted(recipients(code(story), "AGREE")) == ["NER", "TCD"]
