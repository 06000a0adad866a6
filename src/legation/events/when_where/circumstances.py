"""When and where an event took place, from the expressions that the sentence and the story give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from legation.events.matches.acts import named_type
from legation.events.matches.matching import FORCEFUL
from legation.events.status.conventions import SAID
from legation.events.status.told import Act
from legation.events.trees.grammar import Grammar
from legation.events.trees.stays import stay
from legation.events.trees.tree import SUBJECTS, words
from legation.events.when_where.entry_places import EntryPlaces
from legation.events.when_where.expressions import head_token
from legation.events.when_where.locating import BODILY, LOCATIVES, Locating
from legation.events.when_where.news_days import FRESH
from legation.events.when_where.occasions import is_at, is_said_when, is_seen_by, is_when
from legation.events.when_where.pointing import CAPITAL, THERE, TOWNS, pointed_places
from legation.events.when_where.reports import sayings_of
from legation.events.when_where.same_scene import SameScene
from legation.events.when_where.sharing import is_gapped, is_meanwhile, is_shared, is_while, opens_with
from legation.events.when_where.timing import Timing
from legation.places import Datelines, country_of_people
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
from legation.syntax.columns import columns, sentences
from legation.syntax.quotes import quoted_tokens

GATHERING = frozenset({EventType.CONSULT, EventType.PROTEST})
"""Types done where the story was filed, if it does not say where."""
PLACED = frozenset({EventType.PROTEST, EventType.AID})
"""Types of what is done where the log puts it, beside what is done to people's bodies."""
SENDING = frozenset({"send", "dispatch"})
"""Verbs of those who have somebody come."""


class Circumstances:
    """The time and place expressions of one document by the clause they belong to."""

    def __init__(
        self,
        doc: Doc,
        grammar: Grammar,
        times: Sequence[TimeExpression],
        places: Sequence[Place],
        datelines: Datelines,
        published: date | None,
    ) -> None:
        self._grammar = grammar
        self._published = published
        self._datelines = datelines
        self._starts = columns(doc).starts
        self._entries = EntryPlaces(grammar.text, doc._.layout, places)
        self._sentence = [0] * len(doc)
        for number, (start, end) in enumerate(sentences(doc)):
            self._sentence[start:end] = [number] * (end - start)
        self._timing = Timing(doc, grammar, times, published, self._sentence)
        self._named = {at: place for place in places if (at := head_token(doc, place)) is not None}
        self._countries = {at for at, place in self._named.items() if place.kind is PlaceKind.COUNTRY}
        self._quoted = quoted_tokens(doc)
        self._locating = Locating(grammar, self._countries)
        self._pointed = pointed_places(grammar, self._named, datelines.at(0), self._timing.paragraph, published)
        self._places: dict[int, list[tuple[int, Place]]] = {}
        for at, place in sorted((self._named | self._pointed).items()):
            head = grammar.head[at]
            if head not in self._pointed or grammar.lemma[head] != CAPITAL:  # the "Tajik" of "the Tajik capital"
                self._places.setdefault(self._sentence[at], []).append((at, place))
        finer = {number for number, found in self._places.items() if any(at not in self._countries for at, _ in found)}
        self._scene = SameScene(grammar, self._sentence, self._timing.paragraph, finer)

    def places_by_token(self) -> dict[int, Place]:
        """The toponyms' places by the tokens that head them."""
        return dict(self._named)

    def latest_named(self, token: int) -> date | None:
        """The last day of which the dates of the token's sentence speak; None where it names none."""
        return self._timing.latest_in(self._sentence[token])

    def date(self, act: Act) -> EventDate | None:
        """The date of an act; the acts of a document are to be dated in text order."""
        return self._timing.date_of(act)

    def is_ahead(self, plan: Act) -> bool:
        """Whether a plan is dated by its own words, or by a day over it, to a day after publication."""
        return self._timing.is_ahead(plan)

    def paragraph(self, token: int) -> int:
        """The number of the paragraph that the token stands in."""
        return self._timing.paragraph(token)

    def place(self, act: Act, *, is_local: bool, on: EventDate | None) -> EventPlace | None:
        """The place of an act; the dateline's for what happened just now and is local news. The acts of a document are
        to be placed in text order: what has been done next to the same people was done there too."""
        trigger, verb, event_type = act.trigger, act.verb, act.event_type
        found = self._place(trigger, verb, event_type, is_local, on)
        if act.is_past and (found is None or found.basis is PlaceBasis.DATELINE):
            next_to = self._scene.goes_on(trigger, verb, event_type) if found is not None else None
            found = self._scene.place(trigger, verb, event_type) or next_to or found
        if act.is_past and found is None and event_type in BODILY | PLACED:
            found = self._place_of_entry(trigger, event_type)
        is_news = on is not None and self._published is not None and self._published - on.latest <= FRESH
        if found is not None and (is_news or self._timing.is_entry(trigger)):
            self._scene.note(trigger, event_type, found)
        return found

    def _place(
        self, trigger: int, verb: int, event_type: EventType, is_local: bool, on: EventDate | None
    ) -> EventPlace | None:
        ranked = []
        for token, place in self._places.get(self._sentence[trigger], ()):
            if place.kind is PlaceKind.WATER and self._grammar.head[token] in self._named:
                continue  # "in Batumi, on the Black Sea"
            if token in self._quoted and trigger not in self._quoted:
                continue  # "marched in Oslo, chanting 'Death to Peru'"
            if found := self._rank(token, place, trigger, verb, event_type, is_local):
                ranked.append((*found, place))
        if ranked:
            finer = {place.country for *_, place in ranked if place.kind is not PlaceKind.COUNTRY}
            ranked = [r for r in ranked if r[-1].kind is not PlaceKind.COUNTRY or r[-1].country not in finer]
            _, _, basis, place = min(ranked, key=lambda r: (r[0], r[-1].kind is PlaceKind.COUNTRY, r[1]))
            return EventPlace(**dict(place), basis=basis)
        fresh = (on is not None and on.basis in (DateBasis.NARRATIVE, DateBasis.PUBLISHED)) or self._is_today(on)
        is_local = is_local and event_type in GATHERING and fresh and not self._is_abroad(verb)
        is_local = is_local and not (self._is_journey(trigger) or self._timing.is_in_title(trigger))
        if is_local and (opening := self._opening(trigger)) is not None:
            return EventPlace(**dict(opening), basis=PlaceBasis.SENTENCE)
        dateline = self._dateline(trigger)
        if dateline is not None and (is_local or self._is_here(verb)):
            return EventPlace(**dict(dateline), basis=PlaceBasis.DATELINE)
        return None

    def _place_of_entry(self, trigger: int, event_type: EventType) -> EventPlace | None:
        """Where the log says that what an entry tells was done: in the sentence before, or over the entry."""
        is_told_on = event_type in FORCEFUL and self._timing.is_entry(trigger)
        if is_told_on and (place := self._scene.in_paragraph(trigger)) is not None:
            return place
        over = self._entries.at(self._starts[trigger])
        return EventPlace(**dict(over), basis=PlaceBasis.NARRATIVE) if over is not None else None

    def _dateline(self, token: int) -> Place | None:
        """The place of the dateline over the story that a token stands in."""
        return self._datelines.at(self._starts[token])

    def _opening(self, trigger: int) -> Place | None:
        """The place that opens the sentence of an act ("*In Lima*, police held some who were rallying")."""
        for token, place in self._places.get(self._sentence[trigger], ()):
            is_phrase = self._grammar.dep[token].startswith("obl") and token < self._grammar.head[token]
            if is_phrase and "in" in self._grammar.marker_lemmas(token):
                return place
        return None

    def _rank(
        self, token: int, place: Place, trigger: int, verb: int, event_type: EventType, is_local: bool
    ) -> tuple[int, tuple[int, int], PlaceBasis] | None:
        """How near to an act the toponym says where it is done, nearest first, and by what; ``None`` if it does not.

        Of the places of a clause that the act goes on from, that is done where the clause's own act is ("raided a
        village near Oslo *and held two*")."""
        if place.kind is PlaceKind.CONTINENT:  # "leaders across the Americas"
            return None
        grammar = self._grammar
        own = grammar.clause(verb)
        first, distance, here = self._first_of(own), (abs(token - trigger), 0), int(place.kind is PlaceKind.SITE)
        if (aside := stay(grammar, trigger)) is not None and aside.place == token:
            return -1, distance, PlaceBasis.CLAUSE  # "the king, in *Oslo* for talks, condemned the raid on Lima"
        if self._is_scene(token, first) or (event_type in BODILY and self._is_antecedent(token, first)):
            return here, distance, PlaceBasis.CLAUSE
        if self._locating.is_of_statement(token, own):
            return here, distance, PlaceBasis.SENTENCE
        located, top = self._locating.climb(token, trigger, event_type)
        is_further = grammar.dep[token] == "conj" and grammar.head[token] in self._named  # "in Oslo and Bergen"
        is_outcome = grammar.dep[top] == "advcl" and grammar.lemma[top] in words("drawing")
        is_outcome = is_outcome and top not in (trigger, verb)  # "seized a boat, *prompting* a rally in Oslo"
        if not located or is_further or is_outcome or self._is_of_two_lands(token, place):
            return None
        if top in (trigger, verb, own) or self._is_there(token, top, own, event_type):
            is_pointed_to = grammar.lemma[token] in {THERE, *TOWNS}
            basis = PlaceBasis.NARRATIVE if is_pointed_to else PlaceBasis.CLAUSE
            return here + (self._is_of_doer(token, top) or self._is_end_of_road(token)), distance, basis
        if self._is_same(token, place, own, top, event_type, is_local):
            return 2, (abs(top - trigger), abs(token - top)), PlaceBasis.SENTENCE
        is_at_sea = event_type is EventType.COERCE and "off" in grammar.marker_lemmas(token)
        is_of_victim = (event_type is EventType.ASSAULT or is_at_sea) and self._is_of_party(top, own)
        return (3, distance, PlaceBasis.SENTENCE) if is_of_victim else None

    def _is_same(self, token: int, place: Place, own: int, top: int, event_type: EventType, is_local: bool) -> bool:
        """Whether the place of what another clause of the sentence tells is the act's too."""
        if self._is_sequel(own, top):
            return True
        goes_on = is_local or self._is_fronted(token, top) or self._goes_on(own, top, event_type)
        if not goes_on or not is_shared(self._grammar, token, own, top) or self._is_beside(token, own, top):
            return False
        return not self._is_done_next(own, top) and not self._is_of_other_land(own, top, place)

    def _is_there(self, token: int, top: int, own: int, event_type: EventType) -> bool:
        """Whether what one clause tells was done at the place that stands in another, or said there."""
        grammar, first = self._grammar, self._first_of(own)
        if self._is_where(first, token, top) or is_while(grammar, top, first) or is_when(grammar, first, top):
            return True
        if event_type not in SAID:
            return is_seen_by(grammar, token, top, own)
        is_said_there = is_said_when(grammar, top, own) or is_at(grammar, top, own)
        return is_said_there or top in sayings_of(grammar, own)  # "would not go, he said in Oslo"

    def _is_here(self, verb: int) -> bool:
        """Whether an act was done at the place of the dateline ("met here and *signed* a pact", "promised on a visit
        here")."""
        grammar = self._grammar
        first = self._first_of(verb)
        is_next = verb in grammar.with_relation(first, "conj")[:1] and not self._is_journey(verb)
        told = (first, verb) if is_next and grammar.tag[first] == grammar.tag[verb] == "VBD" else (verb,)
        named = words("occasion to speak", "trip")
        nouns = ((noun, grammar.lemma[noun]) for noun in grammar.with_relation(verb, "obl"))
        occasions = [noun for noun, lemma in nouns if lemma in named or named_type(lemma) is EventType.CONSULT]
        return any(grammar.lemma[child] == "here" for at in (*told, *occasions) for child in grammar.children[at])

    def _is_journey(self, trigger: int) -> bool:
        """Whether the act is only that somebody comes, or is sent, which the dateline does not place."""
        return self._grammar.lemma[trigger] in words("journey") | SENDING

    def _is_scene(self, token: int, clause: int) -> bool:
        """Whether a clause goes on right behind the place ("flew to Oslo, where they met", "raids in Oslo in May, when
        the police held two")."""
        grammar = self._grammar
        is_where = opens_with(grammar, clause, "where")
        if not is_where and not opens_with(grammar, clause, "when", "during"):
            return False
        start = min(grammar.children[clause])
        between = range(token + 1, start)
        is_near = token < start and not any(t in self._named or grammar.is_predicate(t) for t in between)
        return is_near and (is_where or bool(set(grammar.marker_lemmas(token)) & LOCATIVES))

    def _is_of_doer(self, token: int, top: int) -> bool:
        """Whether the toponym only says where they are from who act ("troops from a base in Oslo raided ...")."""
        grammar = self._grammar
        while token != top and grammar.head[token] != token:
            if grammar.dep[token] == "nsubj":
                return True
            token = grammar.head[token]
        return False

    def _is_of_two_lands(self, token: int, place: Place) -> bool:
        """Whether two towns stand for their countries: "a clash between *Paris and Rome*"."""
        if "between" not in self._grammar.marker_lemmas(token):
            return False
        ends = (self._named[end] for end in self._grammar.with_relation(token, "conj") if end in self._named)
        return any(end.country != place.country for end in ends)

    def _is_end_of_road(self, token: int) -> bool:
        """Whether the toponym only says where a road leads ("in Oslo, strikers blocked the *highway to* Bergen")."""
        grammar = self._grammar
        is_end = not {"to", "from", "towards", "toward"}.isdisjoint(grammar.marker_lemmas(token))
        return is_end and grammar.lemma[grammar.head[token]] in words("road")

    def _is_antecedent(self, token: int, clause: int) -> bool:
        """Whether a relative clause tells what was done to the place ("Senaki, which troops seized", "the Senaki plant,
        which ...")."""
        grammar = self._grammar
        if grammar.dep[clause] != "acl:relcl" or token in self._countries:
            return False
        struck = grammar.with_relation(clause, "obj", "nsubj:pass")
        noun = self._locating.site_of(token)
        is_struck = any(grammar.lemma[child] in ("which", "that") for child in struck)
        return is_struck and grammar.head[clause] in (noun, *grammar.with_relation(noun, "appos"))

    def _is_beside(self, token: int, clause: int, other: int) -> bool:
        """Whether one clause only tells what others do meanwhile ("signed the law *as* thousands rallied in Oslo")."""
        grammar = self._grammar
        for inner, outer in ((clause, other), (other, clause)):
            while inner != outer and grammar.head[inner] != inner:
                is_other = grammar.dep[inner] == "advcl" and "as" in grammar.marker_lemmas(inner)
                if is_other and grammar.with_relation(inner, *SUBJECTS) and not self._is_fronted(token, outer):
                    return True
                inner = grammar.clause(grammar.head[inner])
        return False

    def _is_done_next(self, clause: int, other: int) -> bool:
        """Whether the other clause tells what the same did next, at a place of its own ("closed a mission and sealed a
        pact *in Oslo*")."""
        grammar = self._grammar
        is_next = grammar.dep[other] == "conj" and grammar.head[other] == clause
        is_passive = bool(grammar.with_relation(clause, "aux:pass"))
        return is_next and not (is_passive and is_gapped(grammar, other))

    def _is_of_other_land(self, clause: int, other: int, place: Place) -> bool:
        """Whether a clause tells what another country does than where the clause beside it is set ("In Peru, the rebels
        freed three, and *Chile* sent troops to the border")."""
        doers = self._grammar.with_relation(clause, *SUBJECTS) if clause != other else ()
        return any(at in self._countries and self._named[at].country != place.country for at in doers)

    def _is_of_party(self, relative: int, clause: int) -> bool:
        """Whether a relative clause tells where those were on whom a clause tells an attack, or who attacked."""
        grammar = self._grammar
        while grammar.dep[relative] == "xcomp":
            relative = grammar.head[relative]  # "fired on marchers who *tried* to storm a base in Oslo"
        if grammar.dep[relative] not in ("acl:relcl", "acl"):
            return False
        party = grammar.head[relative]
        while grammar.dep[party] == "nmod":
            party = grammar.head[party]
        return grammar.head[party] == clause and grammar.dep[party] in ("obj", "obl", "obl:agent")

    def _is_abroad(self, verb: int) -> bool:
        """Whether an act is no news of the place of the dateline: done at another people's place or by their host."""
        grammar = self._grammar
        if grammar.lemma[verb] in words("hosting") and any(map(self._is_foreign, grammar.with_relation(verb, "nsubj"))):
            return True  # "the *Saudi* king received an envoy"
        for scene in grammar.with_relation(verb, "obl"):
            if not set(grammar.marker_lemmas(scene)) & LOCATIVES or grammar.lemma[scene] in words("diplomatic mission"):
                continue
            if grammar.tag[scene] == "NNS" and grammar.lemma[scene] in words("place kind") | {"place"}:
                return True  # "in several places"
            if self._is_foreign(scene):
                return True
        return False

    def _is_foreign(self, noun: int) -> bool:
        """Whether an adjective gives a noun to another people than that of the dateline."""
        dateline = self._dateline(noun)
        home = dateline.country if dateline else None
        adjectives = self._grammar.with_relation(noun, "amod")
        owners = (country_of_people(self._grammar.spelling[adjective]) for adjective in adjectives)
        return any(country not in (None, home) for country in owners)

    def _first_of(self, clause: int) -> int:
        """The clause that a coordinated one has its subject from, the one that says who reports it ("the town, where
        doctors *say* that gunmen shot ..."), or itself."""
        grammar = self._grammar
        while grammar.dep[clause] == "conj" and not grammar.with_relation(clause, *SUBJECTS):
            clause = grammar.head[clause]
        report = grammar.head[clause]
        is_told = grammar.dep[clause] == "ccomp" and grammar.lemma[report] in words("reporting")
        return report if is_told and opens_with(grammar, report, "where") else clause

    def _is_fronted(self, token: int, clause: int) -> bool:
        """Whether a place stands before what a clause tells ("In Oslo, the envoy condemned ... and urged ...")."""
        has_doer = bool(self._grammar.with_relation(clause, *SUBJECTS))
        return token < clause and has_doer and not self._is_of_doer(token, clause)

    def _goes_on(self, clause: int, other: int, event_type: EventType) -> bool:
        """Whether a clause goes on telling of the other: what the same did by force ("raided a camp near Aden and
        took ...") or came for ("went to Aden to ask ..."), what befell others with them ("was held and a boat seized").
        """
        grammar = self._grammar
        is_alone = grammar.head[clause] == other and not grammar.with_relation(clause, *SUBJECTS)
        if grammar.dep[clause] == "advcl" and is_alone and event_type in FORCEFUL and is_meanwhile(grammar, clause):
            return True  # "stormed a mosque in Aden, beating worshippers"
        if grammar.dep[clause] == "advcl":
            return is_alone and grammar.is_infinitive(clause) and grammar.lemma[other] in words("journey")
        is_there = event_type in FORCEFUL or grammar.lemma[other] in words("journey")
        is_there |= event_type in SAID and grammar.lemma[other] in words("encounter")
        is_second = grammar.dep[clause] == "conj" and is_alone and is_there
        return is_second or (
            grammar.dep[other] == "conj" and grammar.head[other] == clause and is_gapped(grammar, other)
        )

    def _is_sequel(self, clause: int, other: int) -> bool:
        """Whether a relative clause tells what they did next to whom the other clause told something ("stoned the
        police, *who fired*")."""
        grammar = self._grammar
        if grammar.dep[clause] != "acl:relcl" or grammar.tag[clause] != "VBD":
            return False
        party = grammar.head[clause]
        start = min((child for child in grammar.children[clause]), default=clause)
        is_aside = grammar.form[start - 1] == "," and party < start
        return is_aside and grammar.head[party] == other and grammar.dep[party] not in SUBJECTS

    def _is_where(self, clause: int, place: int, top: int) -> bool:
        """Whether the clause tells what is done in the place ("the summit in Oslo on Friday, where ...")."""
        grammar = self._grammar
        if not opens_with(grammar, clause, "where", "in"):
            return False
        head = grammar.head[clause]
        return head in (place, grammar.head[place]) or (place < head and head != top == grammar.clause(head))

    def _is_today(self, on: EventDate | None) -> bool:
        if on is None or self._published is None:
            return False
        return on.grain in (Grain.DAY, Grain.TIME) and abs(self._published - on.earliest) <= timedelta(days=1)
