"""Fit the weights by which two accounts are taken for one happening.

    python training/stories/fit.py tests/stories/happenings.txt src/legation/stories/data/weights.tsv

A logistic regression over the pairs that ``legation.stories.blocking`` compares, right where the stories' marks say so.
Features that say that a field agrees may only speak for one happening and those that say that it differs only against
it: with so few pairs the signs are what we know beforehand. Prints the loss and the accuracy by cross-validation over
the groups of stories (the first part of their ids), for each strength of the L2 penalty.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from legation.coder import load
from legation.evaluation.happenings import read_stories
from legation.records import Document
from legation.stories.accounts import accounts_of
from legation.stories.blocking import candidates
from legation.stories.likeness import COLUMNS, features

PENALTIES = (0.1, 0.3, 0.5, 1.0, 2.0, 3.0)
Sample = tuple[dict[str, float], bool, str]


def samples(path: Path) -> list[Sample]:
    """Every compared pair: its features, whether it is one happening, and its group of stories.

    Pairs of which no mark says what either tells of are left out.
    """
    stories = read_stories(path)
    documents = [Document(id=s.id, text=s.text, published=s.published, publisher=s.publisher) for s in stories]
    records = list(load().pipe(documents))
    accounts = accounts_of(records)
    told = {}
    for account in accounts:
        trigger = records[account.document].event(account.identity[1]).trigger
        told[account.key] = stories[account.document].told_at(trigger.start, trigger.end)
    return [
        (dict(features(a, b)), told[a.key] == told[b.key], a.story.partition("-")[0])
        for a, b in candidates(accounts)
        if told[a.key] or told[b.key]
    ]


def fit(rows: np.ndarray, right: np.ndarray, names: Sequence[str], penalty: float) -> np.ndarray:
    """The weights of the features of these names."""
    penalties = np.array([0.01 if name == "always" else penalty for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ weights
        chances = 1 / (1 + np.exp(-scores))
        total = np.sum(np.logaddexp(0, scores) - right * scores) + np.sum(penalties * weights**2) / 2
        return float(total), rows.T @ (chances - right) + penalties * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, bounds=[sign(name) for name in names], method="L-BFGS-B")
    return np.asarray(found.x)


def sign(name: str) -> tuple[float | None, float | None]:
    """The bounds of a feature's weight."""
    if name in ("names", "words") or name.endswith(" agrees"):
        return 0, None
    if " differs" in name or name in ("published later", "date is a day off", "place is another in the country"):
        return None, 0
    return None, None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--penalty", type=float, default=0.3)
    options = parser.parse_args()
    found = samples(options.stories)
    names = sorted({name for row, _, _ in found for name in row})
    rows = np.array([[row.get(name, 0.0) for name in names] for row, _, _ in found])
    right = np.array([float(is_one) for _, is_one, _ in found])
    groups = np.array([group for _, _, group in found])
    print(f"{len(found)} pairs, {int(right.sum())} of them one happening")
    for penalty in PENALTIES:
        chances = np.zeros(len(found))
        for group in sorted(set(groups)):
            left_out = groups == group
            weights = fit(rows[~left_out], right[~left_out], names, penalty)
            chances[left_out] = 1 / (1 + np.exp(-rows[left_out] @ weights))
        loss = -np.mean(np.log(np.where(right > 0, chances, 1 - chances)))
        print(f"penalty {penalty}: loss {loss:.3f}, accuracy {np.mean((chances > 0.5) == (right > 0)):.3f}")
    weights = fit(rows, right, names, options.penalty)
    lines = ["\t".join(COLUMNS), *(f"{n}\t{w:.3f}" for n, w in zip(names, weights, strict=True) if abs(w) >= 0.0005)]
    options.weights.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
