"""The way back to CAMEO."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.ontology import cameo, contexts, modes
from legation.ontology.crosswalk import crossings
from legation.records import EventType


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (("CONSULT", "visit", None, ()), "042"),
        (("AGREE", None, "CONSULT", ("diplomatic",)), "036"),
        (("AID", None, None, ("military",)), "072"),
        (("REQUEST", "yield", "CONCEDE", ("economic",)), "1054"),
        (("THREATEN", "violence", "ASSAULT", ("cbrn",)), "1385"),
        (("COERCE", "arrest", None, ()), "173"),
        (("SANCTION", "discontinue", None, ()), "163"),
    ],
)
def test_the_nearest_code(event, expected):
    event_type, mode, about, named = event
    assert cameo(EventType(event_type), mode, about and EventType(about), named) == expected


EVENT_TYPES = st.sampled_from(list(EventType))


@given(EVENT_TYPES, st.none() | EVENT_TYPES, st.sets(st.sampled_from([c.name for c in contexts()])), st.data())
def test_every_event_has_a_code_whatever_its_contexts_order(event_type, about, named, data):
    mode = data.draw(st.sampled_from([None, *(entry.mode for entry in modes(event_type))]))
    code = cameo(event_type, mode, about, sorted(named))
    assert re.fullmatch(r"[0-9]{3,4}", code)
    assert code == cameo(event_type, mode, about, sorted(named, reverse=True))


def test_every_row_can_be_reached():
    for event_type, rows in crossings().items():
        for row in rows:
            assert cameo(event_type, row.mode, row.about, [row.context] if row.context else []) == row.cameo
