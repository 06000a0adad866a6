"""Against whom people protest who say so in what they come for."""

import pytest


def blamed(record):
    (event,) = [event for event in record.events if event.event_type == "PROTEST"]
    return sorted(participant.code for participant in event.recipient)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Thousands of Peruvians took to the streets to denounce the government.", ["PER GOV"]),
        ("Hundreds of Peruvians took to the streets to raise concerns about police brutality.", ["PER COP"]),
        ("Hundreds of Kenyans gathered in Nairobi to demand that the government scrap the tax.", ["KEN GOV"]),
        # not for whom they march, nor the land they march in
        ("Thousands of Peruvians marched through Lima to demand the release of two students.", []),
        ("Thousands of Kenyans marched through Nairobi to voice support for the government.", []),
        ("Hundreds of Kenyans gathered in Nairobi to protest rising prices in Kenya.", []),
    ],
)
def test_what_protesters_come_to_say_tells_whom_they_blame(code, sentence, expected):
    assert blamed(code(sentence)) == expected
