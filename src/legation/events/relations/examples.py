"""The sentences that the relation model was trained on, to show beside what it decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from legation.events.relations.features import Feature
from legation.events.relations.relation import shipped_model
from legation.records import EventType

EXAMPLES = Path(__file__).parents[1] / "model" / "relation_examples.npz"
NEAREST = 3

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A training sentence with its features: their rows in the model, and their weights, of length one together."""

    sentence: str
    rows: NDArray[np.int32]
    weights: Floats


@cache
def examples(event_type: EventType) -> tuple[Example, ...]:
    """The examples of ours among the training sentences of an event type."""
    telling = _telling()
    with np.load(EXAMPLES, allow_pickle=False) as arrays:
        texts = arrays["sentences"].tobytes().decode("utf-8").split("\n")
        kinds, rows, ends = arrays["event_types"].tolist(), arrays["rows"], arrays["ends"].tolist()
    found = []
    for text, kind, start, end in zip(texts, kinds, [0, *ends[:-1]], ends, strict=True):
        if kind == event_type:
            own = rows[start:end].copy()
            everywhere = np.zeros_like(telling)
            everywhere[own] = telling[own]
            found.append(Example(text, own, telling[own] / (float(np.linalg.norm(everywhere)) or 1.0)))
    return tuple(found)


def nearest(found: Sequence[Feature], event_type: EventType) -> tuple[str, ...]:
    """The training sentences of an event type that are most like one with these features.

    Likeness is the cosine of the two sets of features, each weighted by how much it tells the types apart.
    """
    known, among = shipped_model().rows, examples(event_type)
    asked = sorted({known[name] for name, _ in found if name in known})
    shared = np.zeros((len(asked), len(among)), np.float32)
    for number, example in enumerate(among):
        _, at, own = np.intersect1d(asked, example.rows, assume_unique=True, return_indices=True)
        shared[at, number] = example.weights[own]
    order = np.argsort(-(shared.T @ _telling()[asked]), kind="stable")[:NEAREST]
    return tuple(among[number].sentence for number in order)


@cache
def _telling() -> Floats:
    """How much each feature of the model tells the types apart: the deviation of its weights."""
    deviations: Floats = shipped_model().weights.std(1).astype(np.float32)
    return deviations
