"""The values that a reviewer judges, and corrections as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.records import EventType, Record, Status
from legation.reviews.values import EventValues, Party, StatementValues, as_text, changed, values_of

NAMES = st.text(st.characters(exclude_characters=";()", codec="utf-8"), min_size=1).filter(lambda t: t == t.strip())
PARTIES = st.builds(Party, name=NAMES, code=st.none() | st.sampled_from(["PER GOV", "USA", "IGO UNO"]))


def test_an_event_is_judged_by_its_fields_without_their_evidence(record: Record) -> None:
    assert values_of(record, record.events[1]) == EventValues(
        event_type=EventType.AGREE,
        about=EventType.CONSULT,
        status=Status.PLANNED,
        actor=(Party(name="Ana Torres", code="PER GOV"),),
        said_by="Radio Sur",
        contexts=("economic", "diplomatic"),
    )


def test_a_correction_is_written_as_people_write(record: Record) -> None:
    before = values_of(record, record.events[0])
    after = changed(
        before,
        {
            "status": "planned",
            "actor": "Ana Torres (PER GOV); NOR GOV; Jo Lindqvist",
            "date": "2022-04",
            "place": " ",
            "contexts": "military; economic",
        },
    )
    assert isinstance(after, EventValues)
    assert after.status is Status.PLANNED
    assert [(who.name, who.code) for who in after.actor] == [
        ("Ana Torres", "PER GOV"),
        (None, "NOR GOV"),
        ("Jo Lindqvist", None),
    ]
    assert (after.date, after.place, after.contexts) == ("2022-04", None, ("military", "economic"))


def test_another_type_has_not_the_mode_of_the_first(record: Record) -> None:
    before = values_of(record, record.events[0]).model_copy(update={"mode": "meet"})
    after = changed(before, {"event_type": "AGREE", "mode": "meet"})
    assert isinstance(after, EventValues) and after.mode is None


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"event_type": "MEET"}, "event_type: "),
        ({"mode": "shout"}, "mode: CONSULT has no mode 'shout'"),
        ({"contexts": "weather"}, "contexts: there is no 'weather'"),
        ({"date": "Tuesday"}, "date: 'Tuesday' is no TIMEX3 value"),
        ({"recipient": "Oslo (norway)"}, "recipient.0.code: "),
        ({"recipient": "()"}, "recipient.0: "),
        ({"tone": "harsh"}, "tone: no such field; there are event_type, mode"),
    ],
)
def test_what_cannot_be_is_refused_with_the_field(record: Record, changes: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValueError) as error:
        changed(values_of(record, record.events[0]), changes)
    assert str(error.value).startswith(complaint)


def test_a_denial_is_yes_or_no(record: Record) -> None:
    before = values_of(record, record.statements[0])
    after = changed(before, {"denied": "yes"})
    assert isinstance(after, StatementValues) and after.denied
    assert changed(after, {"denied": as_text(False)}) == before


@given(st.lists(PARTIES, max_size=3))
def test_what_a_form_shows_comes_back_as_it_was(parties: list[Party]) -> None:
    before = EventValues(event_type=EventType.CONSULT, status=Status.OCCURRED, actor=tuple(parties))
    other = EventValues(event_type=EventType.CONSULT, status=Status.OCCURRED)
    shown = as_text(before.actor)
    assert changed(before, {"actor": shown}) == changed(other, {"actor": shown}) == before
