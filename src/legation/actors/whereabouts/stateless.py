"""Peoples without a state of their own, and the countries where they live: "Kurdish fighters" are nobody else's.

``stateless.tsv`` lists the words for them. A country named beside such a people ("U.S. forces and Kurdish fighters") is
not theirs unless they live there.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from legation.actors.knowledge.lookup import fold
from legation.actors.knowledge.tables import DATA, read_rows
from legation.actors.text.groups import Group
from legation.syntax.columns import columns


def homelands(doc: Doc, group: Group) -> frozenset[str] | None:
    """The countries where the people live whose name a group bears; None where it bears no such name."""
    forms = columns(doc).forms[group.start : group.end]
    return next((known for form in forms if (known := _peoples().get(fold(form).partition("-")[0]))), None)


def is_stateless(word: str) -> bool:
    """Whether a folded word is one for such a people."""
    return word in _peoples()


@cache
def _peoples() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["countries"].split()) for _, row in read_rows(DATA / "stateless.tsv")}
