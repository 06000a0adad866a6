"""The places that "there", "the capital" and "the town" point to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from legation.events.lexicon.frames import lemma_classes
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.places import capital_of, country_of_people
from legation.records import Place, PlaceKind

CAPITAL, THERE = "capital", "there"
TOWNS = frozenset({"town", "city", "village"})
"""What points to the one town that has been spoken of."""
POINTERS = TOWNS | {CAPITAL, THERE}
BESIDE = frozenset({"with", "against"})
"""Prepositions of who takes part in what is told, not where ("the border *with* Peru")."""
WAYS = frozenset({"from", "by"})
"""Prepositions of how a place is come to, which say nothing of which it is ("stormed the town *from* the north")."""


def pointed_places(
    grammar: Grammar,
    named: Mapping[int, Place],
    dateline: Place | None,
    paragraph_of: Callable[[int], int],
    published: date | None = None,
) -> dict[int, Place]:
    """The places that are pointed to, by the tokens that point; each knows those before it.

    ``named`` holds the toponyms' places by the tokens that head them, ``paragraph_of`` gives a token's paragraph.
    "The town" is the only one that its paragraph has named before it, or else the paragraph above, that of the
    dateline where the text names no other; "the island" or
    "the crossing" the only place that has been called so.
    """
    found = dict[int, Place]()
    last: Place | None = None
    stood: Place | None = None
    sender: tuple[int, Place | None] | None = None
    told = Counter[str]()
    paragraph = -1
    towns, above = dict[str, Place](), dict[str, Place]()
    kinds = dict[str, dict[str, Place]]()
    for token, lemma in enumerate(grammar.lemma):
        if token not in named and lemma not in POINTERS and lemma not in kinds:
            continue
        if paragraph_of(token) != paragraph:
            last, stood, paragraph = None, last or stood, paragraph_of(token)
            towns, above = {}, towns
        place = named.get(token)
        if place is not None and place.country is not None:
            told[place.country] += 1
        is_town = place is not None and place.kind in (PlaceKind.CITY, PlaceKind.CAPITAL)
        if place is not None and is_town and not _is_in_the_past(grammar, token):
            towns[place.name] = place
        if place is not None:
            for kind in _kinds_of(grammar, token, place):
                kinds.setdefault(kind, {})[place.name] = place
        if lemma == THERE and grammar.tag[token] == "RB":
            is_sent = sender is not None and sender[0] == grammar.head[token]
            place = (sender[1] if sender and is_sent else last) or stood
        elif lemma == CAPITAL and grammar.with_relation(token, "det", "nmod:poss", "case"):
            place = _capital(grammar, token, named, last, dateline, told, published)
        elif lemma in TOWNS and _is_bare(grammar, token):
            near = (towns or above).values()
            known = [town for town in near if town is not dateline] or list(near)
            place = known[0] if len(known) == 1 else None if known else dateline
        elif lemma in kinds and place is None and _is_bare(grammar, token):
            known = list(kinds[lemma].values())
            place = known[0] if len(known) == 1 else None
        if place is not None and not set(grammar.marker_lemmas(token)) & BESIDE:
            if grammar.dep[token] in SUBJECTS:  # "*Oslo* sent troops there": somewhere else
                sender = grammar.head[token], last
            is_country = place.kind is PlaceKind.COUNTRY and grammar.form[token - 1] == "," and token - 2 in named
            is_sender = grammar.dep[token] == "nmod:poss" and grammar.lemma[grammar.head[token]] in _diplomats()
            last = last if is_country or is_sender else place  # "in Aghdam, Azerbaijan": the town; "Chad's embassy"
        if place is not None and token not in named:
            found[token] = place
    return found


@cache
def _diplomats() -> frozenset[str]:
    """Those who stand for a country in another's capital."""
    return words("mission") | lemma_classes()["diplomat"]


def _is_in_the_past(grammar: Grammar, token: int) -> bool:
    """Whether a town is only named in a clause that tells since when: "the first talks *since they met in Vienna*"."""
    clause = grammar.clause(token)
    return grammar.dep[clause] == "advcl" and "since" in grammar.marker_lemmas(clause)


def _kinds_of(grammar: Grammar, token: int, place: Place) -> list[str]:
    """The kinds that a place is called with its name ("Senaki Island", "the Senaki crossing", "the port of Senaki")."""
    head = grammar.head[token]
    is_beside = grammar.dep[token] == "compound" or (
        grammar.dep[token] == "nmod" and grammar.marker_lemmas(token) == ["of"]
    )
    called = [place.text.rpartition(" ")[2].lower(), grammar.lemma[head] if is_beside else ""]
    return [kind for kind in called if kind in words("place site") and kind not in POINTERS]


def _is_bare(grammar: Grammar, noun: int) -> bool:
    """Whether a noun only points to what has been told: "the town", not "the border town" or "the town of Oslo"."""
    is_definite = any(grammar.doc[child].lower_ == "the" for child in grammar.with_relation(noun, "det"))
    parts = [c for c in grammar.children[noun] if grammar.dep[c] not in ("det", "case") and grammar.lemma[c] != "same"]
    parts = [c for c in parts if not set(grammar.marker_lemmas(c)) & WAYS]
    return is_definite and grammar.dep[noun] != "compound" and not parts


def _capital(
    grammar: Grammar,
    token: int,
    named: Mapping[int, Place],
    last: Place | None,
    dateline: Place | None,
    told: Counter[str],
    published: date | None,
) -> Place | None:
    """The capital that "the capital" or "the Tajik capital" means: of the country named with it, else of that of the
    last place, of the people that the sentence tells of, or of the dateline, where embassies "in the capital" stand,
    or else of the country that the places ``told`` so far are mostly in, as it was when the text was published;
    ``None`` beside the city's own name ("the capital, Oslo")."""
    if grammar.tag[token] != "NN" or grammar.dep[token] in ("compound", "appos", "nmod:desc"):
        return None
    if any(child in named for child in grammar.with_relation(token, "appos", "flat", "nmod:desc")):
        return None
    if grammar.lemma[grammar.head[token]] in words("mission"):
        last = dateline
    country = last.country if last is not None else _people_before(grammar, token)
    if country is None and last is None and dateline is not None:
        country = dateline.country
    if country is None and last is None:
        country = _mostly(told)
    for child in grammar.children[token]:
        if child in named:
            if named[child].kind is not PlaceKind.COUNTRY:
                return None  # "the capital of Anbar"
            country = named[child].country
        elif grammar.dep[child] in ("amod", "compound"):  # None for "the provincial capital"
            country = country_of_people(grammar.doc[child].text)
    word = grammar.doc[token]
    return capital_of(country, word.idx, word.text, published) if country else None


def _mostly(told: Counter[str]) -> str | None:
    """The one country that has been told of most often."""
    first = told.most_common(2)
    return first[0][0] if first and first[0][1] > first[-1][1] * (len(first) - 1) else None


def _people_before(grammar: Grammar, token: int) -> str | None:
    """The country of the people whom the sentence names last before a token ("*Somali* rebels near the capital")."""
    start = grammar.sentence(token).start
    peoples = (country_of_people(word.text) for word in reversed(grammar.doc[start:token]) if word.text[0].isupper())
    return next((country for country in peoples if country is not None), None)
