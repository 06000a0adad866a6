"""Where an act is done, by the phrase that a toponym stands in."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from legation.actors.knowledge.word_classes import any_of
from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import named_type, names_deed
from legation.events.matches.matching import FORCEFUL
from legation.events.status.conventions import SAID
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import SUBJECTS, words
from legation.events.when_where.occasions import CAUSAL
from legation.events.when_where.pointing import THERE
from legation.events.when_where.sharing import is_meanwhile
from legation.records import EventType

LOCATIVES = frozenset("in at on near outside inside around into across off along over within throughout".split())
GOALS = frozenset({"to"})
TOPICS = frozenset({"over"})
"""What stands before what is talked about ("held talks over Cyprus")."""
TOWARDS = LOCATIVES | GOALS
NAMING = frozenset({"of", "'s", "’s"})
"""What stands between a kind of place and its name ("the village of ...", "Syria's Idlib province")."""
EXAMPLE = frozenset({"include", "including"})
"""What stands before one of several places ("across Yemen, including Aden")."""
SPOKEN_AT = frozenset({"in", "at", "outside", "inside", "near"})
GOING = frozenset(
    {EventType.CONSULT, EventType.MOBILIZE, EventType.AID, EventType.RETREAT, EventType.ASSAULT, EventType.PROTEST}
)
"""Types done where somebody or something goes to."""
MOVING = frozenset({EventType.CONSULT, EventType.MOBILIZE})
ARRIVING = frozenset({EventType.CONSULT, EventType.MOBILIZE, EventType.AID})
"""Types done where somebody or something comes to, not where it comes from."""
LEAVING_FOR = frozenset({"leave", "depart", "head"})
NEARBY = frozenset({"near", "outside"})
"""Prepositions of what is not in the country that they stand before."""
BODILY = frozenset({EventType.CONSULT, EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT})
"""Types done where their object is."""


@dataclass(frozen=True, slots=True)
class _Act:
    """The act whose place is sought, and what is known of the toponym that may be it."""

    trigger: int
    event_type: EventType
    is_said: bool
    is_visited: bool
    is_country: bool
    locatives: frozenset[str]


class Locating:
    """What the phrases of one document's toponyms say of its acts; ``countries`` are the tokens that name one."""

    def __init__(self, grammar: Grammar, countries: Set[int]) -> None:
        self._grammar = grammar
        self._countries = countries

    def climb(self, token: int, trigger: int, event_type: EventType) -> tuple[bool, int]:
        """Whether a toponym says where an act of the type is done, and the predicate that its phrase hangs on.

        Of what is only said, the place is told by a phrase of the verb itself: not where the thing is that is spoken
        of ("condemned the attack in Lima").
        """
        grammar, head = self._grammar, self._grammar.head[token]
        if self._is_of_another(token, event_type):
            return False, token
        is_judged = event_type is EventType.SUPPORT and grammar.lemma[trigger] in words("judging")
        is_said = is_judged or (event_type in SAID and grammar.lemma[trigger] not in words("examining"))
        is_said |= grammar.lemma[trigger] in words("phone")
        if is_said and self._is_speaking_from(token, trigger):
            return True, trigger
        is_visited = self._is_visited(token)
        locatives = self._locatives(token, trigger, event_type, is_said)
        act = _Act(trigger, event_type, is_said, is_visited, token in self._countries, locatives)
        located = is_visited or self._is_led_to(token, act) or self._is_venue(token) or grammar.lemma[token] == THERE
        while True:
            head, markers = grammar.head[token], set(grammar.marker_lemmas(token))
            if grammar.lemma[head] in words("way in"):
                markers -= GOALS
            if markers == {"on", "to"}:  # "flew on to Oslo"
                markers -= {"on"}
            if self._leads_away(token, markers, act) if located else self._is_no_place(token, markers, act):
                return False, token
            located = located or self._locates(token, markers, act)
            if head == token:
                return located, token
            if located and act.is_country and self._is_discussed(token):
                return False, token
            if self._is_sent_out(head):
                token = grammar.head[head]  # "rejected it in a statement issued in Oslo"
                continue
            if head == trigger and grammar.dep[token] == "conj" and grammar.with_relation(token, "nmod:poss"):
                return False, token  # "its support for Peru and *its role* in the raids on Oslo"
            if head == trigger or grammar.is_predicate(head):
                return located and (not is_said or self._is_where_spoken(token, markers, act)), head
            is_spoken_at = grammar.lemma[token] in words("occasion to speak") and "at" in markers
            if is_said and located and grammar.dep[token] == "nmod" and is_spoken_at:
                return True, grammar.clause(head)  # "rejected the call *at a rally* in Oslo"
            if is_said and names_deed(grammar.lemma[head]) and grammar.lemma[head] not in words("occasion to speak"):
                return False, head
            token = head

    def _is_of_another(self, token: int, event_type: EventType) -> bool:
        """Whether a toponym only tells whose something is, at whom words are aimed or where they are at whom an act
        is, or where somebody sanctioned is an envoy."""
        grammar, head = self._grammar, self._grammar.head[token]
        is_owner = grammar.dep[token] == "compound" and token in self._countries
        if is_owner and grammar.lemma[head] not in words("edge"):
            return True  # "outside the US consulate"
        is_lashed_out_at = grammar.marker_lemmas(token) == ["at"] and grammar.lemma[head] in any_of("lashing out")
        if is_lashed_out_at or self._is_never_reached(token):
            return True
        return self._is_seat(token) or (event_type is EventType.SANCTION and self._is_post(token))

    def _is_never_reached(self, token: int) -> bool:
        """Whether somebody does not go where a journey was to lead ("cancelled a trip to Oslo and sent troops")."""
        grammar, trip = self._grammar, self._grammar.head[token]
        is_trip = grammar.dep[token] == "nmod" and grammar.lemma[trip] in words("trip") and grammar.dep[trip] == "obj"
        return is_trip and grammar.lemma[grammar.head[trip]] in words("staying away")

    def _locatives(self, token: int, trigger: int, event_type: EventType, is_said: bool) -> frozenset[str]:
        """The prepositions that a toponym stands behind where an act is done."""
        grammar, head = self._grammar, self._grammar.head[token]
        locatives = TOWARDS if event_type in GOING else SPOKEN_AT if is_said else LOCATIVES
        if event_type is EventType.RETREAT or grammar.lemma[trigger] in words("taking away"):
            locatives |= {"from"}
            if head == trigger and grammar.has_particle(trigger, "out"):
                locatives |= {"of"}  # "pulled out *of Oslo*"
        if (is_said and grammar.lemma[head] in words("occasion to speak")) or grammar.lemma[trigger] in LEAVING_FOR:
            locatives |= {"from"} if is_said else {"for"}  # "in an address from Oslo", "left for Oslo"
        ways = self._ways(token, trigger, event_type)
        locatives = locatives - TOPICS if event_type is EventType.CONSULT else locatives | ways
        clause = grammar.clause(trigger)
        is_after = grammar.dep[clause] == "conj" and grammar.head[clause] == head
        if is_after and grammar.lemma[head] in words("journey"):
            locatives |= GOALS  # "flew to Oslo and asked for help"
        if event_type is EventType.SANCTION:
            locatives -= {"on"}  # "imposed an embargo *on Baghdad*"
        if token not in self._countries:
            return locatives
        locatives -= {"on"} | NEARBY  # "talks on Libya", "a town near Libya"
        is_destination = event_type in MOVING and grammar.dep[token].startswith("obl")
        is_destination |= grammar.dep[token] == "nmod" and grammar.lemma[head] in words("trip")
        return locatives if is_destination else locatives - GOALS  # who is given something, not where

    def _ways(self, token: int, trigger: int, event_type: EventType) -> frozenset[str]:
        """The prepositions of the ways by which those of an act's type move, drive others or are parted."""
        grammar, ways = self._grammar, frozenset[str]()
        if event_type in (EventType.PROTEST, EventType.MOBILIZE):
            ways |= {"through"}  # "marched through Oslo", "sailed through the Oslofjord"
        if event_type in FORCEFUL:
            ways |= {"out"}  # "drove the rebels out of Oslo"
            if "away" in (grammar.lemma[child] for child in (*grammar.children[trigger], *grammar.children[token])):
                ways |= {"from", "away"}  # "drove the boat away from Oslo"
        return ways | {"between"} if event_type in GOING | FORCEFUL and self._is_stretch(token) else ways

    def _is_stretch(self, token: int) -> bool:
        """Whether a toponym is one end of where something is done: "clashed *between Oslo and Bergen*", "stopped a bus
        between Oslo and Bergen", but not "war broke out between Oslo and Bergen"."""
        grammar, head = self._grammar, self._grammar.head[token]
        parted = grammar.with_relation(head, *SUBJECTS) if grammar.dep[token] == "obl" else [head]
        return token not in self._countries and not any(names_deed(grammar.lemma[noun]) for noun in parted)

    def _is_led_to(self, token: int, act: _Act) -> bool:
        """Whether a toponym is where somebody acts or goes to: "visited Oslo and urged ...", but of what is said not
        "filed a suit, accusing Peru"."""
        if not act.is_said:
            return self._is_goal(token, act.event_type)
        verb = self._grammar.lemma[self._grammar.head[self.site_of(token)]]
        return verb in words("journey", "trip") and self._is_goal(token, EventType.CONSULT)

    def _is_no_place(self, token: int, markers: Set[str], act: _Act) -> bool:
        """Whether a phrase, of which no place has been told so far, tells of something else: "in talks with Peru", "at
        the request of Peru" of who takes part."""
        is_other = bool(markers - act.locatives - NAMING) or self._grammar.lemma[token] in words("instigation")
        return is_other or self._is_of_body(token) or self._is_cause(token, markers, act)

    def _leads_away(self, token: int, markers: Set[str], act: _Act) -> bool:
        """Whether a phrase that holds a place is of something else than where the act is done."""
        grammar, head = self._grammar, self._grammar.head[token]
        is_chaired = grammar.lemma[head] == "preside"  # "presiding over a meeting in Oslo"
        apart = EXAMPLE if is_chaired else CAUSAL | EXAMPLE
        if markers & apart or grammar.lemma[token] in words("apart from the place"):
            return True  # "in connection with the attack in Oslo", "on the eve of a summit in Oslo"
        if act.is_country and self._is_topic(token, markers):
            return True
        if act.event_type in ARRIVING and "from" in markers - act.locatives:
            return True  # "rushed in soldiers from a base in Oslo"
        is_aside = "with" in markers and grammar.dep[head] in SUBJECTS  # "Peru, with its quarrel over Oslo, ..."
        is_back = is_aside or grammar.lemma[token] in words("return")
        is_back = is_back or self._is_of_body(token) or self._is_answered(token, markers)
        return is_back or self._is_cause(token, markers, act)

    def _is_cause(self, token: int, markers: Set[str], act: _Act) -> bool:
        """Whether a phrase tells over what an act is done: "broke ties with Peru *over the Gaza war*", "recalled its
        envoy *over Chile's tariffs*", but not "shot down a balloon over Chile's coast"."""
        if "over" not in markers:
            return False
        grammar, classes = self._grammar, lemma_classes()
        is_ground = grammar.lemma[token] in classes["territory"] | classes["border"]
        is_peaceful = act.event_type not in FORCEFUL | {EventType.MOBILIZE} and grammar.pos[token] == "NOUN"
        return grammar.lemma[token] in any_of("happenings") or (is_peaceful and not is_ground)

    def _is_of_body(self, token: int) -> bool:
        """Whether a phrase tells where they sit who act: "the government *in Oslo* imposed sanctions"."""
        grammar, head = self._grammar, self._grammar.head[token]
        is_of_subject = grammar.dep[head] in SUBJECTS and grammar.dep[token] == "nmod"
        return is_of_subject and grammar.lemma[head] in words("organ", "power")

    def _is_answered(self, token: int, markers: Set[str]) -> bool:
        """Whether a phrase tells what an act answers: "in reprisal for the raid on Oslo"."""
        lemma = self._grammar.lemma
        if "for" in markers and names_deed(lemma[token]):
            return True
        if "in" in markers and lemma[token] in words("in answer"):
            return True
        return "at" in markers and lemma[self._before(token)] in words("in answer")

    def _locates(self, token: int, markers: Set[str], act: _Act) -> bool:
        """Whether a phrase says where, by its preposition or by what it is a part of."""
        grammar, head = self._grammar, self._grammar.head[token]
        if markers & act.locatives or (markers == {"of"} and grammar.lemma[head] in words("bearing")):
            return True
        is_named = bool(markers & NAMING) and grammar.lemma[head] in words("place site", "place part")
        if is_named and self._is_goal(head, act.event_type):
            return True  # "entered the town of Senaki"
        if markers != {"of"}:
            return False
        return self._is_held(head, act) or (grammar.lemma[head] in words("inhabitants") and self._is_among(head, act))

    def _is_held(self, head: int, act: _Act) -> bool:
        """Whether an act takes what somebody holds of a place: "*took control of* Senaki"."""
        grammar = self._grammar
        taken = [head] if head != act.trigger else grammar.with_relation(head, "obj")
        is_control = any(grammar.lemma[t] == "control" and grammar.head[t] == act.trigger for t in taken)
        return is_control and act.event_type in FORCEFUL

    def _is_among(self, people: int, act: _Act) -> bool:
        """Whether those who live in a place are who protests, or to whom something is done by force."""
        relation = self._grammar.dep[people]
        if act.event_type is EventType.PROTEST:
            return relation == "nsubj"
        return act.event_type in FORCEFUL and relation in ("obj", "nsubj:pass")

    def _is_where_spoken(self, token: int, markers: Set[str], act: _Act) -> bool:
        """Whether a phrase of a predicate tells where something is said, not where that is which is spoken of."""
        grammar, head, relation = self._grammar, self._grammar.head[token], self._grammar.dep[token]
        if head == act.trigger and not act.is_visited and self._tells_of_act(head, token):
            return False
        if act.is_visited or grammar.lemma[head] == "preside" or grammar.lemma[token] == THERE:
            return True
        if relation == "nsubj":
            return grammar.lemma[token] in words("locals")
        if relation.startswith("obl"):
            return bool(markers & act.locatives)
        is_trip = grammar.lemma[head] in words("trip") and grammar.tag[head] == "VBD"
        is_reached = is_trip or grammar.lemma[head] in words("summoning") or is_meanwhile(grammar, head)
        return relation == "obj" and is_reached  # "attending talks in Oslo"

    def _is_sent_out(self, verb: int) -> bool:
        """Whether a participle tells of words that somebody speaks by: "in a statement *issued* in Oslo", but not
        "honours the declaration *signed* in Oslo"."""
        grammar, words_of = self._grammar, self._grammar.head[verb]
        is_of_words = grammar.dep[verb] == "acl" and grammar.lemma[words_of] in words("utterance")
        return is_of_words and (grammar.dep[words_of] != "nmod" or grammar.lemma[verb] not in words("concluding"))

    def is_of_statement(self, token: int, clause: int) -> bool:
        """Whether a toponym tells where the words were sent out that a participle tells of ("issued a statement in Oslo
        urging ...")."""
        grammar = self._grammar
        words_of, head = grammar.head[clause], grammar.head[token]
        if grammar.dep[clause] != "acl" or grammar.lemma[words_of] not in words("utterance"):
            return False
        return head in (words_of, grammar.head[words_of]) and bool(set(grammar.marker_lemmas(token)) & SPOKEN_AT)

    def _is_speaking_from(self, token: int, trigger: int) -> bool:
        """Whether a toponym tells where somebody speaks from: "speaking from Oslo, she ...", "the king, from Oslo,
        ...", "warned Peru from Oslo"."""
        grammar, head = self._grammar, self._grammar.head[token]
        markers = grammar.marker_lemmas(token)
        if markers != ["from"] or token in self._countries:
            return False
        if grammar.lemma[head] == "speak" and grammar.tag[head] == "VBG":
            return grammar.clause(grammar.head[head]) == grammar.clause(trigger)
        if grammar.dep[token] == "nmod" and grammar.dep[head] in SUBJECTS and grammar.head[head] == trigger:
            return grammar.form[min(grammar.with_relation(token, "case")) - 1] == ","
        if grammar.dep[token] == "nmod" and grammar.pos[head] == "PROPN" and grammar.dep[head] == "obj":
            head = grammar.head[head]  # "warned *Peru from* Oslo against it"
        return head == trigger and grammar.lemma[trigger] in words("speaking out")

    def _tells_of_act(self, verb: int, phrase: int) -> bool:
        """Whether an act that a verb of saying speaks of stands before a phrase, which may be its place ("condemned
        the arrests in Minsk"), unless it is what was said that the phrase names ("in a statement in Oslo")."""
        grammar = self._grammar
        if grammar.lemma[phrase] in words("utterance", "occasion to speak"):
            return False
        between = [child for child in grammar.children[verb] if verb < child < phrase]
        if any(names_deed(grammar.lemma[child]) and grammar.support(child) != verb for child in between):
            return True
        is_judging = grammar.lemma[verb] in words("judging")  # "praised the work of doctors in Lima"
        return is_judging and any(grammar.dep[child] == "obj" and grammar.pos[child] == "NOUN" for child in between)

    def _is_seat(self, token: int) -> bool:
        """Whether a toponym only tells where they are whom an act is aimed at ("aid to the government in Oslo",
        "sanctions on banks in Oslo"), whatever the parser hangs it on."""
        grammar = self._grammar
        before = self._before(token)
        if before < 0 or grammar.form[before + 1] != "in":
            return False
        return grammar.lemma[before] in words("power") or (before not in self._countries and self._is_target(before))

    def _is_post(self, token: int) -> bool:
        """Whether a toponym only tells where somebody is an envoy ("recalled its *ambassador in* Oslo")."""
        grammar, before = self._grammar, self._before(token)
        return before > 0 and grammar.lemma[before] in lemma_classes()["diplomat"] | words("diplomatic mission")

    def _before(self, token: int) -> int:
        """The word before the preposition that a phrase begins with; -1 where there is none."""
        return min(self._grammar.with_relation(token, "case"), default=0) - 1

    def _is_target(self, noun: int) -> bool:
        """Whether sanctions are on what a noun names ("sanctions *on* banks in Oslo"), or it is an act that others are
        against ("marched *against the war* in Yemen")."""
        head, markers = self._grammar.head[noun], set(self._grammar.marker_lemmas(noun))
        if markers & {"against", "over", "about"} and names_deed(self._grammar.lemma[noun]):
            return True
        return bool(markers & {"on", "against"}) and named_type(self._grammar.lemma[head]) is EventType.SANCTION

    def _is_topic(self, noun: int, markers: Set[str]) -> bool:
        """Whether a noun tells what is talked or written about ("a summit *on* the unrest in Peru")."""
        grammar, head = self._grammar, self._grammar.head[noun]
        if "on" not in markers or grammar.lemma[noun] in words("occasion", "place site", "place part"):
            return False
        is_told = grammar.lemma[head] in words("utterance", "encounter", "discussing", "occasion to speak")
        return is_told or named_type(grammar.lemma[head]) in (EventType.CONSULT, EventType.AGREE)

    def _is_discussed(self, noun: int) -> bool:
        """Whether a noun tells what is talked about, or a phrase right behind it where that is ("discussed the *war* in
        Yemen")."""
        grammar, head = self._grammar, self._grammar.head[noun]
        if grammar.lemma[head] not in words("discussing"):
            return False
        before = self._before(noun)
        is_behind = noun in self._countries and before in grammar.with_relation(head, "obj")
        return grammar.dep[noun] == "obj" or is_behind

    def _is_venue(self, token: int) -> bool:
        """Whether the toponym stands before a meeting to say where it is held ("the Vienna talks")."""
        grammar = self._grammar
        is_before = grammar.dep[token] == "compound" and token not in self._countries
        return is_before and named_type(grammar.lemma[grammar.head[token]]) is EventType.CONSULT

    def _is_goal(self, token: int, event_type: EventType) -> bool:
        """Whether the toponym is what the verb does something to or in ("visited Peru", "shelled Aden")."""
        relation = self._grammar.dep[self.site_of(token)]
        head = self._grammar.lemma[self._grammar.head[token]]
        if event_type is EventType.CONSULT and (
            head in words("discussing") or (token in self._countries and head in words("meeting"))
        ):
            return False  # "will meet Peru"
        is_struck = relation == "obj" or (relation == "nsubj:pass" and token not in self._countries)
        is_victim = event_type is EventType.ASSAULT and token in self._countries and self.site_of(token) == token
        if is_victim and head not in words("entering"):
            return False  # "bombed Peru": to whom it is done
        is_crowded = event_type is EventType.PROTEST and token not in self._countries  # "flooded central Oslo"
        return (event_type in BODILY or is_crowded) and is_struck

    def _is_visited(self, token: int) -> bool:
        """Whether somebody is there on a journey ("on a visit to Peru")."""
        grammar = self._grammar
        trip = grammar.head[token]
        if grammar.dep[token] == "obj" and grammar.lemma[trip] in words("trip") and is_meanwhile(grammar, trip):
            return True  # "visiting Peru, she ..."
        is_led = "to" in grammar.marker_lemmas(token) or grammar.lemma[token] == THERE  # "during her visit there"
        is_going = grammar.lemma[trip] in words("trip") and is_led
        return is_going and bool({"on", "during", "in"} & set(grammar.marker_lemmas(trip)))

    def site_of(self, token: int) -> int:
        """The kind of place that a toponym stands before ("the Torkham *crossing*") or after ("the *town*, Senaki"),
        or the toponym itself."""
        grammar, head = self._grammar, self._grammar.head[token]
        is_before = grammar.dep[token] == "compound" and grammar.lemma[head] in words("place site")
        is_after = grammar.dep[token] == "appos" and grammar.lemma[head] in words("place kind")
        return head if is_before or is_after else token
