"""PLOVER's tables agree with the manual and with the record's enumerations."""

import pytest

from legation.ontology import contexts, event_types, modes, needs_recipient, quad, score, sectors
from legation.records import EventType, Quad, Sector

SCORES = {
    "AGREE": 2.5,
    "CONSULT": 2.5,
    "SUPPORT": 5,
    "CONCEDE": 4.5,
    "COOPERATE": 9.5,
    "AID": 10,
    "RETREAT": 6.5,
    "REQUEST": 0,
    "ACCUSE": -3,
    "REJECT": -2,
    "THREATEN": -3.5,
    "PROTEST": -5,
    "SANCTION": -6,
    "MOBILIZE": -5.5,
    "COERCE": -7,
    "ASSAULT": -9,
}


def test_every_event_type_has_its_row_and_its_score():
    assert list(event_types()) == list(EventType)
    assert {event_type.value: score(event_type) for event_type in EventType} == SCORES


def test_quad_categories_are_runs_of_the_scale():
    verbal_cooperation = [EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE]
    assert [event_type for event_type in EventType if quad(event_type) is Quad.VERBAL_COOPERATION] == verbal_cooperation
    assert all((score(e) > 0) == (quad(e) in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)) or e == "REQUEST"
               for e in EventType)  # fmt: skip


def test_recipients_are_needed_by_the_types_the_manual_names():
    assert {e.value for e in EventType if needs_recipient(e)} == {"COOPERATE", "AID", "SANCTION"}


@pytest.mark.parametrize(
    ("event_type", "mode", "expected"),
    [
        ("CONSULT", "visit", 4),
        ("CONSULT", "phone", 1.5),
        ("RETREAT", "disarm", 10),
        ("REQUEST", "assist", 0.5),
        ("PROTEST", "riot", -7),
        ("ASSAULT", "unconventional", -10),
        ("PROTEST", "vandalize", -5),  # the manual prints no score: the type's own
    ],
)
def test_modes_have_the_manuals_scores(event_type, mode, expected):
    assert score(EventType(event_type), mode) == expected


def test_types_without_modes():
    without = {event_type.value for event_type in EventType if not modes(event_type)}
    assert without == {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"}


def test_a_mode_of_another_type_is_an_error():
    with pytest.raises(ValueError, match="CONSULT has no mode 'riot'"):
        score(EventType.CONSULT, "riot")


def test_contexts_and_sectors_are_complete():
    assert len(contexts()) == len({category.name for category in contexts()}) == 37
    assert set(sectors()) == set(Sector)
