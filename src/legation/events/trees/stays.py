"""Where somebody is, told beside what he does there: "the king, *in Oslo for talks*, condemned the raid"."""

from __future__ import annotations

from typing import NamedTuple

from legation.events.trees.tree import SUBJECTS, Tree

SETTING = frozenset({"in", "at"})


class Stay(NamedTuple):
    """The guest and the place where he is, as tokens."""

    guest: int
    place: int


def stay(tree: Tree, noun: int) -> Stay | None:
    """The stay that a noun after "for" is the aim of, however the parser hung the three."""
    aim = next((c for c in tree.with_relation(noun, "case") if tree.lemma[c] == "for"), None)
    if aim is None or aim < 3:
        return None
    place = _top(tree, aim - 1, ("flat", "compound"))
    marker = next((c for c in tree.with_relation(place, "case") if tree.lemma[c] in SETTING), None)
    if marker is None or tree.form[marker - 1] != ",":
        return None
    guest = marker - 2
    while tree.dep[guest] not in SUBJECTS and tree.head[guest] < marker and tree.head[guest] != guest:
        guest = tree.head[guest]
    return Stay(guest, place) if tree.dep[guest] in SUBJECTS and tree.head[guest] > noun else None


def _top(tree: Tree, token: int, within: tuple[str, ...]) -> int:
    """The head of the name that a token is the last of."""
    while tree.dep[token] in within:
        token = tree.head[token]
    return token
