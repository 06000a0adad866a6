"""The weights of a model by the names of its traits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def read_weights(path: Path) -> Mapping[str, float]:
    """The weight of every trait in a model's file.

    Raises ``ValueError`` where a row is broken.
    """
    weights: dict[str, float] = {}
    with path.open(encoding="utf-8") as rows:
        next(rows)
        for number, row in enumerate(rows, 2):
            try:
                trait, weight = row.rstrip("\n").split("\t")
                weights[trait] = float(weight)
            except ValueError:
                raise ValueError(f"{path.name}, line {number}: not a trait and its weight") from None
    return weights
