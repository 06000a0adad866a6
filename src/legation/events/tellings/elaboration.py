"""What the next sentences tell of an act already told: "*The talks* dealt with ...", "*They* discussed ...".

A clause tells more of an act where its subject, or a phrase such as "during the visit", points back to it: by a
definite noun for the act, for the paper that was signed or refused, or for its aim; by those who met, protested or were
arrested; or by "it" beside another noun for the act ("It was the second raid on a church"). The act is the nearest one
before that fits. What the clause tells of other acts and other times is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import named_types
from legation.events.matches.candidates import Candidate
from legation.events.matches.matching import Match
from legation.events.matches.named import embedded_acts
from legation.events.participants.antecedents import AGREED, ALIKE
from legation.events.participants.matters import ANAPHORIC
from legation.events.participants.roles import Filler, Roles
from legation.events.participants.sentences import Sentences
from legation.events.sizes.counted import counted_in, is_total
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import PLURAL_TAGS, SUBJECTS, words
from legation.records import EventType, MagnitudeKind

REACH = 2
"""How many sentences on a noun may point back to an act; anything else points to the sentence before."""
MAIN = frozenset({"root", "ROOT", "ccomp", "parataxis", "conj"})
"""Clauses that tell what happened, or what somebody says that did."""
TOLLS = frozenset({MagnitudeKind.KILLED, MagnitudeKind.INJURED, MagnitudeKind.ARRESTED, MagnitudeKind.CROWD})
CAUSES = frozenset({"in", "by", "from", "during", "at"})
"""Prepositions before what people came to harm in."""
HARMFUL = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.COERCE})
"""Types of acts in which people come to harm."""
PARTS = frozenset({*SUBJECTS, "obl"})
"""Relations of what may point back."""
OCCASIONS = frozenset({"at", "in", "during", "under"})
"""Prepositions before the act in whose course something is done."""
NEGATIONS = frozenset({"not", "never", "n't", "no", "neither", "nor", "hardly"})
ASIDES = frozenset(
    {"after", "before", "amid", "despite", "since", "following", "ahead", "until", "till", "like", "unlike", "without"}
    | {"instead", "besides", "alongside", "except", "as", "while", "when", "whereas", "although", "though", "if"}
)
"""Words before what is beside the act: other acts, other times."""
REASONS = frozenset({"after", "following"})
"""Of these, those before the reason of a move or a decision."""
PAPERS = ("agreement", "offer", "request", "promise", "law", "criticism")
"""Classes of nouns for what is signed, refused or handed over, and says something itself."""
NEUTER = frozenset({"it", "this", "that"})
ACCUSED = frozenset({"arrest", "deport", "convict", "release"})
"""Modes of what is done to people whom somebody accuses."""


class Pointer(StrEnum):
    """What points back to the act."""

    NOUN = "noun for the act"  # or for what was agreed, asked or refused
    LIKE = "another of its kind"
    PRONOUN = "what was agreed"
    AIM = "its aim"
    PEOPLE = "who took part"
    TOLL = "toll"


@dataclass(frozen=True, slots=True)
class Elaboration:
    """A clause that tells more of an act: its head, the token that points to the act, and those that tell of it."""

    pointer: Pointer
    token: int
    head: int
    tokens: frozenset[int] = frozenset()


class Elaborations:
    """The clauses of one document that tell more of its events."""

    def __init__(
        self,
        grammar: Grammar,
        roles: Roles,
        sentences: Sentences,
        paragraph_of: Callable[[int], int],
        matches: Iterable[Match],
        candidates: Iterable[Candidate],
    ) -> None:
        self._grammar = grammar
        self._roles = roles
        self._sentences = sentences.bounds
        self._paragraph_of = paragraph_of
        self._types = {match.trigger: match.frame.event_type for match in matches}
        self._told: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self._told[sentences.of(candidate)].append(candidate)

    def of(self, candidate: Candidate) -> Sequence[Elaboration]:
        """The clauses that tell more of a candidate, in text order."""
        return self._by_trigger.get(candidate.match.trigger, ())

    def _tokens(self, elaboration: Elaboration) -> frozenset[int]:
        """The tokens of a clause that tell of the act."""
        below = [elaboration.head]
        for token in below:
            below.extend(c for c in self._grammar.children[token] if not self._is_aside(c, elaboration))
        return frozenset(below) - {elaboration.token}

    def _is_aside(self, token: int, elaboration: Elaboration) -> bool:
        grammar, relation = self._grammar, self._grammar.dep[token]
        if relation == "parataxis" or (relation == "conj" and grammar.with_relation(token, *SUBJECTS)):
            return True
        if relation not in ("advcl", "obl", "nmod", "acl"):
            return False
        markers = ASIDES.intersection(grammar.marker_lemmas(token))
        is_reason = markers <= REASONS and grammar.lemma[elaboration.token] in words("summing up")
        return bool(markers) and not is_reason

    @cached_property
    def _by_trigger(self) -> Mapping[int, Sequence[Elaboration]]:
        found: dict[int, list[Elaboration]] = defaultdict(list)
        counting: dict[int, Sequence[Candidate]] = {}  # "Five died. *Nine* were wounded."
        later = {number + step for number in self._told for step in range(1, REACH + 1)}
        for number in sorted(later.intersection(range(len(self._sentences)))):
            start, end = self._sentences[number]
            parts = (t for t in range(start, end) if self._grammar.dep[t] in PARTS)
            for token in parts:
                for pointing in self._pointing(token):
                    if meant := self._meant(pointing, number):
                        if pointing.pointer is Pointer.TOLL:
                            meant = [act for told in meant for act in counting.get(told.match.trigger, (told,))]
                            counting[pointing.head] = meant
                        elaboration = replace(pointing, tokens=self._tokens(pointing))
                        for told in meant:
                            found[told.match.trigger].append(elaboration)
        return found

    def _pointing(self, token: int) -> Iterator[Elaboration]:
        """The clauses that may tell more of something already told because the token points to it."""
        grammar, clause = self._grammar, self._grammar.head[token]
        is_subject = grammar.dep[token] != "obl"
        if grammar.dep[clause] not in MAIN or any(grammar.lemma[c] in NEGATIONS for c in grammar.children[clause]):
            return
        if not is_subject and OCCASIONS.isdisjoint(grammar.marker_lemmas(token)):
            return
        lemma, verb = grammar.lemma[token], grammar.lemma[clause]
        if is_subject and verb in words("agenda") and grammar.pos[clause] == "NOUN":  # "at issue is the dam"
            yield Elaboration(Pointer.AIM, clause, clause)
        elif is_subject and lemma in NEUTER and grammar.with_relation(clause, "cop"):
            yield Elaboration(Pointer.LIKE, clause, clause)
        elif is_subject and lemma in NEUTER and verb in words("providing"):
            yield Elaboration(Pointer.PRONOUN, token, clause)
        elif grammar.pos[token] == "NOUN" and self._is_bare(token):
            is_aim = lemma in words("aim") and bool(grammar.with_relation(clause, "cop"))
            yield Elaboration(Pointer.AIM if is_aim or lemma in words("agenda") else Pointer.NOUN, token, clause)
        if is_subject and self._is_toll(token, clause):
            yield Elaboration(Pointer.TOLL, token, clause)
        if is_subject and verb in words("discussing", "demanding", "charging", "flying"):
            yield Elaboration(Pointer.PEOPLE, token, clause)

    def _is_toll(self, subject: int, clause: int) -> bool:
        """Whether a clause only tells how many came to harm or came, not by whom or in what else ("Nine were hurt")."""
        grammar = self._grammar
        if grammar.dep[clause] in ("conj", "parataxis"):
            return False  # of the act that its own sentence tells of
        victims = {noun for noun, kind in counted_in(clause, grammar) if kind in TOLLS}
        if not victims:
            return False
        totals = [t for t in grammar.children[clause] if is_total(t, grammar)]
        is_told_of_them = subject in victims or any(map(self._is_bare, totals))
        if not is_told_of_them or (grammar.is_passive(clause) and grammar.related(clause, "subj")):
            return False
        phrases = (c for c in grammar.children[clause] if grammar.dep[c].startswith("obl") and grammar.pos[c] == "NOUN")
        return not grammar.with_relation(clause, "advcl") and not any(map(self._is_elsewhere, phrases))

    def _is_elsewhere(self, noun: int) -> bool:
        """Whether a phrase names another occasion than the one told of ("in *a bus crash*", "*the day before*")."""
        grammar = self._grammar
        lemma, beside = grammar.lemma[noun], {grammar.lemma[c] for c in grammar.children[noun]}
        is_cause = not CAUSES.isdisjoint(grammar.marker_lemmas(noun)) and "a" in beside
        return lemma in words("unit") or (is_cause and (lemma in words("mishap") or bool(_kinds(lemma))))

    def _is_bare(self, noun: int) -> bool:
        """Whether a noun only points to what has been told: "the talks", "their mission"; not "the earlier talks"."""
        grammar = self._grammar
        if grammar.with_relation(noun, "nmod", "acl", "acl:relcl"):
            return False
        beside = {grammar.lemma[c] for c in grammar.with_relation(noun, "det", "amod", "nummod")}
        owners = grammar.with_relation(noun, "nmod:poss")
        if beside & words("another"):
            return False
        if beside & ANAPHORIC or any(grammar.pos[owner] == "PRON" for owner in owners):
            return True
        is_topic = grammar.lemma[grammar.head[noun]] in words("discussing")  # "talks focused on ..."
        return is_topic and grammar.tag[noun] in PLURAL_TAGS and not beside and not owners

    def _meant(self, elaboration: Elaboration, number: int) -> Sequence[Candidate]:
        """The acts of the nearest sentence before that the pointer fits."""
        paragraph = self._paragraph_of(elaboration.token)
        reach = REACH if elaboration.pointer is Pointer.NOUN else 1
        for before in range(number - 1, number - 1 - reach, -1):
            if meant := [told for told in self._told.get(before, ()) if self._fits(elaboration, told)]:
                exact = named_types(self._grammar.lemma[elaboration.token])
                chosen = [told for told in meant if told.coding.event_type in exact] or meant
                return [told for told in chosen if paragraph - self._paragraph_of(told.match.trigger) <= 1]
        return ()

    def _fits(self, elaboration: Elaboration, told: Candidate) -> bool:
        token, clause = elaboration.token, elaboration.head
        noun = self._grammar.lemma[token]
        kinds = {told.coding.event_type, told.match.frame.event_type}
        if told.coding.about is EventType.CONSULT:
            kinds.add(EventType.CONSULT)
        match elaboration.pointer:
            case Pointer.PEOPLE:
                return self._took_part(token, clause, told)
            case Pointer.TOLL:
                return not kinds.isdisjoint(HARMFUL)
            case Pointer.AIM:
                return noun in words("aim") or EventType.CONSULT in kinds
            case Pointer.PRONOUN:
                return not kinds.isdisjoint(AGREED)
            case Pointer.LIKE:
                return not _kinds(noun).isdisjoint(kinds)
            case Pointer.NOUN:
                if any(_are_alike(noun, self._grammar.lemma[thing]) for thing in self._things(told)):
                    return True
                if self._tells_of_other(clause, kinds):
                    return False
                if noun in words("terms"):
                    return not kinds.isdisjoint(AGREED)
                named = _kinds(noun)
                return not named.isdisjoint(kinds) or (not named and noun in words("summing up"))

    def _things(self, told: Candidate) -> Iterable[int]:
        return (*told.match.company, *self._grammar.related(told.match.trigger, "obj"))

    def _tells_of_other(self, clause: int, kinds: set[EventType]) -> bool:
        """Whether the clause's verb tells of another act ("the raid was *condemned*", "the talks were *delayed*")."""
        other = self._types.get(clause)
        is_other = other is not None and ALIKE.get(other, frozenset({other})).isdisjoint(kinds)
        return is_other or self._grammar.lemma[clause] in words("eclipsing")

    def _took_part(self, token: int, clause: int, told: Candidate) -> bool:
        """Whether somebody did what those do who met, protested or were arrested: confer, demand, be accused."""
        grammar, coded = self._grammar, told.coding
        verb, is_passive = grammar.lemma[clause], grammar.dep[token] == "nsubj:pass"
        if coded.mode in ACCUSED:
            is_accused = is_passive and verb in words("charging")  # and nobody accuses those who arrest
            return is_accused and (grammar.tag[token] == "PRP" or self._is_one_of(token, told.recipients))
        if is_passive:
            return False
        if coded.mode == "weapons":
            return verb in words("flying")  # "the missiles flew 500 km"
        if coded.event_type is EventType.PROTEST:
            are_protesters = grammar.lemma[token] in words("protesters") or self._is_one_of(token, told.actors)
            return verb in words("demanding") and are_protesters
        is_meeting = EventType.CONSULT in (coded.event_type, coded.about)
        return is_meeting and verb in words("discussing") and self._is_one_of(token, (*told.actors, *told.recipients))

    def _is_one_of(self, token: int, side: Sequence[Filler]) -> bool:
        """Whether the token means people of a side: they whom the text just told of, or one whom the cast knows."""
        grammar = self._grammar
        if grammar.lemma[token] in ("they", "both"):
            return True
        beside = {grammar.lemma[c] for c in grammar.with_relation(token, "det", "nummod", "det:predet")}
        if grammar.tag[token] in PLURAL_TAGS and beside & (ANAPHORIC | {"both", "two"}):
            return True  # "the two leaders", "the ministers"
        known = {filler.actor.id for filler in side}
        named = {grammar.lemma[filler.token] for filler in side} if grammar.pos[token] == "NOUN" else frozenset()
        return grammar.lemma[token] in named or any(actor.id in known for actor in self._roles.at(token))


@cache
def _kinds(noun: str) -> frozenset[EventType]:
    """The types of the acts that a noun may name."""
    embedded = embedded_acts().get(noun)
    named = named_types(noun) | ({embedded[0]} if embedded else set())
    if noun in lemma_classes()["criticism"]:
        named |= {EventType.ACCUSE}
    if named == {EventType.SANCTION}:
        return frozenset(named)
    return frozenset(kind for act in named for kind in ALIKE.get(act, (act,)))


def _are_alike(noun: str, other: str) -> bool:
    """Whether two nouns are of one class of papers ("rejected the *proposal*. The *plan* would ...")."""
    if noun == other and noun in words("utterance"):
        return True
    return any(noun in lemma_classes()[name] and other in lemma_classes()[name] for name in PAPERS)
