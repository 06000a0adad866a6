"""Fit who it most likely is on whom an act falls: ``fit.py --data DATA --dispatches FOLDER``.

See README.md here. With ``--cross-validate`` nothing is written: the figures of the model card are printed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from legation.coder import Coder
from legation.evaluation.dispatches import Dispatch, countries, pair_events, read_dispatches
from legation.evaluation.news import read_news
from legation.events.matches.candidates import Candidate
from legation.events.participants import likeliest

PENALTY = 3.0
"""How strongly weights are held near zero (L2)."""
FEWEST = 3
"""Of how many options a trait must hold to have a weight."""
FOLDS = 5
STEPS, RATE, SLOWER = 400, 0.05, 0.3
"""Of the descent (Adam): how many steps, how long, and how much shorter in its last third."""
LEAST = 0.005
"""The smallest weight that is kept."""
MARGINS = (0.0, 0.1, 0.15, 0.2, 0.3, 0.4)

Floats = NDArray[np.float64]
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """An event of the right type that the rules leave open: who it may be, and who it is (None where the gold has
    nobody, or several)."""

    document: str
    options: dict[str | None, frozenset[str]]
    right: str | None
    is_offered: bool
    """Whether the right one is among the options."""


def examples(dispatches: Iterable[Dispatch], coder: Coder) -> Iterator[Example]:
    """The open events of dispatches whose type the gold bears out."""
    opened: dict[int, dict[str | None, frozenset[str]]] = {}

    def noted(reader: likeliest.Likeliest, candidates: Sequence[Candidate]) -> list[Candidate]:
        bearings = reader.bearings(candidates)
        for one in filter(likeliest.may_have_one, candidates):
            opened[bearings.grammar.doc[one.match.trigger].idx] = bearings.of(one)
        return list(candidates)

    likeliest.Likeliest.completed = noted  # type: ignore[method-assign]
    for dispatch in dispatches:
        opened.clear()
        record = coder.code(dispatch.text, published=dispatch.published)
        for gold, ours, _ in pair_events(dispatch, record):
            inside = (o for start, o in opened.items() if ours.trigger.start <= start < ours.trigger.end)
            options = None if gold.optional or ours.recipient else next(inside, None)
            if options is not None:
                due = countries(gold.recipient)
                right = next(iter(due)) if len(due) == 1 else None
                yield Example(dispatch.id, options, right, right in options and len(due) < 2)


def fitted(chosen: Sequence[Example], penalty: float) -> Weights:
    """The weights under which the right options are likeliest."""
    known = [example for example in chosen if example.is_offered]
    times = Counter(trait for example in known for held in example.options.values() for trait in held)
    index = {trait: number for number, trait in enumerate(sorted(t for t, n in times.items() if n >= FEWEST))}
    options = [(n, example, one) for n, example in enumerate(known) for one in example.options]
    group = np.array([n for n, _, _ in options])
    right = np.array([float(one == example.right) for _, example, one in options])
    held = [[index[t] for t in sorted(example.options[one]) if t in index] for _, example, one in options]
    row = np.repeat(np.arange(len(held)), [len(traits) for traits in held])
    column = np.array([number for traits in held for number in traits])

    def slope(weights: Floats) -> Floats:
        odds = np.exp(np.bincount(row, weights=weights[column], minlength=len(held)))
        off = odds / np.bincount(group, weights=odds)[group] - right
        return np.bincount(column, weights=off[row], minlength=len(index)) + penalty * weights

    weights, mean, square = np.zeros(len(index)), np.zeros(len(index)), np.zeros(len(index))
    for step in range(1, STEPS + 1):
        downhill = slope(weights)
        mean, square = 0.9 * mean + 0.1 * downhill, 0.99 * square + 0.01 * downhill**2
        rate = RATE if step <= STEPS * 2 / 3 else RATE * SLOWER
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {trait: float(weights[number]) for trait, number in index.items()}


def chances(example: Example, weights: Weights) -> dict[str | None, float]:
    """How likely each option is."""
    return likeliest.likelihoods(example.options, weights)


def cross_validate(found: Sequence[Example], penalty: float) -> None:
    """Print how many more recipients are right, for each margin."""
    right: Counter[float] = Counter()
    filled: Counter[float] = Counter()
    for fold in range(FOLDS):
        weights = fitted([e for e in found if crc32(e.document.encode()) % FOLDS != fold], penalty)
        for example in (e for e in found if crc32(e.document.encode()) % FOLDS == fold):
            likely = chances(example, weights)
            best, second = sorted(likely, key=lambda option: -likely[option])[:2]
            for margin in MARGINS:
                if best is not None and likely[best] - likely[second] >= margin:
                    filled[margin] += 1
                    is_empty = example.is_offered and example.right is None
                    right[margin] += (best == example.right and example.is_offered) - is_empty
    empty = sum(example.is_offered and example.right is None for example in found)
    print(f"penalty {penalty}: {len(found)} open events, {empty} of them rightly; filled, and right more than before:")
    print("  ".join(f"{margin}: {filled[margin]} {right[margin]:+d}" for margin in MARGINS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dispatches", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args()
    dispatches = [*read_dispatches(options.dispatches), *read_news(options.data, "development")]
    found = list(examples(dispatches, Coder()))
    if options.cross_validate:
        for penalty in (PENALTY / 2, PENALTY, PENALTY * 2):
            cross_validate(found, penalty)
        return
    weights = fitted(found, PENALTY)
    kept = [f"{trait}\t{weight:.3f}" for trait, weight in sorted(weights.items()) if abs(weight) >= LEAST]
    likeliest.MODEL.write_text("\n".join(["trait\tweight", *kept]) + "\n", encoding="utf-8")
    print(f"{len(found)} events, {len(kept)} weights")


if __name__ == "__main__":
    main()
