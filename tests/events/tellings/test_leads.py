"""Headlines dated by the text under them."""

import pytest

from legation.records import DateBasis

LEAD = "LIMA, May 14 (AP) - {lead}"
PUBLISHED = "2024-05-14"


def headline(code, title, lead):
    event = code(f"{title}\n\n{LEAD.format(lead=lead)}").events[0]
    assert event.trigger.end <= len(title)
    return event


@pytest.mark.parametrize(
    ("title", "lead", "day"),
    [
        ("Peru recalls envoy from Chile", "Peru on Sunday recalled its ambassador from Chile.", "2024-05-12"),
        # not by what another did, by another act, or by the day of the news
        ("Peru recalls envoy from Chile", "Cuba on Sunday recalled its ambassador from Haiti.", PUBLISHED),
        ("Peru recalls envoy from Chile", "Peru met Chile on Sunday. It has recalled its ambassador.", PUBLISHED),
        # nor by a day long gone
        ("Peru recalls envoy from Chile", "Peru recalled its ambassador from Chile on April 2.", PUBLISHED),
    ],
)
def test_a_headline_is_dated_by_its_lead(code, title, lead, day):
    assert headline(code, title, lead).date.value == day


def test_the_words_that_date_a_headline_are_its_evidence(code):
    event = headline(code, "Peru recalls envoy from Chile", "Peru on Sunday recalled its ambassador from Chile.")
    assert event.date.basis is DateBasis.NARRATIVE
    assert event.date.text == "Sunday"
    assert [e.text for e in event.because.evidence if e.field == "date"] == ["Sunday"]
