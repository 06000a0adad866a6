"""The words that help to find and to tell places, from ``data/vocabulary.tsv``.

Classes: ``direction`` ("northern"), ``connector`` (inside names), ``generic`` (at the head of Arabic names of places:
"Tel", "Wadi"), ``locative`` (prepositions of place), ``whereabouts`` (those that stand before little else),
``premises`` (those that stand before a building rather than before who sits in it), ``populace`` (what a town's name
goes before: "police"), ``following`` (of these, whom a person has too: "the Blair family"), ``office`` and ``body``
(public ones, which follow the name of the place they are of: "Alaska Gov. ...", "Kentucky State Police"), ``type``
(kinds of place, the kind in the note), ``use`` (what a site is for: "refugee camp"), ``governs`` (who governs a place
of the kind in the note: "New York Gov. ..."), ``accord`` (what is named after the town it was made in: "the Minsk
accords"), ``seat`` (seats of power, which mostly stand for those who sit there), ``tenure`` (of these, what one is
"in" for a term), ``saint`` (what stands before a saint's name), ``municipal`` (what follows the name of the town that
a body is of: "Oakdale Fire Department"), ``bearer`` (ships, storms and people, whose name follows: "HMS Kent"),
``no_place`` (words that some town bears but the news does not mean).
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from legation.records import PlaceKind

FILE = Path(__file__).parent / "data" / "vocabulary.tsv"
CLASSES = frozenset(
    "direction connector generic locative whereabouts premises populace following office body type use governs accord "
    "seat tenure saint municipal bearer no_place".split(),
)


@cache
def words(class_: str) -> frozenset[str]:
    """The words of a class, in lower case; those of ``seat`` and ``no_place`` are keys of the gazetteer."""
    return frozenset(word for word, found, _ in _rows() if found == class_)


@cache
def kinds() -> dict[str, frozenset[PlaceKind]]:
    """The kinds of place that a type word may mean: "city" is any town or a capital."""
    return _kinds("type")


@cache
def governed() -> dict[str, frozenset[PlaceKind]]:
    """The kinds of place that have such an official: a "governor" is a province's."""
    return _kinds("governs")


def _kinds(wanted: str) -> dict[str, frozenset[PlaceKind]]:
    found: dict[str, frozenset[PlaceKind]] = {}
    for word, class_, note in _rows():
        if class_ == wanted:
            found[word] = found.get(word, frozenset()) | {PlaceKind(note)}
    return found


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """The file's rows; ``ValueError`` with the line where a class is not known."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [(row["word"], row["class"], row["note"]) for row in csv.DictReader(file, delimiter="\t")]
    for line, (word, class_, _) in enumerate(rows, 2):
        if class_ not in CLASSES:
            raise ValueError(f"{FILE}:{line}: {word!r} is of no known class: {class_!r}")
    return tuple(rows)
