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
from scipy.optimize import minimize, minimize_scalar
from scipy.sparse import csr_matrix
from spacy.language import Language

from legation import syntax
from legation.evaluation.relations import YIELD, MarkedSentence, figures, penta_of, read_sentences, root_of
from legation.events.relation import MODEL, RelationModel, save_model
from legation.events.relation_features import features
from legation.records import EventType

TYPES = tuple(EventType)
SEEN_IN = 3
"""In how many sentences a feature must stand to be kept."""

SCALE = 10.0
"""The length that a sentence's vector of features is brought to: many features weigh less each."""

PENALTY = 0.3
GENERATED_WEIGHT = 0.1
"""What a generated sentence counts for against one of PLV."""

STEPS = 80
FOLDS = 5
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
    coded = [_row(nlp, s.text, s.source, s.target, s.root) for s in sentences]
    examples = Grammar(options.seed).examples(options.each)
    made = [_row(nlp, e.text, e.source, e.target, e.event_type, GENERATED_WEIGHT) for e in examples]
    held_out, temperature = cross_validate(sentences, coded, made, options.seed)
    if options.cross_validate:
        masked = [mask_actors(s) for s in sentences]
        hidden = [_row(nlp, s.text, s.source, s.target, s.root) for s in masked]
        _report(sentences, coded, made, examples, hidden, held_out, temperature, options.seed)
        return
    model = tempered(fit([*coded, *made]), temperature)
    save_model(model, options.out)
    print(
        f"{options.out}: {len(model.rows)} features, {options.out.stat().st_size} bytes, temperature {temperature:.3f}"
    )


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


def cross_validate(
    sentences: Sequence[MarkedSentence], coded: Sequence[Row], made: Sequence[Row], seed: int
) -> tuple[Floats, float]:
    """Every PLV sentence's scores by a model that has not seen its text, and the temperature that suits them."""
    folds = _folds(sentences, seed)
    scores = np.zeros((len(coded), len(TYPES)))
    for fold in range(FOLDS):
        seen = [row for row, its in zip(coded, folds, strict=True) if its != fold]
        model = fit([*seen, *made])
        for number in np.flatnonzero(folds == fold):
            scores[number] = _scores(model, coded[number])
    allowed = np.array([[event_type in row.allowed for event_type in TYPES] for row in coded])

    def loss(log_temperature: float) -> float:
        return float(-np.log((_chances(scores / np.exp(log_temperature)) * allowed).sum(1)).mean())

    return scores, float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def tempered(model: RelationModel, temperature: float) -> RelationModel:
    """The model with its scores divided by a temperature (Guo and others 2017)."""
    by = np.float32(temperature)
    return replace(model, weights=model.weights / by, intercept=model.intercept / by)


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


def _report(
    sentences: Sequence[MarkedSentence],
    coded: Sequence[Row],
    made: Sequence[Row],
    examples: Sequence[Example],
    hidden: Sequence[Row],
    held_out: Floats,
    temperature: float,
    seed: int,
) -> None:
    print("temperature", round(temperature, 3))
    print(
        "calibration error",
        calibration_error(sentences, held_out),
        calibration_error(sentences, held_out / temperature),
    )
    _print("five-fold", sentences, held_out)
    _print("five-fold, PLV alone", sentences, cross_validate(sentences, coded, [], seed)[0])
    _print("five-fold, actors masked", sentences, cross_validate(sentences, hidden, made, seed)[0])
    alone = fit(made)
    _print("generated sentences alone", sentences, np.array([_scores(alone, row) for row in coded]))
    as_sentences = [
        MarkedSentence("", e.text, e.source, e.target, _root(e.event_type), penta_of(_root(e.event_type)))
        for e in examples
    ]
    alone = fit(coded)
    _print("PLV alone on generated sentences", as_sentences, np.array([_scores(alone, row) for row in made]))


def _print(name: str, sentences: Sequence[MarkedSentence], scores: Floats) -> None:
    print(name, json.dumps(figures(sentences, [root_of(zip(TYPES, row, strict=True)) for row in _chances(scores)])))


def calibration_error(sentences: Sequence[MarkedSentence], scores: Floats, bins: int = 10) -> float:
    """The expected calibration error of the best root's probability, in equal bins (Guo and others 2017)."""
    chances = _chances(scores)
    merged = [i for i, t in enumerate(TYPES) if _root(t) == YIELD]
    error = 0.0
    found = [root_of(zip(TYPES, row, strict=True)) for row in chances]
    sure = [
        row[merged].sum() if root == YIELD else row[TYPES.index(EventType(root))]
        for row, root in zip(chances, found, strict=True)
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


def _row(
    nlp: Language,
    text: str,
    source: tuple[int, int] | None,
    target: tuple[int, int] | None,
    label: str,
    weight: float = 1.0,
) -> Row:
    allowed = (EventType.CONCEDE, EventType.RETREAT) if label == YIELD else (EventType(label),)
    return Row(frozenset(name for name, _ in features(nlp(text), source, target)), allowed, weight)


def _matrix(rows: Sequence[Row], index: dict[str, int]) -> csr_matrix:
    values, columns, ends = list[float](), list[int](), [0]
    for row in rows:
        known = sorted(index[name] for name in row.features if name in index)
        columns += known
        values += [SCALE / max(len(known), 1) ** 0.5] * len(known)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(rows), len(index)))


def _scores(model: RelationModel, row: Row) -> Floats:
    known = [model.rows[name] for name in sorted(row.features) if name in model.rows]
    scores: Floats = model.intercept + model.weights[known].sum(0) / max(len(known), 1) ** 0.5
    return scores


def _chances(scores: Floats) -> Floats:
    chances: Floats = np.exp(scores - scores.max(1, keepdims=True))
    return chances / chances.sum(1, keepdims=True)


def _folds(sentences: Sequence[MarkedSentence], seed: int) -> NDArray[np.int64]:
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
    parser.add_argument("--each", type=int, default=600, help="generated sentences an event type")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cross-validate", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
