"""When those who act do so to their own: whom they tell to act or back, and whom they only send."""

from __future__ import annotations

from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector

GIVING = frozenset({EventType.AID, EventType.MOBILIZE})
"""Types of acts whose object is what one gives or sends."""
ADDRESSED = frozenset({EventType.SUPPORT, EventType.REQUEST})
"""Types of what a government says to those who serve it, too."""


class OwnPeople:
    """The actors' own people in one document's acts."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar

    def addressed(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Those of the actors' own whom they back or tell to act ("defended *his general*", "urged *its people* to
        march")."""
        coded, trigger = candidate.coding, candidate.match.trigger
        if coded.event_type not in ADDRESSED:
            return ()
        things = {t for path in ("obj", "on") for t in self._grammar.related(trigger, path)}
        spoken_to = (f for f in candidate.recipients if f.token in things)
        nobody = set() if coded.event_type is EventType.REQUEST else {None, Sector.CVL}
        return tuple(f for f in spoken_to if f.actor.sector not in nobody and self.is_of_actor(f))

    def given(self, candidate: Candidate) -> tuple[int, ...]:
        """What the act that somebody agrees to gives ("decided to send *120 gendarmes*", "offered *ships*")."""
        if candidate.coding.about not in GIVING:
            return ()
        grammar = self._grammar
        acts = (candidate.match.trigger, *grammar.related(candidate.match.trigger, "comp"))
        giving = [act for act in acts if grammar.lemma[act] not in words("aiding")]
        return tuple(thing for act in giving for thing in grammar.related(act, "obj"))

    def is_of_actor(self, filler: Filler) -> bool:
        """Whether a pronoun tells whose somebody is ("*its* ambassador")."""
        owners = self._grammar.with_relation(filler.token, "nmod:poss")
        return any(self._grammar.pos[owner] == "PRON" for owner in owners)

    def is_pointed_to(self, filler: Filler) -> bool:
        """Whether only a pronoun tells whose something is, and not that it is one's own ("*their* camps")."""
        grammar, noun = self._grammar, filler.token
        if grammar.tag[noun] == "PRP$":
            noun = grammar.head[noun]
        owners = grammar.with_relation(noun, "nmod:poss")
        return not self._is_called_own(noun) and any(grammar.tag[c] == "PRP$" for c in owners)

    def is_its(self, filler: Filler) -> bool:
        """Whether "its" or "their" tells whose somebody is, and not that he is one's own ("captured *its* pilot")."""
        owners = self._grammar.with_relation(filler.token, "nmod:poss")
        return not self._is_called_own(filler.token) and any(self._grammar.form[c] in ("its", "their") for c in owners)

    def _is_called_own(self, noun: int) -> bool:
        return any(self._grammar.lemma[c] == "own" for c in self._grammar.children[noun])
