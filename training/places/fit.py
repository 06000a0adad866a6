"""Fit the weights of the ranking on articles with annotated toponyms (those with an even number).

    python training/places/fit.py src/legation/places/data/weights.tsv LGL.xml TR-News.xml

The features of context depend on the weights, so that features and weights are made in turn. The loss is the negative
log-likelihood of the annotated place among its name's candidates, each file weighing the same, with a Gaussian prior.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from legation.evaluation.places import RIGHT, Article, Toponym, kilometres, read_articles
from legation.places.gazetteer import Entry
from legation.places.ranking import FEATURES, Floats, Ranking
from legation.places.resolution import Mention, read_senses

TURNS = 6
STEPS = 400
RATE = 0.05
PRIOR = 0.002  # of the weights' squares about their means
MEANS = {"people": 1.0, "namesake": -2.0, "type_named": 1.0, "container_named": 3.0, "contained_named": 2.0}
MEANS |= (
    dict.fromkeys(("continent", "country"), 3.0) | {"capital": 6.0} | dict.fromkeys(("water", "terrain", "site"), 1.0)
)
MEAN = np.array([MEANS.get(name, 0.0) for name in FEATURES])


def is_even(article: Article) -> bool:
    """Whether an article is for developing; the others only tell how well that went."""
    return int(article.id) % 2 == 0


def distance(entry: Entry, toponym: Toponym) -> float:
    if None in (entry.lat, entry.lon, toponym.lat, toponym.lon):
        return float("inf")
    return kilometres(entry.lat, entry.lon, toponym.lat, toponym.lon)  # type: ignore[arg-type]


def problem(article: Article) -> tuple[Ranking, Floats] | None:
    """An article's ranking, and its candidates' shares of being the annotated place."""
    mentions = [Mention(t.start, t.end) for t in article.toponyms]
    senses = read_senses(mentions, article.text)
    ranking = Ranking(senses)
    gold = np.zeros(len(ranking.rows))
    for row, (index, candidate) in enumerate(ranking.rows):
        toponyms = [article.toponyms[mention] for mention in senses[index].mentions]
        exact = sum(candidate.entry.geonameid == t.geonameid is not None for t in toponyms)
        near = sum(distance(candidate.entry, t) <= RIGHT / 3 for t in toponyms)
        gold[row] = 10 * exact + near
    return (ranking, gold) if gold.any() else None


def fit(problems: list[tuple[Ranking, Floats, float]], start: Floats) -> Floats:
    """The weights, from a start, by turns of features and of Adam's steps."""
    weights = start
    for turn in range(TURNS):
        for ranking, _, _ in problems:
            ranking.probabilities(weights)
        features = np.concatenate([ranking.features for ranking, _, _ in problems])
        offsets = np.cumsum([0] + [ranking.sense.max() + 1 for ranking, _, _ in problems])
        name = np.concatenate(
            [ranking.sense + offset for (ranking, _, _), offset in zip(problems, offsets, strict=False)]
        )
        gold = np.concatenate([gold for _, gold, _ in problems])
        totals = np.bincount(name, weights=gold)
        share = np.where(totals[name] > 0, gold / np.maximum(totals[name], 1e-9), 0)
        weigh = np.concatenate([np.full(len(g), weight) for _, g, weight in problems])
        moment, square = np.zeros_like(weights), np.zeros_like(weights)
        scored = totals[name] > 0
        for step in range(1, STEPS + 1):
            scores = features @ weights
            powers = np.exp(scores - scores.max())
            p = powers / np.bincount(name, weights=powers)[name]
            gradient = features.T @ (weigh * scored * (p - share)) / weigh.sum() * 10 + PRIOR * (weights - MEAN)
            moment, square = 0.9 * moment + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
            weights = weights - RATE * (moment / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        print(turn, " ".join(f"{f}={w:.2f}" for f, w in zip(FEATURES, weights, strict=True)))
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("articles", type=Path, nargs="+")
    arguments = parser.parse_args()
    problems = []
    for path in arguments.articles:
        found = [p for article in read_articles(path) if is_even(article) and (p := problem(article))]
        problems += [(ranking, gold, 1 / len(found)) for ranking, gold in found]
    fitted = fit(problems, MEAN)
    lines = [f"{feature}\t{weight:.3f}\n" for feature, weight in zip(FEATURES, fitted, strict=True)]
    arguments.weights.write_text("feature\tweight\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
