"""The relation model where frames are silent or ambiguous."""

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


def test_frames_that_fit_alone_need_no_model(code):
    (event,) = code("Peru condemned Chile.").events
    assert event.because.model is None
    assert event.because.nearest == ()
