"""The scene that a story goes on telling of: what is done next to the same people, or at the same meeting."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.matching import FORCEFUL
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.events.when_where.occasions import is_gathering
from legation.events.when_where.timing import PERSONS
from legation.records import EventPlace, EventType, PlaceBasis, PlaceKind

KEEPERS = lemma_classes()["police"] | {"soldier", "troop"}
"""Who meets a protest where it is."""
ENDING = frozenset({"before", "until"})
"""Conjunctions of a clause that tells how what was done ended."""
NEXT = 3
"""How many sentences on a crowd or a meeting may still be pointed to."""


class SameScene:
    """Where the act placed last in a document was, for the acts that go on from it."""

    def __init__(
        self,
        grammar: Grammar,
        sentence: Sequence[int],
        paragraph: Callable[[int], int],
        placed: Container[int],
    ) -> None:
        """``sentence`` holds the number of the sentence of each token, ``placed`` those that name a
        place finer than a country."""
        self._grammar = grammar
        self._sentence = sentence
        self._paragraph = paragraph
        self._placed = placed
        self._last: tuple[int, EventType, EventPlace] | None = None

    def note(self, trigger: int, event_type: EventType, place: EventPlace) -> None:
        """Keep where the act was that was told last."""
        self._last = trigger, event_type, place

    def place(self, trigger: int, verb: int, event_type: EventType) -> EventPlace | None:
        """The place of the act told last, where the next clause or sentence names no other and tells on of it: of the
        same people ("Students marched in Oslo. Police held 40 of *them*"), the same meeting ("met in Oslo. The king,
        who hosted *the talks*, ...") or its guest ("flew to Oslo. *He* met ..."), or of what a protest was met with
        ("..., and police fired tear gas", "Students marched in Oslo. *Police* used tear gas")."""
        if self._last is None:
            return None
        before, its_type, place = self._last
        if self._is_answer(verb, event_type, before, its_type):
            return place.model_copy(update={"basis": PlaceBasis.SENTENCE})
        if self._sentence[trigger] in self._placed or place.kind is PlaceKind.COUNTRY:
            return None
        apart = self._sentence[trigger] - self._sentence[before]
        if event_type is its_type is EventType.CONSULT:
            is_same = apart <= NEXT and (self._is_of_meeting(trigger, verb) or self._is_of_guest(verb, before))
        elif {event_type, its_type} <= FORCEFUL | {EventType.PROTEST}:
            is_next = apart <= 1 and self._paragraph(trigger) == self._paragraph(before)
            is_same = (is_next and self._is_of_them(verb)) or (apart <= NEXT and self._is_of_crowd(verb))
            is_same |= self._is_done_at_once(verb, before)
            is_same |= is_next and its_type is EventType.PROTEST and self._is_of_keepers(verb)
        else:
            is_same = False
        return place.model_copy(update={"basis": PlaceBasis.NARRATIVE}) if is_same else None

    def in_paragraph(self, trigger: int) -> EventPlace | None:
        """The place of the protest or the blow that the paragraph told last, where the sentence names no other."""
        if self._last is None or self._sentence[trigger] in self._placed:
            return None
        before, its_type, place = self._last
        is_same = self._paragraph(trigger) == self._paragraph(before) and its_type in FORCEFUL | {EventType.PROTEST}
        return place.model_copy(update={"basis": PlaceBasis.NARRATIVE}) if is_same else None

    def goes_on(self, trigger: int, verb: int, event_type: EventType) -> EventPlace | None:
        """The place of the protest or the blow told last, where the paragraph tells right behind it what was done to a
        thing that is pointed to ("marched past the embassy in Oslo. Students pelted *the building*"), which is no news
        of the dateline's town then."""
        if self._last is None or self._last[2].kind is PlaceKind.COUNTRY:
            return None
        before, its_type, place = self._last
        is_next = self._sentence[trigger] - self._sentence[before] <= 1 and before < trigger
        is_next = is_next and self._paragraph(trigger) == self._paragraph(before)
        things = self._grammar.with_relation(verb, "obj")
        is_next = is_next and any(self._grammar.pos[t] == "NOUN" and self._is_definite(t) for t in things)
        is_scene = {event_type, its_type} <= FORCEFUL | {EventType.PROTEST}
        return place.model_copy(update={"basis": PlaceBasis.NARRATIVE}) if is_next and is_scene else None

    def _is_answer(self, verb: int, event_type: EventType, before: int, its_type: EventType) -> bool:
        """Whether the next clause tells what a protest was met with, or what was met with a protest."""
        grammar = self._grammar
        own, other = grammar.clause(verb), grammar.clause(before)
        if EventType.PROTEST not in (event_type, its_type) or not {event_type, its_type} & FORCEFUL:
            return False
        is_end = grammar.dep[own] == "advcl" and bool(ENDING & set(grammar.marker_lemmas(own)))
        if grammar.head[own] != other or not (is_end or grammar.dep[own] in ("conj", "parataxis")):
            return False
        doers = grammar.with_relation(own, *SUBJECTS)
        return not doers or any(grammar.lemma[doer] in words("locals") | KEEPERS for doer in doers)

    def _is_done_at_once(self, verb: int, before: int) -> bool:
        """Whether the same doers did it as what was told last ("dispersed them *and held* four")."""
        grammar, own = self._grammar, self._grammar.clause(verb)
        is_joined = grammar.dep[own] == "conj" and grammar.head[own] == grammar.clause(before)
        return is_joined and not grammar.with_relation(own, *SUBJECTS)

    def _is_of_keepers(self, verb: int) -> bool:
        """Whether those act who meet a protest where it is, told of no more than that ("*Police* used tear gas")."""
        grammar = self._grammar
        doers = grammar.with_relation(grammar.clause(verb), "nsubj")
        return any(grammar.lemma[d] in KEEPERS and not grammar.with_relation(d, "nmod", "acl:relcl") for d in doers)

    def _is_of_them(self, verb: int) -> bool:
        return any(self._grammar.lemma[person] in PERSONS for person in self._people(verb))

    def _is_of_crowd(self, verb: int) -> bool:
        """Whether an act is that of those who protest, or done to them ("the crowd")."""
        crowds = (person for person in self._people(verb) if self._grammar.lemma[person] in words("protesters"))
        return any(self._is_definite(crowd) and self._is_many(crowd) for crowd in crowds)

    def _is_many(self, noun: int) -> bool:
        return self._grammar.tag[noun] == "NNS" or self._grammar.lemma[noun] == "crowd"

    def _people(self, verb: int) -> Iterator[int]:
        grammar = self._grammar
        for side in grammar.with_relation(verb, *SUBJECTS, "obj", "obl", "obl:agent"):
            yield side
            yield from grammar.with_relation(side, "nmod")

    def _is_of_meeting(self, trigger: int, verb: int) -> bool:
        grammar = self._grammar
        nouns = (trigger, *grammar.with_relation(verb, *SUBJECTS, "obj", "obl"))
        return any(is_gathering(grammar, noun) and self._is_definite(noun) for noun in nouns)

    def _is_of_guest(self, verb: int, before: int) -> bool:
        """Whether an act is done by him who came ("The envoy *flew to Oslo*. *He* met the king.")."""
        grammar = self._grammar
        doers = grammar.with_relation(grammar.clause(verb), *SUBJECTS)
        return grammar.lemma[before] in words("journey", "trip") and any(grammar.lemma[d] in PERSONS for d in doers)

    def _is_definite(self, noun: int) -> bool:
        return any(self._grammar.lemma[child] == "the" for child in self._grammar.with_relation(noun, "det"))
