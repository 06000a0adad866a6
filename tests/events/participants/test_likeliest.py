"""Who it most likely is on whom an act falls, where no rule tells."""

import hashlib
import math

import pytest

from legation.events.participants.likeliest import MODEL, likelihoods, shipped_weights


def test_the_chances_of_all_options_are_one():
    chances = likelihoods({None: ["nobody"], "PER": ["other", "foremost"], "CHL": ["other"]}, shipped_weights())
    assert math.fsum(chances.values()) == pytest.approx(1)
    assert chances["PER"] > chances["CHL"]


def test_a_trait_without_a_weight_counts_for_nothing():
    assert likelihoods({None: ["nobody"], "PER": ["stranger"]}, {"nobody": math.log(3)}) == {
        None: pytest.approx(0.75),
        "PER": pytest.approx(0.25),
    }


def test_the_one_that_stands_out(code, recipients):
    story = (
        "Morocco closed the border with Algeria and expelled an Algerian envoy on Monday. Algeria recalled its "
        "ambassador from Morocco. Morocco accused Algeria of arming rebels. Algiers denied it and ruled out mediation."
    )
    (refusal,) = [event for event in code(story).events if event.mode == "meet"]
    assert [participant.code for participant in refusal.recipient] == ["MAR GOV"]
    assert {e.rule for e in refusal.because.evidence if e.field == "recipient"} == {"likeliest of those named"}


@pytest.mark.parametrize(
    ("story", "event_type"),
    [
        ("Peru, Chile, Bolivia and Brazil met in Lima. Spain rejected the appeals.", "REJECT"),
        ("Norway, Iceland and Denmark met in Oslo. Canada sent ships to the Arctic.", "MOBILIZE"),
        ("The government declared a curfew in Honduras on Monday.", "COERCE"),
        # whoever judges an act in the same sentence did not suffer it
        (
            "Council conclusions on Sudan\n\nThe European Council met on 20 October 2025. The Council adopted the "
            "following conclusions:\n\n1. The European Union strongly condemns the atrocities committed by the Rapid "
            "Support Forces in El Fasher. The EU calls on all parties to cease hostilities immediately and to allow "
            "unhindered humanitarian access.",
            "ASSAULT",
        ),
    ],
)
def test_nobody_where_none_stands_out(code, recipients, story, event_type):
    assert recipients(code(story), event_type) == ([], set())


def test_the_card_tells_of_which_weights_it_is():
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() in MODEL.with_suffix(".md").read_text(encoding="utf-8")


def test_an_organisation_that_acts_has_nobody_of_its_own_besides(code):
    [event] = code("The EU extended its sanctions for a year.").events
    assert [participant.code for participant in event.actor] == ["IGO EEC"]
    assert event.recipient == ()


def test_nobody_withdraws_from_himself(code):
    recalled = code("Chad condemned the raid and recalled its envoy.").events[-1]
    assert (recalled.mode, recalled.recipient) == ("withdraw", ())


def test_nobody_of_another_story_of_a_digest_suffers_an_act(code):
    story = (
        "Morocco closed the border with Algeria and expelled an Algerian envoy on Monday. Algeria recalled its "
        "ambassador from Morocco. Morocco accused Algeria of arming rebels.\n\n{}Algiers ruled out mediation."
    )
    for label, whose in (("", ["MAR GOV"]), ("ALGERIA: ", [])):
        text = f"World briefs\n\nMOROCCO: {story.format(label)}" if label else story.format(label)
        (refusal,) = [event for event in code(text).events if event.mode == "meet"]
        assert [participant.code for participant in refusal.recipient] == whose
