"""Whom politicians turn on who name nobody, in a story of one country's politics: the one told of beside them.

"The senator offered a debate in June, but the governor *rejected that*". Between states the story asks who stands
against whom; at home everybody may, and the one named nearest is the one who is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.actors.knowledge.affiliation import ARMED_GROUPS, STATE
from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, Roles
from legation.events.participants.sides import RULING, sole
from legation.events.participants.standing import Standing
from legation.events.status.conventions import VERBAL
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector

SAID = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.AGREE})
"""Types of what politicians say to one another."""
ADVERSE = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SANCTION, EventType.THREATEN})
"""Types of what is done to those at home of whom no more is told than that they are against it."""
PUBLIC = frozenset(Sector) - ARMED_GROUPS - {Sector.CVL, Sector.JRN, Sector.REF, Sector.UNK}
"""Sectors of those who take part in politics; reporters and the people are there to be told."""
AFAR = frozenset({"phone", "third-party", "cyber"})
"""Modes of what is done to others from anywhere."""
BACK = 2
"""How many sentences back the other one may have been named."""


class RivalsAtHome:
    """Finds them in one document."""

    def __init__(self, grammar: Grammar, roles: Roles, standing: Standing) -> None:
        self._grammar = grammar
        self._roles = roles
        self._standing = standing
        self._sentences = standing.sentences

    def of(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The other one of an act that has no recipient."""
        home = sole(filler.actor.country for filler in candidate.actors)
        if home is None or not self._standing.is_home(home):
            return ()
        return self._rival(candidate, home) or self._at_large(candidate, home)

    def _at_large(self, candidate: Candidate, home: str) -> tuple[Filler, ...]:
        """The country itself, where those out of office blame or defy somebody there of whom no more is known."""
        coded = candidate.coding
        if coded.event_type not in ADVERSE or coded.mode == "investigate" or coded.about is EventType.ASSAULT:
            return ()  # "condemned *the bombing*": nobody is known to have done it
        if any(filler.actor.sector in RULING | ARMED_GROUPS for filler in candidate.actors):
            return ()  # what a government rejects may be anybody's
        return (self._roles.state(home, candidate.actors[0].token),)

    def _rival(self, candidate: Candidate, home: str) -> tuple[Filler, ...]:
        """The other politician told of."""
        if not self._is_to_somebody(candidate):
            return ()
        if any(filler.actor.sector not in PUBLIC for filler in candidate.actors):
            return ()
        things = self._grammar.related(candidate.match.trigger, "obj")
        if any(self._grammar.lemma[thing] in words("adjacent") for thing in things):
            return ()  # "accused *its neighbour*": the state's, abroad
        if rivals := [thing for thing in things if self._grammar.lemma[thing] in words("opposite")]:
            return (self._roles.those_of(home, Sector.OPP, rivals[0]),)  # "mocked *his rivals*"
        own = {filler.actor.id for filler in candidate.actors}
        subjects = {self._grammar.form[subject] for subject in self._grammar.with_relation(candidate.verb, "nsubj")}
        # "*We* reject it", "*Iran* rejects it", the spokesman said: he is no other than those for whom he speaks
        is_all = "we" in subjects or any(self._grammar.entity[filler.token] == "LOC" for filler in candidate.actors)
        alike = {filler.actor.code for filler in candidate.actors} if is_all else set[str | None]()
        named = (f for f in self._nearest_first(candidate.match.trigger) if f.actor.country == home)
        others = (f for f in named if f.actor.id not in own and f.actor.code not in alike)
        other = next((f for f in others if f.actor.sector in PUBLIC), None)
        return () if other is None else (other,)

    def placed(self, candidate: Candidate) -> Candidate:
        """The candidate, those of whom only a sector is known being of the country where actors and story are at home
        ("told *airlines* to buy at home", "accused *the Republican candidate*").

        Those of a state that deal with a country by its name, with its envoys or proposals, or meet somebody whose
        country is told, are another's ("*the minister* warned Chad", "met the Chadian minister").
        """
        everybody, coded_type = (*candidate.actors, *candidate.recipients), candidate.coding.event_type
        if candidate.coding.mode in AFAR:
            return candidate  # "telephoned *both leaders*", "*hackers* brought the bank's network down"
        is_abroad = any(self._is_country(f) or self._is_of_envoy(f) for f in everybody)
        is_abroad = is_abroad or (coded_type is EventType.CONSULT and any(map(self._is_met_abroad, everybody)))
        is_abroad = is_abroad or (coded_type is EventType.REJECT and any(map(self._is_asking, candidate.recipients)))
        is_abroad &= any(f.actor.sector in STATE for f in everybody)
        if is_abroad or any(map(self._is_embassy, candidate.recipients)):
            return candidate
        home = sole({filler.actor.country for filler in everybody} - {None})
        if home is None or all(filler.actor.country for filler in everybody) or not self._standing.is_home(home):
            return candidate
        if self._is_the_other_s(home, candidate):
            return candidate
        settled = tuple(self._roles.settled(filler, home) for filler in candidate.recipients)
        actors = tuple(self._roles.settled(filler, home) for filler in candidate.actors)
        return replace(candidate, actors=actors).towards(settled)

    def _is_the_other_s(self, home: str, candidate: Candidate) -> bool:
        """Whether the document names a country only as that of those in power to whom others in power say something
        ("*the president* thanked the Dutch premier")."""
        coded, to = candidate.coding.event_type, candidate.recipients
        are_rulers = all(filler.actor.sector is Sector.GOV for filler in candidate.actors)
        if not are_rulers or coded not in VERBAL or any(f.actor.sector not in (Sector.GOV, None) for f in to):
            return False
        told = (filler.token for filler in self._standing.everybody if filler.actor.country == home)
        return all(any(one.token in self._grammar.up(token) for one in to) for token in told)

    def _is_country(self, filler: Filler) -> bool:
        """Whether somebody is a country that is called by its name, or by the adjective before a thing of its own."""
        return filler.actor.code == filler.actor.country and self._grammar.pos[filler.token] in ("PROPN", "ADJ")

    def _is_asking(self, filler: Filler) -> bool:
        """Whether somebody is a country whose word a nation's adjective tells: "rejected an *Italian* proposal"."""
        grammar, classes = self._grammar, lemma_classes()
        said = grammar.lemma[grammar.head[filler.token]] in classes["request"] | classes["offer"] | classes["demands"]
        return said and grammar.dep[filler.token] == "amod" and filler.actor.code == filler.actor.country

    def _is_met_abroad(self, filler: Filler) -> bool:
        """Whether somebody is met or received whose country a word of his own tells."""
        grammar, noun = self._grammar, filler.token
        is_met = grammar.dep[noun] in ("obj", "obl")
        beside = grammar.with_relation(noun, "amod", "compound", "nmod:poss", "nmod")
        titles = grammar.with_relation(noun, "nmod:desc")
        beside = [*beside, *(word for title in titles for word in grammar.with_relation(title, "amod", "compound"))]
        country = filler.actor.country
        return is_met and any(actor.code == country for word in beside for actor in self._roles.at(word))

    def _is_of_envoy(self, filler: Filler) -> bool:
        """Whether somebody is an envoy or an embassy of a country that is told."""
        titles = (filler.token, *self._grammar.with_relation(filler.token, "compound", "nmod:desc"))
        is_envoy = any(self._grammar.lemma[title] in lemma_classes()["diplomat"] for title in titles)
        return (is_envoy or self._is_embassy(filler)) and filler.actor.country is not None

    def _is_embassy(self, filler: Filler) -> bool:
        """Whether somebody is what a country has in another, where those who do something to it are at home."""
        return self._grammar.lemma[filler.token] in lemma_classes()["mission"] & words("diplomatic mission")

    def _is_to_somebody(self, candidate: Candidate) -> bool:
        """Whether what is said is said to, or of, somebody: no inquiry into a thing, no crime that nobody is known to
        have done, no promise to fight a foe abroad, no vote against a bill."""
        coded, grammar, trigger = candidate.coding, self._grammar, candidate.match.trigger
        if coded.event_type not in SAID:
            return False
        things = grammar.related(trigger, "obj")
        if any(grammar.pos[thing] == "PROPN" for thing in things):
            return False  # somebody is named whom the cast does not know
        if coded.event_type is EventType.AGREE:
            return coded.about is EventType.CONSULT and len(candidate.actors) == 1  # "agreed to a debate"
        if coded.event_type is EventType.REJECT:
            return coded.mode != "change" and self._is_answer(trigger, things)
        if coded.event_type is EventType.REQUEST:
            aims = grammar.related(trigger, "for")
            is_campaign = bool(aims) and grammar.lemma[trigger] in words("campaigning")
            return not is_campaign and not any(grammar.lemma[t] in words("everybody") for t in (*things, *aims))
        if coded.event_type is EventType.THREATEN:
            return coded.mode not in ("violence", "arrest")  # who is to be tried is told, or open
        return coded.mode != "investigate" and coded.about is not EventType.ASSAULT

    def _is_answer(self, trigger: int, things: Sequence[int]) -> bool:
        """Whether what is rejected is only pointed to: "rejected *that*", "dismissed *the claim*", "she *refused*"."""
        grammar, classes = self._grammar, lemma_classes()
        if grammar.related(trigger, "comp") or grammar.lemma[trigger] == "oppose":
            return False
        said = classes["request"] | classes["offer"] | classes["allegation"] | words("utterance", "summing up")
        said -= classes["law"] | words("of parliaments")
        return all(
            grammar.pos[t] == "PRON"
            or any(grammar.lemma[c] in ("that", "this") for c in grammar.with_relation(t, "det"))
            or (grammar.lemma[t] in said and not grammar.with_relation(t, "nmod", "acl"))
            for t in things
        )

    def _nearest_first(self, trigger: int) -> Iterator[Filler]:
        """Those named in the sentence, the nearest first, and then in those just before it, the last first."""
        here = self._sentences.at(trigger)
        yield from sorted(self._standing.named(here), key=lambda filler: abs(filler.token - trigger))
        for sentence in range(here - 1, max(-1, here - BACK - 1), -1):
            yield from reversed(self._standing.named(sentence))
