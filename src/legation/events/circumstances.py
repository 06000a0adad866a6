"""When and where an event took place, from the expressions that the sentence and the story give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from legation.events.acts import named_type
from legation.events.expressions import SAID, Act, head_token
from legation.events.grammar import Grammar
from legation.events.sharing import is_shared, opens_with
from legation.events.timing import Timing
from legation.events.tree import SUBJECTS, words
from legation.places import capital_of, country_of_people
from legation.records import (
    DateBasis,
    EventDate,
    EventPlace,
    EventType,
    Grain,
    Place,
    PlaceBasis,
    PlaceKind,
    TimeExpression,
)

LOCATIVES = frozenset(
    {"in", "at", "on", "near", "outside", "inside", "around", "into", "across", "off", "along", "over", "within"}
)
GOALS = frozenset({"to"})
NAMING = frozenset({"of", "'s", "’s"})
"""What stands between a kind of place and its name ("the village of ...", "Syria's Idlib province")."""
CAUSAL = frozenset({"over", "about", "after", "following", "since", "despite", "because", "before"})
"""Prepositions of what an act answers, which may be done elsewhere ("cut ties over the war in Gaza")."""
KINDS = frozenset({"town", "city", "village", "port", "capital", "island", "province", "region", "district"})
"""Kinds of place that a name follows."""
SPOKEN_AT = frozenset({"in", "at", "outside", "inside", "near"})
GOING = frozenset(
    {EventType.CONSULT, EventType.MOBILIZE, EventType.AID, EventType.RETREAT, EventType.ASSAULT, EventType.PROTEST}
)
"""Types done where somebody or something goes to."""
GATHERING = frozenset({EventType.CONSULT, EventType.PROTEST})
"""Types done where the story was filed, if it does not say where."""
CAPITAL, THERE = "capital", "there"
MOVING = frozenset({EventType.CONSULT, EventType.MOBILIZE})
BODILY = frozenset({EventType.CONSULT, EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
"""Types done where their object is."""


class Circumstances:
    """The time and place expressions of one document by the clause they belong to."""

    def __init__(
        self,
        doc: Doc,
        grammar: Grammar,
        times: Sequence[TimeExpression],
        places: Sequence[Place],
        dateline: Place | None,
        published: date | None,
    ) -> None:
        self._grammar = grammar
        self._published = published
        self._dateline = dateline
        self._sentence = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            for token in range(sentence.start, sentence.end):
                self._sentence[token] = number
        self._timing = Timing(doc, grammar, times, published, self._sentence)
        self._named = {at: place for place in places if (at := head_token(doc, place)) is not None}
        self._countries = {at for at, place in self._named.items() if place.kind is PlaceKind.COUNTRY}
        self._pointed = self._pointers()
        self._places: dict[int, list[tuple[int, Place]]] = {}
        for at, place in sorted((self._named | self._pointed).items()):
            head = grammar.head[at]
            if head not in self._pointed or grammar.lemma[head] != CAPITAL:  # the "Tajik" of "the Tajik capital"
                self._places.setdefault(self._sentence[at], []).append((at, place))

    def places_by_token(self) -> dict[int, Place]:
        """The toponyms' places by the tokens that head them."""
        return dict(self._named)

    def _pointers(self) -> dict[int, Place]:
        """The places that "there" and "the capital" point to, by their tokens; each knows those before it."""
        grammar, found = self._grammar, dict[int, Place]()
        last: Place | None = None
        paragraph = -1
        for token, lemma in enumerate(grammar.lemma):
            if lemma not in (CAPITAL, THERE) and token not in self._named:
                continue
            if self.paragraph(token) != paragraph:
                last, paragraph = None, self.paragraph(token)
            place = self._named.get(token)
            if lemma == THERE and grammar.tag[token] == "RB":
                place = last
            elif lemma == CAPITAL and grammar.with_relation(token, "det", "nmod:poss", "case"):
                place = self._capital(token, last)
            if place is not None:
                last = place
                if token not in self._named:
                    found[token] = place
        return found

    def _capital(self, token: int, last: Place | None) -> Place | None:
        """The capital that "the capital" or "the Tajik capital" means: of the country named with it or just before,
        else of the dateline's; ``None`` beside the city's own name ("the capital, Oslo")."""
        grammar = self._grammar
        if grammar.pos[token] != "NOUN" or grammar.dep[token] in ("compound", "appos", "nmod:desc"):
            return None
        if any(child in self._named for child in grammar.with_relation(token, "appos", "flat", "nmod:desc")):
            return None
        known = last or self._dateline
        country = known.country if known is not None else None
        for child in grammar.children[token]:
            if child in self._named:
                country = self._named[child].country
            elif grammar.dep[child] in ("amod", "compound"):  # None for "the provincial capital"
                country = country_of_people(grammar.tokens[child].text)
        word = grammar.tokens[token]
        return capital_of(country, word.idx, word.text) if country else None

    def date(self, act: Act) -> EventDate | None:
        """The date of an act; the acts of a document are to be dated in text order."""
        return self._timing.date_of(act)

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that the token stands in."""
        return self._timing.paragraph(token)

    def place(
        self, trigger: int, verb: int, event_type: EventType, is_local: bool, on: EventDate | None
    ) -> EventPlace | None:
        """The place of an act of the type; the dateline's for what happened just now and is local news."""
        grammar = self._grammar
        ranked = []
        own = grammar.clause(verb)
        for token, place in self._places.get(self._sentence[trigger], ()):
            located, top = self._climb(token, trigger, event_type)
            if not located:
                continue
            is_there = self._is_where(own, token) or self._is_while(top, own) or self._is_when(own, top)
            if top in (trigger, verb, own) or is_there:
                basis = PlaceBasis.NARRATIVE if grammar.lemma[token] == THERE else PlaceBasis.CLAUSE
                ranked.append((int(place.kind is PlaceKind.SITE), abs(token - trigger), place, basis))
            elif is_local and is_shared(grammar, token, own, top):
                ranked.append((2, abs(token - trigger), place, PlaceBasis.SENTENCE))
        if ranked:
            finer = {place.country for _, _, place, _ in ranked if place.kind is not PlaceKind.COUNTRY}
            ranked = [r for r in ranked if r[2].kind is not PlaceKind.COUNTRY or r[2].country not in finer]
            _, _, place, basis = min(ranked, key=lambda found: found[:2])
            return EventPlace(**place.model_dump(), basis=basis)
        here = any(grammar.lemma[child] == "here" for child in grammar.children[verb])
        is_local = is_local and event_type in GATHERING
        fresh = (on is not None and on.basis in (DateBasis.NARRATIVE, DateBasis.PUBLISHED)) or self._is_today(on)
        if self._dateline is not None and (here or (is_local and fresh)):
            return EventPlace(**self._dateline.model_dump(), basis=PlaceBasis.DATELINE)
        return None

    def _is_while(self, clause: int, own: int) -> bool:
        """Whether a participle tells what its subject does meanwhile ("speaking in Oslo, she ...")."""
        grammar = self._grammar
        is_participle = grammar.tag[clause] == "VBG" and not grammar.with_relation(clause, *SUBJECTS, "mark")
        return grammar.dep[clause] == "advcl" and grammar.head[clause] == own and is_participle

    def _is_where(self, clause: int, place: int) -> bool:
        """Whether the clause tells what is done in the place ("the summit in Oslo, where ...")."""
        return opens_with(self._grammar, clause, "where", "in") and (
            self._grammar.head[clause] in (place, self._grammar.head[place])
        )

    def _is_when(self, clause: int, top: int) -> bool:
        """Whether the clause tells what is done meanwhile ("met in Oslo in May, when they signed a treaty")."""
        is_meanwhile = opens_with(self._grammar, clause, "when", "during")
        return is_meanwhile and self._grammar.clause(self._grammar.head[clause]) == top

    def _is_today(self, on: EventDate | None) -> bool:
        if on is None or self._published is None:
            return False
        return on.grain in (Grain.DAY, Grain.TIME) and abs(self._published - on.earliest) <= timedelta(days=1)

    def _climb(self, token: int, trigger: int, event_type: EventType) -> tuple[bool, int]:
        """Whether a toponym says where an act of the type is done, and the predicate that its phrase hangs on.

        Of what is only said, the place is told by a phrase of the verb itself: not where the thing is that is spoken
        of ("condemned the attack in Lima").
        """
        grammar = self._grammar
        is_said = event_type in SAID
        markers = set(grammar.marker_lemmas(token))
        locatives = LOCATIVES | GOALS if event_type in GOING else SPOKEN_AT if is_said else LOCATIVES
        if event_type is EventType.RETREAT:
            locatives |= {"from"}
        if token in self._countries:
            locatives -= {"on"}  # "talks on Libya"
            is_destination = event_type in MOVING and grammar.dep[token].startswith("obl")
            locatives = locatives if is_destination else locatives - GOALS  # who is given something, not where
        located = self._is_goal(token, event_type) or self._is_venue(token) or grammar.lemma[token] == THERE
        while True:
            markers = set(grammar.marker_lemmas(token))
            if not located and (markers - locatives - NAMING or grammar.lemma[token] in words("instigation")):
                return False, token  # "in talks with Peru", "at the request of Peru": who takes part, not where
            if located and markers & CAUSAL:
                return False, token
            located = located or bool(markers & locatives)
            if markers & NAMING and grammar.lemma[grammar.head[token]] in KINDS:  # "entered the town of Senaki"
                located = located or self._is_goal(grammar.head[token], event_type)
            head, relation = grammar.head[token], grammar.dep[token]
            if head == token:
                return located, token
            if head == trigger or grammar.is_predicate(head):
                is_own = relation == "nsubj" or (relation.startswith("obl") and bool(markers & locatives))
                is_beside = is_said and not is_own
                return located and not is_beside, head
            if is_said and named_type(grammar.lemma[head]) not in (None, EventType.CONSULT):
                return False, head
            token = head

    def _is_venue(self, token: int) -> bool:
        """Whether the toponym stands before a meeting to say where it is held ("the Vienna talks")."""
        grammar = self._grammar
        is_before = grammar.dep[token] == "compound" and token not in self._countries
        return is_before and named_type(grammar.lemma[grammar.head[token]]) is EventType.CONSULT

    def _is_goal(self, token: int, event_type: EventType) -> bool:
        """Whether the toponym is what the verb does something to or in ("visited Peru", "shelled Aden")."""
        return event_type in BODILY and self._grammar.dep[token] == "obj"
