"""The training sentences that are shown beside what the relation model decides."""

import numpy as np
import pytest

from legation.events.relations.examples import NEAREST, examples, nearest
from legation.events.relations.relation import shipped_model
from legation.records import EventType


@pytest.mark.parametrize("event_type", EventType)
def test_every_event_type_has_examples(event_type):
    found = examples(event_type)
    assert len(found) >= NEAREST
    assert all(example.sentence for example in found)
    np.testing.assert_allclose([np.linalg.norm(example.weights) for example in found], 1, rtol=1e-5)


def test_a_sentence_is_nearest_to_itself():
    names = {row: name for name, row in shipped_model().rows.items()}
    example = examples(EventType.SANCTION)[7]
    found = [(names[row], 0) for row in example.rows.tolist()]
    assert nearest(found, EventType.SANCTION)[0] == example.sentence


def test_a_sentence_of_unknown_features_has_the_first_examples_beside_it():
    first = [example.sentence for example in examples(EventType.AID)]
    assert list(nearest([("no such feature", 0)], EventType.AID)) == first[:NEAREST]
