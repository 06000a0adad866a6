"""Who stands against whom in a story, and which acts of third parties are for both of them.

The two of a story's conflict are the pair between which most of its hostile acts pass. A government and the armed men
of its own country are two parties; a country and its government are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, product

from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, state
from legation.events.participants.sentences import Sentences
from legation.events.participants.sides import by_party, camp, heaviest, is_to_third, party
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Place, Sector

HOSTILE = frozenset(
    {EventType.ACCUSE, EventType.THREATEN, EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.MOBILIZE}
)
TALKING = frozenset({EventType.CONSULT, EventType.AGREE, EventType.SUPPORT, EventType.REJECT})
"""Types of what the two do together who settle a conflict, or fail to."""
UPON_A_THIRD = frozenset({EventType.ACCUSE, EventType.THREATEN, EventType.SANCTION})
"""Types of what two who act together do to a third."""
PLURAL = frozenset({"both", "two", "all", "warring", "rival", "opposing"})
"""Words that make sides and leaders those of the conflict."""
CONCERNED = frozenset({"concerned", "concern", "involved"})
"""Words that leave "the parties" the same."""


class Parties:
    """The conflicts of one document's events.

    ``phrases`` gives the phrases that a candidate's trigger governs.
    """

    def __init__(
        self,
        grammar: Grammar,
        sentences: Sentences,
        places: Mapping[int, Place],
        phrases: Callable[[Candidate], Iterable[int]],
    ) -> None:
        self._grammar = grammar
        self._sentences = sentences
        self._places = places
        self._phrases = phrases
        self._opponents: dict[str, list[tuple[int, Filler]]] = defaultdict(list)
        self._acted = set[str]()
        self._dealings: Counter[frozenset[str]] = Counter()
        self._met: dict[str, Filler] = {}
        self._fights: Counter[frozenset[str]] = Counter()
        self._weighed: Counter[frozenset[str]] = Counter()
        self._talks: Counter[frozenset[str]] = Counter()
        self._armed: Counter[frozenset[str]] = Counter()
        self._allied: set[frozenset[str]] = set()
        self._heard: set[frozenset[str]] = set()
        self._harmed: Counter[str] = Counter()
        self._named: dict[str, Filler] = {}

    def note(self, candidate: Candidate) -> None:
        """Remember who is opposed to whom, sentence by sentence."""
        actors, recipients = by_party(candidate.actors), by_party(candidate.recipients)
        named = actors | recipients
        self._acted.update(actors)
        pairs = [(one, other) for one in actors for other in recipients if one != other]
        self._dealings.update(map(frozenset, pairs))
        self._met = named | self._met
        is_joint = candidate.coding.event_type in UPON_A_THIRD or is_to_third(candidate)
        if not recipients and len(actors) == 2 and not is_joint:
            pairs.append((next(iter(actors)), next(reversed(actors))))
        if len(actors) == 2 and is_joint:
            self._allied.add(frozenset(actors))
        if len(actors) > 2 and candidate.coding.event_type in TALKING:
            self._heard.update(map(frozenset, combinations(actors, 2)))
        is_fight = candidate.coding.event_type in HOSTILE
        if not is_fight and (candidate.coding.event_type not in TALKING or len(actors) != 2):
            return
        for side, filler in named.items():  # as whom the story first tells of them, or better the side itself
            known = self._named.get(side)
            if known is None or (known.actor.office and not filler.actor.office):
                self._named[side] = filler
        for one, other in pairs:
            (self._fights if is_fight else self._talks)[frozenset((one, other))] += 1
            self._armed[frozenset((one, other))] += candidate.coding.event_type is EventType.ASSAULT
            self._harmed[other] += is_fight
            if is_fight and state(named[one]) != state(named[other]):
                sentence = self._sentences.of(candidate)
                self._opponents[str(state(named[one]))].append((sentence, named[other]))
                self._opponents[str(state(named[other]))].append((sentence, named[one]))

    def weigh(self, candidate: Candidate) -> None:
        """Let two whom the story sets against each other by an act that names only one of them be the more its two."""
        if candidate.coding.event_type not in HOSTILE:
            return
        actors, recipients = by_party(candidate.actors), by_party(candidate.recipients)
        for one, other in product(actors, recipients):
            if one != other:
                self._dealings[frozenset((one, other))] += 1
                self._weighed[frozenset((one, other))] += 1
        self._named = actors | recipients | self._named

    def against(self, own: set[str | None]) -> list[tuple[int, Filler]]:
        """Those who stand against one of the own states, each with the sentence that tells it."""
        return [tie for one in sorted(own, key=str) for tie in self._opponents.get(str(one), ())]

    def opponent(self, candidate: Candidate) -> Filler | None:
        """Whom one of the actors has to do with most in the story's conflicts, by arms if by none more often, be it in
        his own country."""
        own = set(by_party(candidate.actors))
        faced: dict[str, tuple[int, int]] = {}
        for pair, times in self._fights.items():
            if len(pair & own) == 1:
                (other,) = pair - own
                before = faced.get(other, (0, 0))
                faced[other] = before[0] + times, before[1] + self._armed[pair]
        one = heaviest(faced)
        return None if one is None else self._named[one]

    def partner(self, candidate: Candidate) -> Filler | None:
        """With whom alone one of the actors has talked, be it in his own country."""
        own = set(by_party(candidate.actors))
        met = {one for pair in self._talks if len(pair & own) == 1 for one in pair - own}
        return self._named[met.pop()] if len(met) == 1 else None

    def are_several(self) -> bool:
        """Whether the story tells of more than one conflict between states."""
        return len({frozenset((one, state(f))) for one, ties in self._opponents.items() for _, f in ties}) > 1

    def both(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The two between whom the story's conflict is, or else of whom its talks are, if the actor is neither."""
        own = {camp(filler) for filler in candidate.actors if not are_both(filler.token, self._grammar)}
        for told in (self._fights, self._talks):
            told_of = dict.fromkeys((*told, *self._weighed)) if told is self._fights else told
            pairs = [pair for pair in told_of if not own & {camp(self._named[one]) for one in pair}]
            pairs = [pair for pair in pairs if all(self._named[one].actor.country for one in pair)] or pairs
            is_fight = told is self._fights
            weights = {pair: self.weight(pair, self._weighed[pair]) if is_fight else (told[pair], 0) for pair in pairs}
            if pair := heaviest(weights):
                return tuple(self._named[one] for one in sorted(pair) if not self._is_bystander(one))
        return ()

    def _is_bystander(self, side: str) -> bool:
        """Whether one side are civilians to whom things are only done ("clashed, *killing six civilians*")."""
        return self._named[side].actor.sector is Sector.CVL and side not in self._acted

    def busiest(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The one pair of others who have had most to do with each other."""
        own = {party(filler) for filler in candidate.actors}
        pair = heaviest({pair: times for pair, times in self._dealings.items() if not pair & own})
        return tuple(self._met[one] for one in sorted(pair)) if pair else ()

    def fights(self, pair: frozenset[str]) -> int:
        """How often two parties fight."""
        return self._fights[pair]

    def talks(self, pair: frozenset[str]) -> int:
        """How often two parties talk."""
        return self._talks[pair]

    def are_heard(self, pair: frozenset[str]) -> bool:
        """Whether others talk with two parties at once."""
        return pair in self._heard

    def dealings(self, pair: frozenset[str]) -> int:
        """How often one of two parties does something to the other."""
        return self._dealings[pair]

    def are_allied(self, pair: frozenset[str]) -> bool:
        """Whether two parties do something to a third together."""
        return pair in self._allied

    def weight(self, pair: frozenset[str], more: int = 0) -> tuple[int, bool]:
        """How much two parties fight; at home a blow counts twice, and such two come first where pairs tie.

        ``more`` is what counts beside blows that name them both.
        """
        if pair not in self._fights and not more:
            return 0, False
        is_home = len({state(self._named[one]) for one in pair}) == 1
        return self._fights[pair] + is_home * self._armed[pair] + more, is_home

    def harmed(self, candidate: Candidate) -> Filler | None:
        """The one of the two of the story's conflict who suffers more of it, if the actor is neither."""
        parties = by_party(self.both(candidate))
        one = heaviest({one: self._harmed[one] for one in parties})
        return None if one is None else parties[one]

    def is_mediation(self, candidate: Candidate) -> bool:
        """Whether the act is to mediate ("offered to broker a truce")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        acts = (trigger, *grammar.related(trigger, "comp"))
        acts = (*acts, *(thing for act in acts for thing in grammar.related(act, "obj")))
        return any(grammar.lemma[act] in words("mediation") for act in acts)

    def is_for_peace(self, candidate: Candidate) -> bool:
        """Whether what is asked for is what only the parties can give ("appealed for *a truce*")."""
        return any(self._grammar.lemma[token] in words("peace") for token in self._phrases(candidate))

    def are_where(self, candidate: Candidate, parties: Sequence[Filler]) -> bool:
        """Whether the country named beside what is asked for, if any, is one of the parties' ("a truce *in Chad*")."""
        heads = (candidate.match.trigger, *self._phrases(candidate))
        beside = (place for head in heads for place in self._grammar.with_relation(head, "obl", "nmod"))
        named = {self._places[token].country for token in beside if token in self._places}
        return not named or not named.isdisjoint(map(state, parties))

    def is_to_both(self, candidate: Candidate) -> bool:
        """Whether the act is for the parties as such ("urged *both sides*", "demanded that *all parties*")."""
        grammar = self._grammar
        clauses = grammar.related(candidate.match.trigger, "comp")
        subjects = (token for clause in clauses for token in grammar.related(clause, "subj"))
        objects = grammar.related(candidate.match.trigger, "obj")
        return any(are_both(token, grammar) for token in (*self._phrases(candidate), *subjects, *objects))


def are_sides(token: int, grammar: Grammar) -> bool:
    """Whether both parties to a conflict are meant, and no others that are two: "both countries", "leaders"."""
    return grammar.lemma[token] in words("belligerents") and are_both(token, grammar)


def are_both(token: int, grammar: Grammar) -> bool:
    """Whether the parties are meant: "both sides", "the warring parties", "the two"."""
    lemma, is_number = grammar.lemma[token], grammar.tag[token] == "CD"
    if lemma != "two" if is_number else lemma not in words("parties"):
        return False
    marks = {grammar.lemma[c] for c in grammar.with_relation(token, "det", "nummod", "amod", "det:predet")}
    if is_number:
        return "the" in marks
    is_plain = lemma in words("sides") and grammar.tag[token] == "NNS" and marks - CONCERNED == {"the"}
    return is_plain or bool(marks & PLURAL)
