"""What the tests of who has a part in an event share."""

import pytest


@pytest.fixture
def recipients():
    """The states to which the one event of a type in a record is done, and the rules that tell of them."""

    def recipients(record, event_type):
        (event,) = [event for event in record.events if event.event_type == event_type]
        states = sorted(participant.code[:3] for participant in event.recipient)
        return states, {e.rule for e in event.because.evidence if e.field == "recipient"}

    return recipients
