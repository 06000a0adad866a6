"""Where a document says that things happen: "in Mali", "on the outskirts of Cairo", "in the Ethiopian border town"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from spacy.tokens import Doc, Token

from legation.actors.knowledge.tables import Kind
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.groups import Group, verb_of
from legation.actors.text.segments import SPATIAL, Segment, head_token
from legation.syntax.columns import columns, sentences

AT = frozenset({"in", "at", "near", "around", "outside", "across", "inside"})
_MATTERS = frozenset({"against", "over", "about", "into", "for", "with", "concerning", "regarding"})
"""Prepositions before what an act is about: "charged a man *with* the killing in Kenya"."""
_INSIDE = ("amod", "det", "compound", "nummod", "nmod:poss", "case", "punct", "advmod")
"""What stands before a noun inside its phrase."""
_REACH = 4  # sentences for which "In Paris" at the head of one tells where things happen
_JOINING = frozenset({"and", "while", "but", ";"})
_TOLL = frozenset({"kill", "die", "wound", "injure", "hurt", "maim"})
_SUBORDINATE = ("advcl", "acl:relcl")
_BESIDE = frozenset({*_SUBORDINATE, "ccomp", "parataxis", "conj"})


class Scenes:
    """The places in one document where things are said to happen."""

    def __init__(self, doc: Doc, sentence: Callable[[int], int]) -> None:
        self._doc = doc
        self._sentence = sentence
        self._places: dict[int, list[tuple[int, str]]] = {}
        self._labels: dict[int, str] = {}
        self._followed: dict[int, str] = {}
        self._heads: dict[int, str] = {}
        """The countries that alone are a sentence or a heading, by its number."""
        self._stories: dict[int, str | None] = {}
        """The countries of which a digest's stories are, by the sentences that tell them."""
        self._told_by: dict[int, int] = {}
        """By which adjective of a nation alone a story's country is told, by the same sentences."""

    def learn(self, segment: Segment) -> None:
        """Keep where the phrase begins with which a name tells where things happen, if it does."""
        country = segment.entries[0].country if segment.entries else None
        behind = segment.end + (segment.end < len(self._doc) and self._doc[segment.end].text == ",")
        if country and segment.kind in SPATIAL and behind < len(self._doc) and self._doc[behind].lower_ == "where":
            self._followed[behind] = country
        if country and segment.kind is Kind.COUNTRY and self._is_heading(segment):
            self._heads[self._sentence(segment.start)] = country
        if country and segment.kind in SPATIAL and self._is_label(segment):
            self._labels[self._sentence(segment.start)] = country
        elif country and (first := self._start(segment)) is not None:
            places = self._places.setdefault(self._sentence(segment.start), [])
            if first not in (start for start, _ in places):  # of "the Ethiopian town of Z" it is the Ethiopian one
                places.append((first, country))

    def _is_label(self, segment: Segment) -> bool:
        """Whether a place stands before a colon at the head of a sentence: "*Haiti:* Gangs attacked"."""
        ends = segment.end < len(self._doc) and self._doc[segment.end].text == ":"
        return ends and bool(self._doc[segment.start].is_sent_start)

    def _is_heading(self, segment: Segment) -> bool:
        """Whether a country heads a part of a digest: "*Niger.* Gunmen raided a village", "*Niger |* Gunmen raided a
        village", or alone on a line."""
        before = self._doc[segment.start - 1] if segment.start else None
        if before is not None and "\n" not in before.text:
            return False
        words = [token for token in self._doc[segment.start].sent if not (token.is_punct or token.is_space)]
        is_barred = segment.end < len(self._doc) and self._doc[segment.end].text in ("|", ":")
        return is_barred or len(words) == segment.end - segment.start

    def learn_stories(
        self, homes: Mapping[int, str], nationalities: Set[int], spans: Iterable[tuple[int, int]]
    ) -> None:
        """Keep of which country each story of a digest is: that of the first of whom it names (``homes``, by token);
        ``nationalities`` are those tokens that are adjectives of nations."""
        read = columns(self._doc)
        for start, end in spans:
            numbers = dict.fromkeys(map(self._sentence, tokens := read.tokens(start, end)))
            first = next((token for token in tokens if token in homes), None)
            self._stories |= dict.fromkeys(numbers, homes.get(first) if first is not None else None)
            if first is not None and first in nationalities:
                self._told_by.update(dict.fromkeys(numbers, first))

    def section(self, group: Group) -> str | None:
        """The country whose part of a digest a group stands in; None in a text that has no two such parts."""
        if (here := self._sentence(group.start)) in self._stories:
            return self._stories[here]
        if len(set(self._heads.values())) < 2:
            return None
        return next((self._heads[head] for head in sorted(self._heads, reverse=True) if head <= here), None)

    def is_of_others(self, group: Group) -> bool:
        """Whether the country of a group's story is told but by an adjective that comes later: "*The government* bans
        Chinese apps"."""
        return group.end <= self._told_by.get(self._sentence(group.start), 0)

    def is_past(self, group: Group, country: str | None) -> bool:
        """Whether a part of a digest has begun in which nobody is of this country without a word of it."""
        section = self.section(group)
        return section is not None and country is not None and section != country

    def _start(self, segment: Segment) -> int | None:
        """Where the phrase begins: after the preposition of "in *war-torn northern Mali*", "in *a part of Belfast*"."""
        noun = head_token(self._doc, segment.start, segment.end)
        is_seat = noun.dep_ == "nmod" and noun.head.dep_ == "nsubj" and noun.head.lemma_ in any_of("seated")
        if is_seat or self._is_of_matter(noun):
            return None
        if segment.kind is Kind.NATIONALITY:
            if noun.dep_ != "amod" or noun.head.lemma_ not in any_of("grounds"):
                return None  # "outside the Moldovan parliament", but no embassy
            noun = noun.head
        elif segment.kind not in SPATIAL or (noun.dep_ == "compound" and _is_elsewhere(noun.head)):
            return None  # "at a *US* base in Iraq"
        first = self._first(noun, segment.start)
        if self._is_at(first):
            return first
        if noun.dep_ == "nmod:poss":
            first, is_ground = self._first(noun.head, segment.start), noun.head.lemma_ in any_of("grounds")
        else:
            is_ground = noun.dep_ == "nmod" and first > 0 and self._doc[first - 1].lower_ == "of"
            is_ground = is_ground and noun.head.lemma_ in any_of("grounds") and noun.head.i < first
            first = self._first(noun.head, noun.head.i)
        placed = self._is_at(first) or noun.head.lemma_ == "street" or self._doc[first - 1].lower_ == "on"
        return first if is_ground and placed and first > 0 else None

    def _is_of_matter(self, noun: Token) -> bool:
        """Whether a place only tells where that happened which an act is about: "marched *over the war* in Yemen"."""
        at = next((word.i for word in noun.children if word.dep_ == "case"), 0)
        matter = noun.head if noun.dep_ == "nmod" else self._doc[max(0, at - 1)]
        if matter.lower_ not in any_of("happenings"):
            return False
        return any(word.dep_ == "case" and word.lower_ in _MATTERS for word in matter.children)

    def _is_at(self, first: int) -> bool:
        return first > 0 and self._doc[first - 1].lower_ in AT

    def _first(self, noun: Token, first: int) -> int:
        """The first token of a noun's phrase before it that is joined to it without a break."""
        first = min(first, noun.i)
        while first > 1 and (before := self._doc[first - 1]).dep_ in _INSIDE and before.pos_ != "ADP":
            if not (before.head.i == noun.i or before.head.head.i == noun.i):
                break
            first -= 1
        return first

    def countries(self, sentence: int) -> set[str]:
        """The countries where a sentence says that something happens."""
        return {country for _, country in self._places.get(sentence, ())}

    def scene(self, group: Group) -> str | None:
        """The country where a group's clause is set: that of the nearest "in X" in it, in one that says of the group
        itself where it is ("miners *trapped in Chile*"), or in that of which the doer goes on: "and killed a guard", or
        the toll: "nine were killed and *ten wounded in Chile*"."""
        if not self._places.get(self._sentence(group.start)):
            return None
        noun = self._doc[group.end - 1]
        verb = self._doc[verb_of(noun)]
        clauses = [
            verb.i,
            *(child.i for child in noun.children if child.dep_ == "acl" and child.lemma_ in any_of("staying")),
        ]
        if verb.dep_ == "conj" and not any(child.dep_.startswith("nsubj") for child in verb.children):
            clauses.append(verb.head.i)
        if verb.lemma_ in _TOLL:
            clauses.extend(child.i for child in verb.children if child.dep_ == "conj" and child.lemma_ in _TOLL)
        return next(filter(None, (self._nearest(group, clause) for clause in clauses)), None)

    def where(self, group: Group) -> str | None:
        """The country of the place that a group's clause tells of: "Lima, *where* rebels hold a diplomat"."""
        clause = self._doc[verb_of(self._doc[group.end - 1])]
        adverbs = (child.i for child in clause.children if child.lower_ == "where")
        return next((self._followed[at] for at in adverbs if at in self._followed), None)

    def wider(self, group: Group) -> str | None:
        """The country where the clause is set that a group's clause explains: "landed in Honiara after *rioters*"."""
        if not self._places.get(self._sentence(group.start)):
            return None
        clause = self._doc[verb_of(self._doc[group.end - 1])]
        return self._nearest(group, verb_of(clause.head)) if clause.dep_ in _SUBORDINATE else None

    def within(self, group: Group) -> str | None:
        """The one country where what a group deals with is: "seized a mine run by a firm *in Chad*"; none that only a
        clause beside tells."""
        clause = verb_of(self._doc[group.end - 1])
        places = self._places.get(self._sentence(group.start), ())
        countries = {country for start, country in places if self._is_below(start, clause)}
        return countries.pop() if len(countries) == 1 else None

    def _is_below(self, token: int, verb: int) -> bool:
        word = self._doc[token]
        while word.i != verb and word.head.i != word.i and word.dep_ not in _BESIDE:
            word = word.head
        return word.i == verb

    def _nearest(self, group: Group, clause: int) -> str | None:
        places = self._places[self._sentence(group.start)]
        here = [(abs(i - group.start), country) for i, country in places if verb_of(self._doc[i]) == clause]
        return min(here)[1] if here else None

    def opening(self, group: Group) -> str | None:
        """The country of the place that opens or labels a group's sentence or clause: "In Paris, the ministry said"."""
        for start, country in reversed(self._places.get(self._sentence(group.start), [])):
            opens = self._doc[start - 1].is_sent_start or self._doc[start - 2].lower_ in _JOINING
            if start < group.start and opens:
                return country
        return self._labels.get(self._sentence(group.start))

    def earlier_opening(self, group: Group) -> tuple[str, Token] | None:
        """The country of the place that opened a sentence before a group's in its paragraph ("In Paris, ..."), and
        the root of that sentence."""
        here, bounds, texts = self._sentence(group.start), sentences(self._doc), columns(self._doc).texts
        for number in range(here - 1, max(-1, here - 1 - _REACH), -1):
            start, end = bounds[number]
            if texts[end - 1].isspace() and "\n\n" in texts[end - 1]:
                break
            for at, country in self._places.get(number, ()):
                if self._doc[at - 1].is_sent_start and self._doc[at - 1].lower_ == "in":
                    return country, self._doc[start].sent.root
        return None


def _is_elsewhere(grounds: Token) -> bool:
    """Whether it is told in what place the grounds are that a name stands before."""
    return any(
        child.dep_ == "nmod" and any(case.lower_ in ("in", "at", "near") for case in child.children)
        for child in grounds.children
    )
