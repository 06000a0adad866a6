"""Two whom a text has just told of, taken up by a word."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "codes"),
    [
        ("Iran and Iraq signed the accord; the former ratified it in May.", "SUPPORT", ["IRN GOV"]),
        ("Chad blamed Sudan for the raid. The latter rejected the charge.", "REJECT", ["SDN"]),
        ("Egypt and Jordan condemned the strike, and the latter expelled the envoy.", "SANCTION", ["JOR GOV"]),
        ("Chad met Niger and Mali in Oslo. The former expelled an envoy.", "SANCTION", []),
        ("Chad and Niger talked to Togo, and both condemned the raid.", "ACCUSE", ["TCD GOV", "NER GOV"]),
        ("The two leaders, Vladimir Putin and Xi Jinping, signed a treaty.", "SUPPORT", ["RUS GOV", "CHN GOV"]),
        ("Three NATO members, Poland, Estonia and Latvia, expelled envoys.", "SANCTION", ["POL", "EST", "LVA"]),
    ],
)
def test_who_is_taken_up(code, text, event_type, codes):
    acts = [event for event in code(text).events if event.event_type == event_type]
    assert [[side.code for side in event.actor] for event in acts[-1:]] in ([codes], [] if not codes else [codes])
