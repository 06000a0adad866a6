"""To whom a reply is."""

import pytest


@pytest.mark.parametrize(
    ("story", "event_type", "expected"),
    [
        ("The envoy from Qatar proposed a truce of ten days. Israel rejected it.", "REJECT", ["QAT"]),
        ("Norway put forward a plan on Monday, but Peru's president rejected it.", "REJECT", ["NOR"]),
        ("The United States asked Peru to free the crew, an appeal that Lima granted on Tuesday.", "AGREE", ["USA"]),
        # what is rejected is named, and nobody says whose it is
        ("Norway put forward a plan on Monday. Peru's president rejected a law on fishing.", "REJECT", []),
        # all that was said may be denied
        ("Kyiv said Russian troops had shelled the plant, which Moscow denied.", "REJECT", ["UKR"]),
        ("Chad accused Libya of theft, which Tripoli denied.", "REJECT", ["TCD"]),
        ("Estonia and Latvia accuse Russia of theft, which Moscow denies.", "REJECT", ["EST", "LVA"]),
        (
            "Estonia and Latvia said Russia had jammed their signals, a charge Moscow rejected.",
            "REJECT",
            ["EST", "LVA"],
        ),
        # what one of their own said is no charge of the stranger told of before
        (
            "Brazil said it would help. Peru's general said Peru's president had fled, a claim the minister denied.",
            "REJECT",
            [],
        ),
        ("Peru's minister said the boat was Peruvian, a claim that the White House denied.", "REJECT", ["PER"]),
        ("Libya demanded the closure of the Turkish base, which Ankara has ruled out.", "REJECT", ["LBY"]),
        ("The Chadian government has ruled out sanctions.", "REJECT", []),
        ("Oman invited the Yemeni government and the Houthis to talks. The Houthis accepted.", "AGREE", ["OMN"]),
    ],
)
def test_whom_a_reply_is_to(code, story, event_type, expected):
    found = [event for event in code(story).events if event.event_type == event_type]
    assert [who.code[:3] for who in found[-1].recipient] == expected
