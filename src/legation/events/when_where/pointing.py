"""The places that "there", "the capital" and "the town" point to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
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
    """
    pointing = _Pointing(grammar, named, dateline, published)
    found = dict[int, Place]()
    for token, lemma in enumerate(grammar.lemma):
        if token not in named and lemma not in POINTERS and lemma not in pointing.kinds:
            continue
        pointing.enter(paragraph_of(token))
        place = named.get(token)
        if place is not None:
            pointing.name(token, place)
        place = pointing.meant(token, place)
        if place is not None:
            pointing.stand(token, place)
            if token not in named:
                found[token] = place
    return found


class _Pointing:
    """What has been told so far of where things are, read from the first word of a document to the last."""

    def __init__(
        self, grammar: Grammar, named: Mapping[int, Place], dateline: Place | None, published: date | None
    ) -> None:
        self._grammar = grammar
        self._named = named
        self._dateline = dateline
        self._published = published
        self._paragraph = -1
        self._last: Place | None = None
        """The place last spoken of in the paragraph."""
        self._stood: Place | None = None
        """That of the paragraph above."""
        self._sender: tuple[int, Place | None] | None = None
        """The verb of a place that does something, and the place last spoken of before it."""
        self._told = Counter[str]()
        self._towns = dict[str, Place]()
        self._above = dict[str, Place]()
        self.kinds = dict[str, dict[str, Place]]()
        """The places that have been called an island, a crossing and so on, by the word."""

    def enter(self, paragraph: int) -> None:
        """Go on in a paragraph."""
        if paragraph != self._paragraph:
            self._last, self._stood, self._paragraph = None, self._last or self._stood, paragraph
            self._towns, self._above = {}, self._towns

    def name(self, token: int, place: Place) -> None:
        """Note a place that is named."""
        if place.country is not None:
            self._told[place.country] += 1
        is_town = place.kind in (PlaceKind.CITY, PlaceKind.CAPITAL)
        if is_town and not _is_in_the_past(self._grammar, token):
            self._towns[place.name] = place
        for kind in _kinds_of(self._grammar, token, place):
            self.kinds.setdefault(kind, {})[place.name] = place

    def meant(self, token: int, place: Place | None) -> Place | None:
        """The place that a token points to; else the one that it names, if it names one.

        "This Andean town" is that of the dateline, "the town" the only one that its paragraph has named before it, or
        else the paragraph above, that of the dateline where the text names no other; "the island" or "the crossing" the
        only place that has been called so.
        """
        grammar, lemma = self._grammar, self._grammar.lemma[token]
        if lemma in TOWNS and place is None and _is_this(grammar, token):
            return self._dateline
        if lemma == THERE and grammar.tag[token] == "RB":
            is_sent = self._sender is not None and self._sender[0] == grammar.head[token]
            return (self._sender[1] if self._sender and is_sent else self._last) or self._stood
        if lemma == CAPITAL and grammar.with_relation(token, "det", "nmod:poss", "case"):
            return self._capital(token)
        if lemma in TOWNS and _is_bare(grammar, token):
            near = (self._towns or self._above).values()
            towns = [town for town in near if town is not self._dateline] or list(near)
            return _only(towns) if towns else self._dateline
        if lemma in self.kinds and place is None and _is_bare(grammar, token):
            return _only(self.kinds[lemma].values())
        return place

    def stand(self, token: int, place: Place) -> None:
        """Note where things are after a place was spoken of."""
        grammar = self._grammar
        if set(grammar.marker_lemmas(token)) & BESIDE:
            return
        if grammar.dep[token] in SUBJECTS:  # "*Oslo* sent troops there": somewhere else
            self._sender = grammar.head[token], self._last
        is_country = place.kind is PlaceKind.COUNTRY and grammar.form[token - 1] == "," and token - 2 in self._named
        is_sender = grammar.dep[token] == "nmod:poss" and grammar.lemma[grammar.head[token]] in _diplomats()
        if not is_country and not is_sender:  # "in Aghdam, Azerbaijan": the town; "Chad's embassy"
            self._last = place

    def _capital(self, token: int) -> Place | None:
        """The capital that "the capital" or "the Tajik capital" means: of the country named with it, else of that of
        the last place, of the people that the sentence tells of, or of the dateline, where embassies "in the capital"
        stand, or else of the country that the places told so far are mostly in, as it was when the text was published;
        ``None`` beside the city's own name ("the capital, Oslo").
        """
        grammar, named, last = self._grammar, self._named, self._last
        if grammar.tag[token] != "NN" or grammar.dep[token] in ("compound", "appos", "nmod:desc"):
            return None
        if any(child in named for child in grammar.with_relation(token, "appos", "flat", "nmod:desc")):
            return None
        if grammar.lemma[grammar.head[token]] in words("diplomatic mission"):
            last = self._dateline
        country = last.country if last is not None else _people_before(grammar, token)
        if country is None and last is None and self._dateline is not None:
            country = self._dateline.country
        if country is None and last is None:
            country = _mostly(self._told)
        for child in grammar.children[token]:
            if child in named:
                if named[child].kind is not PlaceKind.COUNTRY:
                    return None  # "the capital of Anbar"
                country = named[child].country
            elif grammar.dep[child] in ("amod", "compound"):  # None for "the provincial capital"
                country = country_of_people(grammar.spelling[child])
        word = grammar.doc[token]
        return capital_of(country, word.idx, word.text, self._published) if country else None


def _only(places: Iterable[Place]) -> Place | None:
    """The one place, where there is but one."""
    first, *others = places
    return None if others else first


@cache
def _diplomats() -> frozenset[str]:
    """Those who stand for a country in another's capital."""
    return words("diplomatic mission") | lemma_classes()["diplomat"]


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


def _is_this(grammar: Grammar, noun: int) -> bool:
    """Whether a noun points to where the writer is: "in *this* border town", but not "this town of Oslo"."""
    is_here = any(grammar.form[child] == "this" for child in grammar.with_relation(noun, "det"))
    return is_here and grammar.dep[noun] != "compound" and not grammar.with_relation(noun, "nmod", "appos", "flat")


def _is_bare(grammar: Grammar, noun: int) -> bool:
    """Whether a noun only points to what has been told: "the town", not "the border town" or "the town of Oslo"."""
    is_definite = any(grammar.form[child] == "the" for child in grammar.with_relation(noun, "det"))
    parts = [c for c in grammar.children[noun] if grammar.dep[c] not in ("det", "case") and grammar.lemma[c] != "same"]
    parts = [c for c in parts if not set(grammar.marker_lemmas(c)) & WAYS]
    return is_definite and grammar.dep[noun] != "compound" and not parts


def _mostly(told: Counter[str]) -> str | None:
    """The one country that has been told of most often."""
    first = told.most_common(2)
    return first[0][0] if first and first[0][1] > first[-1][1] * (len(first) - 1) else None


def _people_before(grammar: Grammar, token: int) -> str | None:
    """The country of the people whom the sentence names last before a token ("*Somali* rebels near the capital")."""
    start = grammar.sentence(token).start
    peoples = (country_of_people(word.text) for word in reversed(grammar.doc[start:token]) if word.text[0].isupper())
    return next((country for country in peoples if country is not None), None)
