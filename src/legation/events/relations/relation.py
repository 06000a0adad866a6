"""What a source does to a target: a probability for each of PLOVER's event types, from a small learned model.

Two models give their opinion: multinomial logistic regression (a maximum entropy classifier; Berger, Della Pietra and
Della Pietra 1996) over the readable features of ``features.py``, and the encoder of ``encoder.py``. Their scores are
added with fixed shares, a logarithmic opinion pool (Genest and Zidek 1986). Both are trained in ``training/relations``;
``model/relation.md`` is their card. They answer where the two sides are already known; ``relating.py`` asks them about
the events that a text tells.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from legation.events.relations.encoder import shipped_encoder
from legation.events.relations.features import Feature, Offsets, features
from legation.records import Because, EventType, Evidence

MODEL = Path(__file__).parents[1] / "model" / "relation.npz"
"""The file of the shipped model."""


@dataclass(frozen=True, slots=True)
class RelationModel:
    """Weights by feature (rows) and event type (columns); ``rows`` is the row of each feature by its name.

    The weights hold this model's share in the pool already; ``encoder_share`` is what the encoder's scores count for.
    """

    event_types: tuple[EventType, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    intercept: NDArray[np.float32]
    encoder_share: float = 0.0

    def scores(self, found: Iterable[Feature]) -> NDArray[np.float32]:
        """A score for each event type: log-probabilities up to a constant."""
        known = sorted({self.rows[name] for name, _ in found if name in self.rows})
        scores: NDArray[np.float32] = self.intercept + self.weights[known].sum(0) / math.sqrt(len(known) or 1)
        return scores

    def reasons(self, found: Iterable[Feature], event_type: EventType) -> list[tuple[Feature, float]]:
        """The features that speak for an event type against the mean of all, each once, the strongest first."""
        column = self.event_types.index(event_type)
        first = {name: (name, token) for name, token in reversed(list(found)) if name in self.rows}
        gains = [(first[name], float(self._gain(name, column))) for name in sorted(first)]
        return sorted((gain for gain in gains if gain[1] > 0), key=lambda gain: -gain[1])

    def _gain(self, name: str, column: int) -> float:
        row = self.weights[self.rows[name]]
        return float(row[column] - row.mean())


def load_model(path: Path = MODEL) -> RelationModel:
    """Read a model; raises ``FileNotFoundError`` where it is not there."""
    with np.load(path, allow_pickle=False) as arrays:
        names = arrays["features"].tobytes().decode("utf-8").split("\n")
        return RelationModel(
            event_types=tuple(EventType(name) for name in arrays["event_types"].tolist()),
            rows={name: row for row, name in enumerate(names)},
            weights=arrays["weights"].astype(np.float32),
            intercept=arrays["intercept"].astype(np.float32),
            encoder_share=float(arrays["encoder_share"]),
        )


@cache
def shipped_model() -> RelationModel:
    """The shipped model, read once."""
    return load_model()


def save_model(model: RelationModel, path: Path) -> None:
    """Write a model, weights in half precision; the same model gives the same bytes."""
    names = "\n".join(sorted(model.rows, key=lambda name: model.rows[name]))
    np.savez_compressed(
        path,
        event_types=np.array([event_type.value for event_type in model.event_types]),
        features=np.frombuffer(names.encode("utf-8"), np.uint8),
        weights=model.weights.astype(np.float16),
        intercept=model.intercept.astype(np.float16),
        encoder_share=np.float32(model.encoder_share),
    )


class Relation:
    """What the model says of two sides in a document, worked out as it is asked for.

    ``doc`` is a parsed document; the sides are spans of code points into its text, half-open, None where the text does
    not name that side. Raises ``ValueError`` where a span is empty or not in the text.
    """

    def __init__(self, doc: Doc, source: Offsets | None, target: Offsets | None) -> None:
        self._doc, self._source, self._target = doc, source, target
        self.features = tuple(features(doc, source, target))

    @cached_property
    def _scores(self) -> NDArray[np.float32]:
        return shipped_model().scores(self.features)

    @cached_property
    def opinion(self) -> Mapping[EventType, float]:
        """The chance of each event type by the features alone, which are less sure than both models together."""
        return _chances(self._scores)

    @cached_property
    def chances(self) -> Mapping[EventType, float]:
        """The chance of each event type, best first, by the features and the encoder."""
        scores = self._scores
        if len(self._doc):
            share = np.float32(shipped_model().encoder_share)
            scores = scores + share * shipped_encoder().scores(*_excerpt(self._doc, self._source, self._target))
        return dict(sorted(_chances(scores).items(), key=lambda answer: -answer[1]))


def relate(doc: Doc, source: Offsets | None, target: Offsets | None) -> list[tuple[EventType, float]]:
    """What the source does to the target, as in ``Relation``: all sixteen event types with their probabilities, best
    first.
    """
    return list(Relation(doc, source, target).chances.items())


def _chances(scores: NDArray[np.float32]) -> dict[EventType, float]:
    chances = np.exp(scores - scores.max(), dtype=np.float64)
    chances /= chances.sum()
    return dict(zip(shipped_model().event_types, chances.tolist(), strict=True))


def _excerpt(doc: Doc, source: Offsets | None, target: Offsets | None) -> tuple[str, Offsets | None, Offsets | None]:
    """The text of the sentences about the two sides, and the sides' places in it."""
    spans = [span for span in (source, target) if span is not None] or [(0, 1)]
    found = doc.char_span(min(s for s, _ in spans), max(e for _, e in spans), alignment_mode="expand")
    first, last = (doc[0], doc[-1]) if found is None else (found[0], found[-1])
    about = doc[first.sent.start : last.sent.end]
    begin = about.start_char
    placed = [None if span is None else (span[0] - begin, span[1] - begin) for span in (source, target)]
    return about.text, placed[0], placed[1]


def explain(doc: Doc, found: Sequence[Feature], event_type: EventType, *, limit: int = 5) -> Because:
    """The words that speak most for an event type between a source and a target, ``limit`` of them at most.

    ``found`` are the features of the two in the document; the encoder gives no reasons. Each piece of evidence names
    its feature as the rule.
    """
    reasons = shipped_model().reasons(found, event_type)[:limit]
    evidence = [
        Evidence(start=word.idx, end=word.idx + len(word), text=word.text, field="event_type", rule=name)
        for (name, token), _ in reasons
        for word in (doc[token],)
    ]
    return Because(model="relation", evidence=tuple(evidence))
