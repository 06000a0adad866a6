"""Which frames the words of a document call up."""

import pytest

from legation.records import EventType


@pytest.mark.parametrize(
    ("sentence", "event_types"),
    [
        # the most specific frame wins
        ("Iran launched an attack on Israel.", [EventType.ASSAULT]),
        ("Iran launched a scathing attack on Israel.", [EventType.ACCUSE]),
        ("Iran launched a cyber attack on Israel.", [EventType.COERCE]),
        # a need may be an exception
        ("The French minister abandoned the treaty with Peru.", [EventType.SANCTION]),
        # phrases may hang on the noun's verb
        ("Twenty people died in an Israeli air strike on a school in Gaza.", [EventType.ASSAULT]),
        # whoever is acted upon is somebody else
        ("The Norwegian prime minister congratulated himself.", []),
        ("The Norwegian prime minister congratulated the Danish prime minister.", [EventType.SUPPORT]),
        # an unknown name's nation is not the nation
        ("Serbia's Petrovic withdrew from Madrid.", []),
        ("Serbia withdrew its troops from Kosovo.", [EventType.RETREAT]),
    ],
)
def test_the_frame_fits_what_stands_around_the_trigger(code, sentence, event_types):
    assert [event.event_type for event in code(sentence).events] == event_types
