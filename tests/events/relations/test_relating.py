"""The relation model where frames are silent or ambiguous."""

import pytest

from legation.events.relations.examples import NEAREST


def test_the_model_decides_between_frames_that_fit_equally_well(code):
    (event,) = code("Slovakia halted arms deliveries to Ukraine on Thursday.").events
    assert event.because.model == "relation"
    assert event.because.frame.startswith(event.event_type.value)
    assert len(event.because.nearest) == NEAREST
    assert {evidence.field for evidence in event.because.evidence} >= {"event_type", "actor", "recipient"}


def test_a_verb_without_a_frame_is_an_event_where_the_model_is_sure(code):
    (event,) = code("Israel offended Turkish envoys in Tel Aviv.").events
    assert (event.event_type, event.because.frame, event.because.model) == ("ACCUSE", "relation model", "relation")


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian foreign minister flanked the Chilean president on the stage.",
        "The Peruvian rescue team includes Chilean surgeons who worked in Lima.",
    ],
)
def test_a_verb_whose_type_the_features_find_unlikely_is_no_event(code, text):
    assert not code(text).events


def test_frames_that_fit_alone_need_no_model(code):
    (event,) = code("Peru condemned Chile.").events
    assert event.because.model is None
    assert event.because.nearest == ()
