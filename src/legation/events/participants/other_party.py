"""The one other state with which the story says that a state has to do: who is helped, who stands against it, or who
has just been named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from legation.events.matches.candidates import EMERGENCIES, Candidate
from legation.events.participants.bystanders import is_mediator
from legation.events.participants.guards import is_guard
from legation.events.participants.parties import Parties
from legation.events.participants.phrases import Phrases
from legation.events.participants.roles import Filler, state
from legation.events.participants.sides import is_enemy_at_home, is_state, only
from legation.events.participants.standing import OFTEN, Standing
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.records import EventType

OPPOSED = frozenset(
    {
        EventType.THREATEN,
        EventType.SANCTION,
        EventType.RETREAT,
        EventType.ACCUSE,
        EventType.REQUEST,
        EventType.ASSAULT,
    }
)
"""Types whose recipient may be the other party of the story."""
FEUDING = frozenset({EventType.THREATEN, EventType.SANCTION, EventType.RETREAT, EventType.MOBILIZE})
"""Of the opposed, the types that are plain enough for a party that is merely named."""
RECENT = 3
"""How many sentences back a story's other party is remembered without being the only one."""
BETWEEN_STATES = frozenset({"withdraw", "expel"})
"""Modes of SANCTION that states do to one another: envoys recalled or sent home, ties cut."""


class OtherParty:
    """Remembers who acts and who is helped in one document, and tells which other state an act is done to."""

    def __init__(
        self,
        grammar: Grammar,
        phrases: Phrases,
        parties: Parties,
        standing: Standing,
        paragraph_of: Callable[[int], int],
    ) -> None:
        self._grammar = grammar
        self._phrases = phrases
        self._parties = parties
        self._standing = standing
        self._sentences = standing.sentences
        self._paragraph_of = paragraph_of
        self._helped: list[tuple[int, Filler]] = []
        """Who is given or promised aid, with the sentences that tell it."""
        self._alike: dict[tuple[int, EventType], set[str | None]] = defaultdict(set)
        """Who does what in which sentence."""

    def note(self, candidate: Candidate) -> None:
        """Remember who acts, and who is helped."""
        sentence = self._sentences.of(candidate)
        self._alike[sentence, candidate.coding.event_type].update(map(state, candidate.actors))
        if EventType.AID in (candidate.coding.event_type, candidate.coding.about):
            self._helped.extend((sentence, filler) for filler in candidate.recipients if filler.actor.country)

    def of(self, candidate: Candidate, told: Sequence[Candidate]) -> Filler | None:
        """The other state of an act among those ``told``; None where the story leaves none, or several."""
        own = {state(filler) for filler in candidate.actors}
        if _is_aid(candidate):
            return self._helped_by(candidate, own | {state(f) for one in told if _is_aid(one) for f in one.actors})
        act, mode = candidate.coding.event_type, candidate.coding.mode
        if mode in EMERGENCIES or is_guard(candidate, self._grammar):
            return None
        is_relational = self._phrases.name(candidate, "shared")
        if act not in OPPOSED and not is_relational and not self.is_reply(candidate):
            return self._foe(candidate, own) if act is EventType.MOBILIZE else None
        if act is EventType.RETREAT and mode != "withdraw":
            return None
        ties, rival = self._parties.against(own), self._parties.opponent(candidate)
        if act is EventType.SANCTION and mode in BETWEEN_STATES:
            ties = [(sentence, filler) for sentence, filler in ties if is_state(filler)]
            rival = rival if rival is not None and is_state(rival) else None
        here = self._sentences.of(candidate)
        if (near := only(filler for sentence, filler in ties if self.is_near(sentence, here))) is not None:
            return near
        if rival is not None and is_enemy_at_home(rival, own):
            return rival if act is not EventType.ACCUSE else None  # the war is at home
        tied = [filler for _, filler in ties]
        if not self._parties.are_several() and (one := only(tied)) is not None:
            return one
        if self._phrases.name(candidate, "adjacent") and (one := self._next_door(tied, rival, own)) is not None:
            return one
        is_sanction = EventType.SANCTION in (act, candidate.coding.about)
        if is_sanction and (punished := self._standing.foremost(own, least=OFTEN)) is not None:
            return punished
        return self._recently_named(candidate, own) if act in FEUDING or is_relational else None

    def _helped_by(self, candidate: Candidate, own: set[str | None]) -> Filler | None:
        """Who has been helped so far, but for the helpers: just before, else whoever has just been named, or ever."""
        here = self._sentences.of(candidate)
        helped = [(sentence, f) for sentence, f in self._helped if sentence <= here and state(f) not in own]
        nearest = only(f for sentence, f in helped if self.is_near(sentence, here))
        return nearest or self._recently_named(candidate, own) or only(f for _, f in helped)

    def _next_door(self, tied: Sequence[Filler], rival: Filler | None, own: set[str | None]) -> Filler | None:
        """To whose border an act is directed: that of the one who stands against the own states, or of the country that
        the story is about."""
        neighbours = [filler for filler in tied if filler.actor.country is not None]
        return only(neighbours) or (rival if neighbours else self._standing.foremost(own))

    def is_reply(self, candidate: Candidate) -> bool:
        """Whether the act answers whoever acted before ("vowed to *retaliate*")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        acts = (trigger, *grammar.related(trigger, "comp"))
        is_threat = candidate.coding.event_type is EventType.THREATEN
        named = any(grammar.lemma[thing] in words("reply") for thing in grammar.related(trigger, "obj")) and is_threat
        return named or any(grammar.lemma[act] in words("replying") for act in acts)

    def _foe(self, candidate: Candidate, own: set[str | None]) -> Filler | None:
        """The other state that the story most sets against those whose soldiers move, at a drill or on alert."""
        rival = self._parties.opponent(candidate) if candidate.coding.mode == "troops" and len(own) == 1 else None
        is_state_abroad = rival is not None and is_state(rival) and rival.actor.country not in (None, *own)
        return rival if is_state_abroad else None

    def is_near(self, sentence: int, here: int) -> bool:
        """Whether a sentence stands just before another or in its paragraph."""
        return 0 <= here - sentence <= 1 or (sentence < here and self._paragraph(sentence) == self._paragraph(here))

    def _paragraph(self, sentence: int) -> int:
        return self._paragraph_of(self._sentences.start(sentence))

    def _recently_named(self, candidate: Candidate, own: set[str | None]) -> Filler | None:
        """The one other state that the sentence and those just before it name."""
        here = self._sentences.of(candidate)
        near = (sentence for sentence in range(max(0, here - RECENT + 1), here + 1) if self.is_near(sentence, here))
        named = [f for sentence in near for f in self._standing.named(sentence) if not self._is_source(f.token)]
        taken = set(own)
        if not _is_aid(candidate):  # who travels or gives beside may be who is helped
            taken |= self._alike.get((here, candidate.coding.event_type), set())
        ties = {state(tie) for _, tie in self._parties.against(own)}
        if candidate.coding.event_type is EventType.SANCTION:  # states and their people are punished
            named = [f for f in named if f.actor.country is not None or state(f) in ties]
        return only(f for f in named if state(f) not in taken and (not ties or state(f) in ties))

    def _is_source(self, token: int) -> bool:
        """Whether somebody is named only as who tells the news ("according to *Peruvian* officials") or mediates."""
        grammar = self._grammar
        if is_mediator(token, grammar):
            return True
        while grammar.dep[token] in ("amod", "compound", "nmod:poss", "nmod", "flat") and grammar.head[token] != token:
            token = grammar.head[token]
        tells = grammar.dep[token] in SUBJECTS and grammar.lemma[grammar.head[token]] in words("reporting")
        return tells or bool({"accord", "according"} & set(grammar.marker_lemmas(token)))


def _is_aid(candidate: Candidate) -> bool:
    is_promise = candidate.coding.event_type is EventType.AGREE and candidate.coding.about is EventType.AID
    return candidate.coding.event_type is EventType.AID or is_promise
