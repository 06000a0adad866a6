"""Train the topic classifier: ``python training/relevance/train.py --plv plv_train.tsv --gum en_gum-ud-train.conllu``.

See README.md here.

With ``--cross-validate`` nothing is written: the figures of the model card are printed.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.language import Language
from spacy.tokens import Doc

from legation import syntax
from legation.evaluation.conllu import read_conllu
from legation.events.relations.encoder import FOLDER, PieceVectors
from legation.events.relevance.topic import MODEL, counted
from legation.events.trees.grammar import Grammar
from legation.syntax.wordpiece import WordPieces

SENTENCES = Path(__file__).with_name("sentences.tsv")
"""The project's own sentences, as ``collect.py`` found them."""
VECTORS_PENALTY, PIECES_PENALTY = 5.0, 1.0
PIECE_SCALE = 3.0
"""How much longer a piece's own column is than one of the vectors', which are brought to unit variance."""
STEPS = 300
FOLDS = 5
THRESHOLDS = (0.5, 1.0, 1.5)

GENRES = frozenset("voyage whow bio academic textbook fiction vlog reddit essay letter podcast".split())
MOST_TREES = 2000
"""How many sentences of these genres of GUM count as of no matter."""
FEWEST_WORDS = 3
"""How many words a sentence must have."""

Floats = NDArray[np.float64]
Example = tuple[tuple[str, ...], bool]


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)


def sentences(plv: Path) -> list[tuple[str, bool]]:
    """Sentences, each with whether it is of no matter for the record."""
    labelled = [(row["sentence"], row["topic"] == "other") for row in rows(SENTENCES)]
    return labelled + [(row["sentence"], False) for row in rows(plv)]


def examples(plv: Path, gum: Path, nlp: Language, seed: int) -> list[Example]:
    """Sentences as the words that count, each with whether it is of no matter for the record."""
    texts, labels = zip(*sentences(plv), strict=True)
    found = [(_words(doc), label) for doc, label in zip(nlp.pipe(texts), labels, strict=True)]
    trees = [tree for tree in read_conllu(gum) if tree.genre in GENRES]
    chosen = random.Random(seed).sample(trees, k=min(MOST_TREES, len(trees)))
    found += [(tuple(counted(tree.words, tree.upos)), True) for tree in chosen]
    return [(words, label) for words, label in found if len(words) >= FEWEST_WORDS]


def _words(doc: Doc) -> tuple[str, ...]:
    return tuple(counted([token.text for token in doc], Grammar(doc).pos))


def matrix(examples: Sequence[Example], pieces: WordPieces, count: int) -> csr_matrix:
    """What share of an example's score the weight of each of ``count`` word pieces has."""
    entries: list[float] = []
    columns: list[int] = []
    ends = [0]
    for words, _ in examples:
        for word in words:
            found = pieces(word)
            columns.extend(found)
            entries.extend([1 / len(found) / len(words) ** 0.5] * len(found))
        ends.append(len(columns))
    found_matrix = csr_matrix((entries, columns, ends), shape=(len(examples), count))
    found_matrix.sum_duplicates()
    return found_matrix


def vectors() -> Floats:
    """The word pieces' vectors, centred and of unit variance."""
    with np.load(FOLDER / "relation_pieces.npz", allow_pickle=False) as arrays:
        codes, scales = arrays["codes"], arrays["scales"]
    table = PieceVectors(codes, scales)(list(range(len(codes)))).astype(np.float64)
    scaled: Floats = (table - table.mean(0)) / table.std()
    return scaled


def fit(shares: csr_matrix, is_other: NDArray[np.bool_], table: Floats) -> tuple[Floats, float]:
    """The weight of every piece and the intercept, by logistic regression; both classes count the same."""
    seen = np.unique(shares.indices)
    inner = (shares[:, seen] * PIECE_SCALE).tocsr()
    outer = inner.T.tocsr()
    known, width = table[seen] / PIECE_SCALE, table.shape[1]
    sign = np.where(is_other, 1.0, -1.0)
    weight = np.where(is_other, len(sign) / is_other.sum(), len(sign) / (~is_other).sum()) / 2

    def loss(parameters: Floats) -> tuple[float, Floats]:
        by_vector, by_piece, intercept = parameters[:width], parameters[width:-1], parameters[-1]
        margin = sign * (inner @ (known @ by_vector + by_piece) + intercept)
        slope = -sign * weight / (1 + np.exp(margin))
        per_piece = outer @ slope
        penalty = VECTORS_PENALTY * by_vector @ by_vector + PIECES_PENALTY * by_piece @ by_piece
        gradient = [known.T @ per_piece + VECTORS_PENALTY * by_vector, per_piece + PIECES_PENALTY * by_piece]
        return float(weight @ np.logaddexp(0, -margin) + penalty / 2), np.concatenate([*gradient, [slope.sum()]])

    start = np.zeros(width + len(seen) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    weights = table @ found[:width]
    weights[seen] += PIECE_SCALE * found[width:-1]
    return weights, float(found[-1])


def cross_validate(shares: csr_matrix, is_other: NDArray[np.bool_], table: Floats, seed: int) -> None:
    """Print how many sentences of either class lie above each threshold when no model has seen them."""
    fold_of = np.array(random.Random(seed).choices(range(FOLDS), k=len(is_other)))
    scores = np.zeros(len(is_other))
    for fold in range(FOLDS):
        held = fold_of == fold
        weights, intercept = fit(shares[~held], is_other[~held], table)
        scores[held] = shares[held] @ weights + intercept
    print(f"{is_other.sum()} sentences without events, {(~is_other).sum()} with")
    for threshold in THRESHOLDS:
        above = scores > threshold
        print(f"above {threshold}: {above[is_other].mean():.3f} without, {above[~is_other].mean():.3f} with")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plv", type=Path, required=True)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, default=MODEL)
    options = parser.parse_args()
    found = examples(options.plv, options.gum, syntax.load(), options.seed)
    is_other = np.array([label for _, label in found])
    table = vectors()
    shares = matrix(found, syntax.word_pieces(), len(table))
    if options.cross_validate:
        cross_validate(shares, is_other, table, options.seed)
        return
    weights, intercept = fit(shares, is_other, table)
    np.savez_compressed(options.output, weights=weights.astype(np.float16), intercept=np.float32(intercept))


if __name__ == "__main__":
    main()
