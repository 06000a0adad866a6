"""What triage wins and what it loses: the documents that it leaves unread, and how much faster the rest is done.

    python benchmarks/triage.py PATH... [--rounds N] [--weights WEIGHTS]

PATH is a text file or a folder of them. Every text is coded with and without triage on one core, in turn; the fastest
of several rounds counts, in seconds of the processor. What is lost is what the record has without triage. WEIGHTS has
other weights than the shipped ones, which know the public corpora by heart: a file that
``training/relevance/fit_triage.py`` wrote, or the folder of its ``--folds``, where each document is judged by the
weights that did not see it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zlib import crc32

import spacy
from speed import text_files, timed, use_one_core

from legation.coder import Coder, load
from legation.events.relevance import triage
from legation.records import Record

TOKENISE = spacy.blank("en").make_doc


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--weights", type=Path, default=triage.MODEL)
    options = parser.parse_args()
    use_one_core()
    texts = [Text(path, options.weights) for path in text_files(options.paths)]
    whole, sorting = load(), load(triage=True)
    print(*losses([text.code(whole) for text in texts], [text.code(sorting) for text in texts]), sep="\n")
    seconds = [(seconds_for(whole, texts), seconds_for(sorting, texts)) for _ in range(options.rounds)]
    without, with_triage = map(min, zip(*seconds, strict=True))
    words = sum(words_in(text.text) for text in texts)
    print(f"words a second: {words / without:,.0f} without triage, {words / with_triage:,.0f} with it")
    print(f"{without / with_triage:.2f} times as fast")


_classifier = cache(triage.read_triage)


class Text:
    """A text, and the weights that judge it."""

    def __init__(self, path: Path, weights: Path) -> None:
        self.text = path.read_text(encoding="utf-8")
        folds = sorted(weights.glob("*.tsv")) if weights.is_dir() else [weights]
        if not folds:
            raise SystemExit(f"{weights}: no weights (*.tsv) there")
        self._triage = _classifier(folds[crc32(path.stem.encode()) % len(folds)])  # as ``fold_of`` of ``fit_triage.py``

    def code(self, coder: Coder) -> Record:
        triage.shipped_triage = lambda: self._triage
        return coder.code(self.text)


def losses(whole: list[Record], sorted_out: list[Record]) -> list[str]:
    """What the records with triage lack of those without, in words."""
    unread = [full for full, read in zip(whole, sorted_out, strict=True) if full.sentences and not read.sentences]
    counted: dict[str, Callable[[Record], int]] = {
        "documents unread": lambda record: 1,
        "words unread": lambda record: words_in(record.document.text),
        "events lost": lambda record: len(record.events),
        "statements lost": lambda record: len(record.statements),
    }
    parts = {name: [sum(map(count, records)) for records in (unread, whole)] for name, count in counted.items()}
    return [f"{name}: {lost:,} of {all_:,} ({lost / max(all_, 1):.2%})" for name, (lost, all_) in parts.items()]


def seconds_for(coder: Coder, texts: list[Text]) -> float:
    return timed(lambda: [text.code(coder) for text in texts])[0]


def words_in(text: str) -> int:
    return sum(not token.is_space for token in TOKENISE(text))


if __name__ == "__main__":
    main()
