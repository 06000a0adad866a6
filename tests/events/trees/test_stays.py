"""Where somebody is, told beside what he does there."""

import pytest


def of_type(record, event_type):
    return next((event for event in record.events if event.event_type == event_type), None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Togolese president, in Dakar for talks, condemned the coup in Mali.",
        "The Togolese president, in Dakar for talks with Macky Sall, called for a halt to the bombing of Mali.",
        "The Togolese president, in Dakar for a summit, thanked Mali.",
        "The Togolese president, who was in Dakar for talks, thanked Mali.",
    ],
)
def test_a_stay_for_talks_is_a_visit_to_its_place(code, sentence):
    visit = of_type(code(sentence), "CONSULT")
    assert visit.mode == "visit"
    assert [side[0].code[:3] for side in (visit.actor, visit.recipient)] == ["TGO", "SEN"]
    assert visit.place.name == "Dakar"


def test_a_stay_for_anything_else_is_none(code):
    assert of_type(code("The Chinese foreign minister, in London for treatment, praised Mali."), "CONSULT") is None


def test_who_is_due_for_talks_has_not_come(code):
    assert of_type(code("The Togolese president is due in Dakar for talks on Tuesday."), "CONSULT") is None
