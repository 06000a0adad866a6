"""Logistic regressions over named features: their weights are data, in ``data/weights.tsv``.

``training/statements/fit.py`` makes the file.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat
from pathlib import Path

WEIGHTS = Path(__file__).parent / "data" / "weights.tsv"
COLUMNS = ["model", "feature", "weight"]
MODELS = ("cues", "ends")


def logistic(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability, 0 to 1, of what a model decides, given the features that hold."""
    return 1 / (1 + math.exp(-sum(map(weights.get, features, repeat(0.0)))))


def shipped_weights(model: str) -> Mapping[str, float]:
    """The shipped weights of a model by feature. Raises ``KeyError`` where there is no such model."""
    return _shipped()[model]


@cache
def _shipped() -> dict[str, dict[str, float]]:
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> dict[str, dict[str, float]]:
    """Read weights by model and feature: tab-separated, columns ``model feature weight``.

    Raises ``ValueError`` naming file and line where a row is malformed, names no model or comes twice.
    """
    tables: dict[str, dict[str, float]] = {model: {} for model in MODELS}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != COLUMNS:
            raise ValueError(f"{path}:1: the columns must be {' '.join(COLUMNS)}")
        for number, row in enumerate(rows, start=2):
            try:
                model, feature, weight = row
                if model not in tables or feature in tables[model] or not math.isfinite(float(weight)):
                    raise ValueError
                tables[model][feature] = float(weight)
            except ValueError:
                raise ValueError(f"{path}:{number}: not a model, its feature and the weight: {row}") from None
    return tables
