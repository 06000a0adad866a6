"""Who is where on a visit or for talks: "the king, *in Oslo for talks*, condemned the raid"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from legation.events.trees.tree import SUBJECTS, Tree, words
from legation.events.trees.verbs import support_verbs

if TYPE_CHECKING:
    from legation.events.trees.grammar import Grammar

SETTING = frozenset({"in", "at"})
MEANS = frozenset({"by", "through", "via", "without", "prior"})
"""Prepositions of talks by which something is to be settled, or that are still to come."""


class Stay(NamedTuple):
    """The guest and the place where he is, as tokens."""

    guest: int
    place: int


def clause_subjects(grammar: Grammar, noun: int) -> Iterable[int]:
    """The subject of the clause that "on a visit", "after talks" modifies; in a headline what it stands by."""
    head = grammar.head[noun]
    if (aside := stay(grammar, noun)) is not None:
        return (aside.guest,)
    if (
        grammar.dep[noun] == "nmod"
        and grammar.lemma[head] in words("unit", "spell")
        and grammar.dep[head].startswith("obl")
    ):
        return grammar.surface_subjects(grammar.head[head])  # "spoke after two *days of talks*"
    if grammar.dep[noun].startswith("obl") and grammar.with_relation(noun, "case"):
        if not MEANS.isdisjoint(grammar.marker_lemmas(noun)):
            return ()  # "agreed to settle the dispute *by* talks"
        is_aim = "for" in grammar.marker_lemmas(noun) and "for" not in support_verbs().get(grammar.lemma[head], ())
        if is_aim and not grammar.with_relation(head, "cop"):
            return ()  # "picked a team for the trip to Chad"
        return grammar.surface_subjects(head)
    is_headline = grammar.dep[noun] == "nmod" and grammar.head[head] == head and not grammar.is_predicate(head)
    return (head,) if is_headline and {"in", "for", "on"} & set(grammar.marker_lemmas(noun)) else ()


def scene(grammar: Grammar, noun: int) -> Iterable[int]:
    """Where the clause is set that "for a visit" modifies ("is *in Oslo* for a visit")."""
    head = grammar.head[noun]
    if not {"for", "on"} & set(grammar.marker_lemmas(noun)):
        return ()
    if (aside := stay(grammar, noun)) is not None:
        return (aside.place,)
    if grammar.is_predicate(head) and SETTING & set(grammar.marker_lemmas(head)):
        return (head,)
    if grammar.lemma[head] in words("meeting") or grammar.lemma[head] == "due":
        return ()  # "met in Oslo for talks": nobody is called on there; "due in Oslo for talks": a visit to come
    beside = grammar.with_relation(head, "obl", "nmod") if head != noun else []
    return [c for c in beside if c != noun and SETTING & set(grammar.marker_lemmas(c))]


def stay(tree: Tree, noun: int) -> Stay | None:
    """The stay that a noun after "for" is the aim of, however the parser hung the three: "the king, in Oslo for talks,
    ...", "the king, who was in Oslo for talks, ..."."""
    aim = next((c for c in tree.with_relation(noun, "case") if tree.lemma[c] == "for"), None)
    if aim is None or aim < 3:
        return None
    place = _top(tree, aim - 1, ("flat", "compound"))
    marker = next((c for c in tree.with_relation(place, "case") if tree.lemma[c] in SETTING), None)
    if marker is None:
        return None
    comma = marker - 3 if tree.lemma[marker - 1] == "be" and tree.form[marker - 2] == "who" else marker - 1
    if comma < 1 or tree.form[comma] != ",":
        return None
    guest = comma - 1
    while tree.dep[guest] not in SUBJECTS and tree.head[guest] < marker and tree.head[guest] != guest:
        guest = tree.head[guest]
    return Stay(guest, place) if tree.dep[guest] in SUBJECTS and tree.head[guest] > noun else None


def _top(tree: Tree, token: int, within: tuple[str, ...]) -> int:
    """The head of the name that a token is the last of."""
    while tree.dep[token] in within:
        token = tree.head[token]
    return token
