"""Collect the project's own sentences into ``sentences.tsv``: ``python training/relevance/collect.py``.

The tables of the tests grow with every change; what a model was trained on must not. Run this before a new training
only.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from legation import syntax
from legation.events.lexicon.frames import lexicon

HERE = Path(__file__).parent
TESTS = HERE.parents[1] / "tests" / "events"
POLITICAL = {"sentences.tsv": "sentence", "wire.tsv": "text", "told.tsv": "text"}
"""Tables of sentences with events, and the column of the text."""
OTHER = ("everyday.tsv", "no_event.tsv")
"""Tables of sentences without."""
MIXED = ("mixed.tsv", "surroundings.tsv")
"""Sentences with and without events."""
UNSEEN = frozenset({"5", "7"})
"""Batches of them that were written for a finished classifier."""
DISPATCHES = TESTS.parent / "dispatches" / "development"
"""Dispatches whose every sentence counts as political."""


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)


def plain(text: str) -> str:
    """A sentence on one line, without the marks of its triggers and sides."""
    return " ".join(re.sub(r"[\[\]{}<>]", "", text).split())


def sentences() -> Iterator[tuple[str, str]]:
    """Each sentence after its topic, "politics" or "other"."""
    political = [frame.example for frame in lexicon().frames]
    political += [row[column] for name, column in POLITICAL.items() for row in rows(TESTS / name)]
    texts = [path.read_text(encoding="utf-8") for path in sorted(DISPATCHES.glob("*.txt"))]
    political += [sentence.text for doc in syntax.load().pipe(texts) for sentence in doc.sents]
    other = [row["sentence"] for name in OTHER for row in rows(TESTS / name)]
    for row in (row for name in MIXED for row in rows(TESTS / name)):
        if row["batch"] not in UNSEEN:
            (other if row["events"] == "-" else political).append(row["sentence"])
    yield from (("politics", plain(text)) for text in political)
    yield from (("other", plain(text)) for text in other)


def main() -> None:
    with (HERE / "sentences.tsv").open("w", encoding="utf-8", newline="\n") as table:
        table.write("topic\tsentence\n")
        table.writelines(f"{topic}\t{text}\n" for topic, text in dict.fromkeys(sentences()))


if __name__ == "__main__":
    main()
