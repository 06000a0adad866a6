"""Train the relation model: ``python training/relations/train.py --plv plv_train.tsv`` (see README.md here).

With ``--cross-validate`` nothing is written: the figures of README.md are printed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from generate import Example, Grammar
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.language import Language

from legation import syntax
from legation.evaluation.relations import YIELD, MarkedSentence, figures, read_sentences, root_of
from legation.events.relations.encoder import shipped_encoder
from legation.events.relations.features import features
from legation.events.relations.relation import MODEL, RelationModel, save_model
from legation.records import EventType

TYPES = tuple(EventType)
SEEN_IN = 3
"""In how many sentences a feature must stand to be kept."""

SCALE = 10.0
"""The length that a sentence's vector of features is brought to: many features weigh less each."""

PENALTY = 0.3
GENERATED_WEIGHT = 0.3
"""What a generated sentence counts for against one of PLV."""

STEPS = 80
FOLDS = 5
HELD_OUT = Path(__file__).parent / "encoder_held_out.npy"
"""What encoders that had not seen a sentence of PLV score it (encoder.py): 2 (plain, actors masked) x rows x types."""

OWN = Path(__file__).parents[2] / "tests" / "events" / "relation_sentences.tsv"
"""Sentences of our own to test on; nothing is trained on them."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A sentence's features with the event types that its label allows (YIELD allows two)."""

    features: frozenset[str]
    allowed: tuple[EventType, ...]
    weight: float = 1.0


def main() -> None:
    options = _options()
    nlp = syntax.load(options.language_model)
    sentences = read_sentences(options.plv)
    encoded = np.load(HELD_OUT).astype(np.float64)
    if encoded.shape[1] != len(sentences):
        raise SystemExit(f"{HELD_OUT}: {encoded.shape[1]} rows for {len(sentences)} sentences; run encoder.py first")
    coded = [_row(nlp, s, s.root) for s in sentences]
    made = [_row(nlp, e, e.event_type, GENERATED_WEIGHT) for e in Grammar(options.seed).examples(options.each)]
    folds = folds_of(sentences, options.seed)
    held_out = cross_validate(folds, coded, made, coded)
    shares = fit_pool(coded, held_out, encoded[0])
    whole = fit([*coded, *made])
    if options.cross_validate:
        hidden = [_row(nlp, s, s.root) for s in map(mask_actors, sentences)]
        masked = cross_validate(folds, coded, made, hidden)
        _report("features", sentences, held_out)
        _report("encoder", sentences, encoded[0])
        _report("both", sentences, shares[0] * held_out + shares[1] * encoded[0])
        _report("both, actors masked", sentences, shares[0] * masked + shares[1] * encoded[1])
        _report("features, PLV alone", sentences, cross_validate(folds, coded, [], coded))
        _report("features, generated sentences alone", sentences, _scores_of(fit(made), coded))
        _report_own(nlp, whole, fit(coded), shares)
        return
    model = pooled(whole, shares)
    save_model(model, options.out)
    print(f"{options.out}: {len(model.rows)} features, {options.out.stat().st_size} bytes, shares {shares.round(3)}")


def fit(rows: Sequence[Row]) -> RelationModel:
    """Multinomial logistic regression with an L2 penalty; a row's likelihood is that of all types it allows."""
    counts = Counter(name for row in rows for name in row.features)
    index = {name: k for k, name in enumerate(sorted(name for name, count in counts.items() if count >= SEEN_IN))}
    matrix = _matrix(rows, index)
    across = matrix.T.tocsr()
    allowed = np.array([[event_type in row.allowed for event_type in TYPES] for row in rows], float)
    weight = np.array([row.weight for row in rows])
    shape = (len(index) + 1, len(TYPES))  # the last row is the intercept

    def loss(flat: Floats) -> tuple[float, Floats]:
        values = flat.reshape(shape)
        scores = matrix @ values[:-1] + values[-1]
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        right = chances * allowed
        total = right.sum(1, keepdims=True) + 1e-12
        slope = (chances - right / total) * weight[:, None]
        gradient = np.vstack([across @ slope, slope.sum(0)]) + PENALTY * values
        return float(-(weight * np.log(total[:, 0])).sum() + PENALTY / 2 * (flat @ flat)), gradient.ravel()

    found = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    values = found.x.reshape(shape).astype(np.float32)
    return RelationModel(TYPES, index, values[:-1] * np.float32(SCALE), values[-1])


def cross_validate(folds: NDArray[np.int64], coded: Sequence[Row], made: Sequence[Row], asked: Sequence[Row]) -> Floats:
    """The scores of every PLV sentence, as ``asked`` has it, by a model that has not seen its text."""
    scores = np.zeros((len(coded), len(TYPES)))
    for fold in range(FOLDS):
        model = fit([*(row for row, its in zip(coded, folds, strict=True) if its != fold), *made])
        unseen = np.flatnonzero(folds == fold)
        scores[unseen] = _scores_of(model, [asked[number] for number in unseen])
    return scores


def fit_pool(rows: Sequence[Row], features_scores: Floats, encoder_scores: Floats) -> Floats:
    """The two models' shares in a logarithmic opinion pool (Genest and Zidek 1986), from scores of unseen sentences.

    They make the pool calibrated too, as a temperature would (Guo and others 2017).
    """
    allowed = np.array([[event_type in row.allowed for event_type in TYPES] for row in rows])

    def loss(shares: Floats) -> float:
        found = chances(shares[0] * features_scores + shares[1] * encoder_scores)
        return float(-np.log((found * allowed).sum(1) + 1e-12).mean())

    shares: Floats = minimize(loss, np.array([0.5, 0.5]), method="Nelder-Mead").x
    return shares


def pooled(model: RelationModel, shares: Floats) -> RelationModel:
    """The model with its scores multiplied by its share, and the encoder's share beside."""
    by = np.float32(shares[0])
    return replace(
        model, weights=model.weights * by, intercept=model.intercept * by, encoder_share=float(np.float32(shares[1]))
    )


def mask_actors(sentence: MarkedSentence) -> MarkedSentence:
    """The sentence with two invented countries in the place of its source and target."""
    spans = sorted((span, name) for span, name in ((sentence.source, "Arvenia"), (sentence.target, "Lomaria")) if span)
    text, placed = sentence.text, dict[str, tuple[int, int]]()
    for (start, end), name in reversed(spans):
        text = text[:start] + name + text[end:]
        moved = len(name) - (end - start)
        placed = {other: (a + moved, b + moved) for other, (a, b) in placed.items()} | {
            name: (start, start + len(name))
        }
    return replace(sentence, text=text, source=placed.get("Arvenia"), target=placed.get("Lomaria"))


def _report(name: str, sentences: Sequence[MarkedSentence], scores: Floats) -> None:
    found = [root_of(zip(TYPES, row, strict=True)) for row in chances(scores)]
    print(name, json.dumps(figures(sentences, found)), "calibration error", calibration_error(sentences, scores))


def _report_own(nlp: Language, whole: RelationModel, plv_alone: RelationModel, shares: Floats) -> None:
    sentences = read_sentences(OWN)
    rows = [_row(nlp, s, s.root) for s in sentences]
    encoder = shipped_encoder()
    encoded = np.array([encoder.scores(s.text, s.source, s.target) for s in sentences], np.float64)
    _report("sentences of our own: features, PLV alone", sentences, _scores_of(plv_alone, rows))
    _report("sentences of our own: features", sentences, _scores_of(whole, rows))
    _report("sentences of our own: encoder", sentences, encoded)
    _report("sentences of our own: both", sentences, shares[0] * _scores_of(whole, rows) + shares[1] * encoded)


def calibration_error(sentences: Sequence[MarkedSentence], scores: Floats, bins: int = 10) -> float:
    """The expected calibration error of the best root's probability, in equal bins (Guo and others 2017)."""
    likely = chances(scores)
    merged = [i for i, t in enumerate(TYPES) if _root(t) == YIELD]
    error = 0.0
    found = [root_of(zip(TYPES, row, strict=True)) for row in likely]
    sure = [
        row[merged].sum() if root == YIELD else row[TYPES.index(EventType(root))]
        for row, root in zip(likely, found, strict=True)
    ]
    right = [root == s.root for root, s in zip(found, sentences, strict=True)]
    place = np.minimum((np.array(sure) * bins).astype(int), bins - 1)
    for number in range(bins):
        inside = place == number
        if inside.any():
            error += abs(np.array(sure)[inside].mean() - np.array(right)[inside].mean()) * inside.mean()
    return round(float(error), 4)


def _root(event_type: EventType) -> str:
    return YIELD if event_type in (EventType.CONCEDE, EventType.RETREAT) else event_type.value


def allowed_by(label: str) -> tuple[EventType, ...]:
    """The event types that a root label allows."""
    return (EventType.CONCEDE, EventType.RETREAT) if label == YIELD else (EventType(label),)


def _row(nlp: Language, given: MarkedSentence | Example, label: str, weight: float = 1.0) -> Row:
    found = features(nlp(given.text), given.source, given.target)
    return Row(frozenset(name for name, _ in found), allowed_by(label), weight)


def _matrix(rows: Sequence[Row], index: dict[str, int]) -> csr_matrix:
    values, columns, ends = list[float](), list[int](), [0]
    for row in rows:
        known = sorted(index[name] for name in row.features if name in index)
        columns += known
        values += [SCALE / max(len(known), 1) ** 0.5] * len(known)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(rows), len(index)))


def _scores_of(model: RelationModel, rows: Sequence[Row]) -> Floats:
    return np.array([model.scores((name, 0) for name in row.features) for row in rows], np.float64)


def chances(scores: Floats) -> Floats:
    """rows x event types: scores to probabilities."""
    likely: Floats = np.exp(scores - scores.max(1, keepdims=True))
    return likely / likely.sum(1, keepdims=True)


def folds_of(sentences: Sequence[MarkedSentence], seed: int) -> NDArray[np.int64]:
    """A fold for every sentence, the same for the same text."""
    texts = sorted({sentence.text for sentence in sentences})
    random.Random(seed).shuffle(texts)
    fold = {text: number % FOLDS for number, text in enumerate(texts)}
    return np.array([fold[sentence.text] for sentence in sentences])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plv", type=Path, required=True, help="plv_train.tsv")
    parser.add_argument("--language-model", type=Path, default=None, help="the shipped one where it is not given")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--each", type=int, default=800, help="generated sentences an event type")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cross-validate", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
