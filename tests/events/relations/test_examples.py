"""The training sentences that are shown beside what the relation model decides."""

import numpy as np
import pytest

from legation.events.relations.examples import NEAREST, examples, nearest
from legation.events.relations.relation import shipped_model
from legation.records import EventType


@pytest.mark.parametrize("event_type", EventType)
def test_every_event_type_has_examples(event_type):
    found = examples(event_type)
    assert len(found.sentences) >= NEAREST
    assert all(found.sentences)
    lengths = [np.linalg.norm(found.weights[found.numbers == number]) for number in range(len(found.sentences))]
    np.testing.assert_allclose(lengths, 1, rtol=1e-5)


def test_a_sentence_is_nearest_to_itself():
    names = {row: name for name, row in shipped_model().rows.items()}
    among = examples(EventType.SANCTION)
    found = [(names[row], 0) for row in among.rows[among.numbers == 7].tolist()]
    assert nearest(found, EventType.SANCTION)[0] == among.sentences[7]


def test_a_sentence_of_unknown_features_has_the_first_examples_beside_it():
    first = examples(EventType.AID).sentences[:NEAREST]
    assert nearest([("no such feature", 0)], EventType.AID) == first
