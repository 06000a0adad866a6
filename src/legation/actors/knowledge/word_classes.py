"""Classes of words that the rules of this room ask for, by what they tell of an actor: ``data/word_classes.tsv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from legation.actors.knowledge.tables import read_rows

FILE = Path(__file__).parents[1] / "data" / "word_classes.tsv"


@cache
def any_of(name: str) -> frozenset[str]:
    """The words of a class: verbs by their lemma, others as the rules that ask for them say. Raises ``KeyError``."""
    return read_classes(FILE)[name]


@cache
def read_classes(path: Path) -> dict[str, frozenset[str]]:
    """Every class of a table by its name. Raises ``ValueError`` naming the line that is amiss."""
    found: dict[str, frozenset[str]] = {}
    for number, row in read_rows(path):
        words = row["words"].split("; ")
        if row["class"] in found:
            raise ValueError(f"{path.name}:{number}: the class {row['class']!r} is there twice")
        if len(set(words)) < len(words) or not all(words) or not row["note"]:
            raise ValueError(f"{path.name}:{number}: a word twice or none, or no note")
        found[row["class"]] = frozenset(words)
    return found
