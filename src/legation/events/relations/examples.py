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
class Examples:
    """Training sentences with their features, those of all in one row after the other.

    Of each feature there are its row in the model, its weight, those of a sentence being of length one together, and
    the number of its sentence.
    """

    sentences: tuple[str, ...]
    rows: NDArray[np.int32]
    weights: Floats
    numbers: NDArray[np.int64]


@cache
def examples(event_type: EventType) -> Examples:
    """The examples of ours among the training sentences of an event type."""
    telling = _telling()
    with np.load(EXAMPLES, allow_pickle=False) as arrays:
        texts = arrays["sentences"].tobytes().decode("utf-8").split("\n")
        kinds, rows, ends = arrays["event_types"].tolist(), arrays["rows"], arrays["ends"].tolist()
    of_type = [
        (t, rows[s:e]) for t, k, s, e in zip(texts, kinds, [0, *ends[:-1]], ends, strict=True) if k == event_type
    ]
    weights = []
    for _, own in of_type:
        everywhere = np.zeros_like(telling)
        everywhere[own] = telling[own]
        weights.append(telling[own] / (float(np.linalg.norm(everywhere)) or 1.0))
    return Examples(
        sentences=tuple(text for text, _ in of_type),
        rows=np.concatenate([own for _, own in of_type]),
        weights=np.concatenate(weights),
        numbers=np.repeat(np.arange(len(of_type)), [len(own) for _, own in of_type]),
    )


def nearest(found: Sequence[Feature], event_type: EventType) -> tuple[str, ...]:
    """The training sentences of an event type that are most like one with these features.

    Likeness is the cosine of the two sets of features, each weighted by how much it tells the types apart.
    """
    known, among = shipped_model().rows, examples(event_type)
    asked = np.array(sorted({known[name] for name, _ in found if name in known}), np.int32)
    if not len(asked):
        return among.sentences[:NEAREST]
    at = np.searchsorted(asked, among.rows).clip(max=len(asked) - 1)
    is_shared = asked[at] == among.rows
    shared = np.zeros((len(asked), len(among.sentences)), np.float32)
    shared[at[is_shared], among.numbers[is_shared]] = among.weights[is_shared]
    order = np.argsort(-(shared.T @ _telling()[asked]), kind="stable")[:NEAREST]
    return tuple(among.sentences[number] for number in order)


@cache
def _telling() -> Floats:
    """How much each feature of the model tells the types apart: the deviation of its weights."""
    deviations: Floats = shipped_model().weights.std(1).astype(np.float32)
    return deviations
