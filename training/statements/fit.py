"""Fit the weights of the decisions about statements: which words are cues, and where a content ends.

    python training/statements/fit.py src/legation/statements/data/weights.tsv POLNEAR/train

A cue is right where the evaluation would pair its content with an annotated one, were all candidates taken; a border
is right where the annotated content of the same cue ends. Both are logistic regressions with an L1 penalty, which
leaves most features out; rare features are dropped first. Contents depend on their ends: the ends are fitted first.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from legation import syntax
from legation.evaluation.statements import Article, Attribution, match, overlap, read_articles
from legation.statements import attribution, extent
from legation.statements.content import content_of
from legation.statements.find import findings
from legation.statements.passage import Passage
from legation.statements.weights import COLUMNS, _shipped

LEAST = 5  # occurrences of a feature
STRENGTHS = {"cues": 0.05, "ends": 0.1}  # inverse of the L1 penalty, by model
NEAR = 12  # characters between the starts of one content, with "to" and "that" and without
Sample = tuple[list[str], bool]


def cue_samples(article: Article, doc: Doc) -> Iterator[Sample]:
    """The features of every candidate of an article, and whether the annotator has its content."""
    found = [finding for finding in findings(Passage(doc), accepted=0) if finding.pieces]
    ours = [Attribution(tuple(finding.pieces), (finding.span,), (), direct=False) for finding in found]
    required = [gold for gold in article.attributions if gold.content]
    right = {id(one) for _, one in match(required, ours)}
    for finding, one in zip(found, ours, strict=True):
        if finding.candidate is not None and not finding.quotations:
            yield sorted(set(attribution.features(finding.candidate))), id(one) in right


def end_samples(article: Article, doc: Doc) -> Iterator[Sample]:
    """The features of the borders of every annotated content that one of ours begins, up to where it ends."""
    passage = Passage(doc)
    for word in doc:
        candidate = attribution.candidate_at(word)
        if candidate is None or not passage.is_outside(word):
            continue
        cue = ((word.idx, word.idx + len(word)),)
        for gold in article.attributions:
            if gold.content and overlap(gold.cue, cue) > 0 and gold.content[-1][0] > word.idx:
                yield from _borders(candidate, gold.content[-1], passage)
                break


def _borders(candidate: attribution.Candidate, gold: tuple[int, int], passage: Passage) -> Iterator[Sample]:
    pieces = [piece for piece in content_of(candidate.word, candidate.heads) if piece[0] > candidate.word.idx]
    if not pieces or abs(pieces[-1][0] - gold[0]) > NEAR:
        return
    first, stop = passage.tokens(*pieces[-1])
    end = passage.tokens(*gold)[1]
    samples = []
    for border in extent.borders(first, stop - 1, passage):
        names = sorted(set(extent.features(candidate, first, stop - 1, border)))
        ends = extent.before(border, first, passage) == extent.before(end, first, passage)
        if border >= end and not ends:
            break
        samples.append((names, ends))
        if ends:
            break
    yield from samples


def fit(data: list[Sample], strength: float) -> dict[str, float]:
    """The weights by feature, those that are not nil."""
    counts = Counter(feature for names, _ in data for feature in names)
    vocabulary = sorted(feature for feature, count in counts.items() if count >= LEAST and feature != "bias")
    number = {feature: i for i, feature in enumerate(vocabulary)}
    rows = [(row, number[name]) for row, (names, _) in enumerate(data) for name in names if name in number]
    indices = np.array(rows).T
    matrix = csr_matrix((np.ones(len(rows)), (indices[0], indices[1])), shape=(len(data), len(vocabulary)))
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0, max_iter=200, intercept_scaling=10)
    model.fit(matrix, np.array([right for _, right in data]))
    weights = {name: float(weight) for name, weight in zip(vocabulary, model.coef_[0], strict=True)}
    weights["bias"] = float(model.intercept_[0])
    return {name: weight for name, weight in weights.items() if abs(weight) >= 0.05}


def write(path: Path, models: dict[str, dict[str, float]]) -> None:
    """Write the weights and have the package read them anew."""
    rows = [f"{model}\t{name}\t{weight:.3f}" for model in models for name, weight in sorted(models[model].items())]
    path.write_text("\n".join(["\t".join(COLUMNS), *rows, ""]), encoding="utf-8")
    _shipped.cache_clear()


def fit_all(path: Path, articles: list[tuple[Article, Doc]]) -> None:
    """Fit the ends, then with these the cues, into a file that must be the package's own."""
    models: dict[str, dict[str, float]] = {"cues": {}, "ends": {}}
    for model, samples in (("ends", end_samples), ("cues", cue_samples)):
        data = [sample for article, doc in articles for sample in samples(article, doc)]
        models[model] = fit(data, STRENGTHS[model])
        write(path, models)
        print(f"{model}: {len(data)} samples, {sum(right for _, right in data)} right, {len(models[model])} weights")


def read(path: Path) -> Iterator[tuple[Article, Doc]]:
    """The articles with their parses, each text parsed once."""
    nlp = syntax.load()
    parses: dict[str, Doc] = {}
    for article in read_articles(path):
        if article.text not in parses:
            parses[article.text] = nlp(article.text)
        yield article, parses[article.text]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("polnear", type=Path)
    options = parser.parse_args()
    fit_all(options.weights, list(read(options.polnear)))


if __name__ == "__main__":
    main()
