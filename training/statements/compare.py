"""What the fitted weights add to the rules: the evaluation with and without each of the two models.

    python training/statements/compare.py POLNEAR/dev
    python training/statements/compare.py POLNEAR/train --annotators

Without ``cues`` every word of the vocabulary with a content is taken for a cue; without ``ends`` a content ends where
its tree does. ``--annotators`` scores instead one annotator by another, on the articles that two have read.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from unittest.mock import patch

from spacy.tokens import Doc

from legation import syntax
from legation.evaluation.report import Report
from legation.evaluation.statements import Article, evaluate, read_articles, score
from legation.records import Statement
from legation.statements import find_statements
from legation.statements.weights import _shipped

ALWAYS, NEVER = {"bias": 9.0}, {"bias": -9.0}
SYSTEMS = {
    "rules alone": {"cues": ALWAYS, "ends": NEVER},
    "with fitted ends": {"cues": ALWAYS},
    "with fitted cues": {"ends": NEVER},
    "with both": {},
}
FIGURES = ("content (half)", "content (exact)", "cue", "direct quotes")


class Reader:
    """Finds the statements in texts that are parsed once."""

    def __init__(self, path: Path) -> None:
        nlp = syntax.load()
        self._docs: dict[str, Doc] = {text: nlp(text) for text in {article.text for article in read_articles(path)}}

    def statements(self, text: str) -> tuple[Statement, ...]:
        return find_statements(self._docs[text])


def agreement(path: Path) -> Report:
    """The first annotator of each article that several have read, scored by the second."""
    readings: dict[str, list[Article]] = {}
    for article in read_articles(path):
        readings.setdefault(article.text, []).append(article)
    pairs = {articles[0]: articles[1] for articles in readings.values() if len(articles) > 1}
    return score(pairs, lambda article: [found for found in pairs[article].attributions if found.content])


def show(name: str, report: Report) -> None:
    print(f"| {name} |", " | ".join(f"{report.figures[f'{figure} F1']:.3f}" for figure in FIGURES), "|", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("polnear", type=Path)
    parser.add_argument("--annotators", action="store_true")
    options = parser.parse_args()
    print("| F1 |", " | ".join(FIGURES), "|")
    print("|---|" + "---|" * len(FIGURES))
    if options.annotators:
        show("another annotator", agreement(options.polnear))
        return
    reader = Reader(options.polnear)
    for name, tables in SYSTEMS.items():
        with patch.dict(_shipped(), tables):
            show(name, evaluate(options.polnear, reader))


if __name__ == "__main__":
    main()
