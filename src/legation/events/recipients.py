"""Whom an act is done to where its frame names nobody.

Three places are asked in turn: the phrases that the act governs ("called for an inquiry into the vote *in Chad*"),
the clause that a noun sums up ("a move condemned by ..."), and the other party of the story ("Chad closed the border
to Niger. ... It threatened to expel ..."). Nobody is a better answer than a guess: the story answers only where it
leaves one party, and only for acts that need one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from legation.events.acts import named_type, relations_of
from legation.events.candidates import Candidate
from legation.events.grammar import Grammar
from legation.events.roles import Basis, Filler, Roles, merged
from legation.events.tree import words
from legation.records import EventType, Place, PlaceKind, Sector

MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.PROTEST})
"""Types without a recipient, or whose participants are all actors."""
VENUED = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT, EventType.RETREAT})
"""Types of an embedded act whose place is where it is done, not to whom."""
HOSTILE = frozenset(
    {EventType.ACCUSE, EventType.THREATEN, EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.MOBILIZE}
)
OPPOSED = frozenset({EventType.THREATEN, EventType.SANCTION, EventType.RETREAT, EventType.ACCUSE, EventType.REQUEST})
"""Types whose recipient may be the other party of the story."""
ANSWERING = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT})
"""Types that answer what another has just done."""
BLAMING = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.REQUEST, EventType.THREATEN})
"""Types done to who did, or is to do, the thing that they are about, not to whom it is done."""
JOINT = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.RETREAT, EventType.ASSAULT})
"""Types that several states do to each other as actors alike."""
FEUDING = frozenset({EventType.THREATEN, EventType.SANCTION, EventType.RETREAT, EventType.MOBILIZE})
"""Of these, the types that are plain enough for a party that is merely named."""
WORLDWIDE = ("NGO", "MNC", "IGO")
STATES = frozenset({None, Sector.GOV, Sector.MIL})
OBJECTS = ("obj", "iobj", "xcomp")
SETTLED = frozenset({PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.CITY, PlaceKind.SITE})
"""Kinds of place that tell their country; regions are often shared, and their names are borne by several."""
GOVERNED = (*OBJECTS, "nmod", "nmod:poss", "amod", "compound", "conj", "appos")
CLAUSES = ("xcomp", "ccomp", "advcl", "acl")
REACH = 6
"""How deep below the trigger a recipient may be named."""
RECENT = 3
"""How many sentences back a story's other party is remembered without being the only one."""


class RecipientReader:
    """Completes the candidates of one document."""

    def __init__(
        self,
        grammar: Grammar,
        roles: Roles,
        places: Mapping[int, Place],
        sentence_of: Sequence[int],
        paragraph_of: Callable[[int], int],
    ) -> None:
        self._grammar = grammar
        self._roles = roles
        self._places = places
        self._sentence_of = sentence_of
        self._paragraph_of = paragraph_of
        self._named: dict[int, tuple[Filler, ...]] = {}
        self._opponents: dict[str, list[tuple[int, Filler]]] = defaultdict(list)
        self._helped: list[tuple[int, Filler]] = []
        self._doers: dict[int, list[Filler]] = defaultdict(list)
        self._alike: dict[tuple[int, EventType], set[str | None]] = defaultdict(set)

    def complete(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, those without a recipient with the one that the text leaves for them, if there is one."""
        named = [self._from_sentence(candidate) for candidate in candidates]
        self._note(named := self._elsewhere(named))
        return [self._from_story(candidate) for candidate in named]

    def _states_named(self, sentence: int) -> tuple[Filler, ...]:
        """The states that a sentence names as actors or as whose somebody is."""
        if sentence not in self._named:
            first = bisect_left(self._sentence_of, sentence)
            tokens = range(first, bisect_right(self._sentence_of, sentence))
            fillers = (filler for token in tokens for filler in self._roles.fillers((token,)))
            self._named[sentence] = tuple(filler for filler in fillers if state(filler))
        return self._named[sentence]

    def _from_sentence(self, candidate: Candidate) -> Candidate:
        candidate = self._without_victims(candidate)
        if not self._is_open(candidate):
            return candidate
        if found := self._summed_up(candidate):
            return _with(candidate, found, Basis.CLAUSE)
        return _with(candidate, self._governed(candidate) or self._told(candidate), Basis.PHRASE)

    def _without_victims(self, candidate: Candidate) -> Candidate:
        """The candidate without recipients to whom was done what others are blamed for or asked to do."""
        if candidate.coding.event_type not in BLAMING:
            return candidate
        own = {state(filler) for filler in candidate.actors}
        kept = tuple(filler for filler in candidate.recipients if not self._is_victim(filler, own, candidate))
        things = self._grammar.related(candidate.match.trigger, "obj")
        if any(self._grammar.lemma[t] in words("relational") and not self._roles.at(t) for t in things):
            kept = ()  # "accused its rival of seizing hospitals": not the hospitals
        return candidate if kept == candidate.recipients else replace(candidate, recipients=kept)

    def _elsewhere(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates with "the authorities" whom a government turns to taken for those it spoke of just before.

        The cast takes them for the host's own where the text does not say whose they are.
        """
        found: list[Candidate] = []
        for candidate in candidates:
            own = {state(filler) for filler in candidate.actors}
            rulers = [f for f in candidate.recipients if self._grammar.lemma[f.token] in words("rulers")]
            is_host = all(state(f) in own and not self._roles.owners((f.token,)) for f in rulers)
            before = found[-1] if found else None
            if rulers and is_host and len(rulers) == len(candidate.recipients) and before is not None:
                is_next = self._sentence_of[candidate.match.trigger] - self._sentence_of[before.match.trigger] <= 1
                foreign = _only(f for f in before.recipients if state(f) not in own and f.actor.country)
                if is_next and foreign is not None and own == {state(filler) for filler in before.actors}:
                    candidate = _with(candidate, (foreign,), Basis.STORY)
            found.append(candidate)
        return found

    def _is_victim(self, filler: Filler, own: set[str | None], candidate: Candidate) -> bool:
        grammar, deed = self._grammar, self._grammar.head[filler.token]
        if state(filler) in own and _is_worldwide(filler):
            return True  # "asked its members": not the organisation itself
        if deed in candidate.match.company and named_type(grammar.lemma[deed]) is not EventType.AID:
            return False  # the frame's own: "launched a verbal attack on Peru"
        if candidate.coding.event_type is EventType.REJECT and named_type(grammar.lemma[deed]) is EventType.AID:
            return False  # who refuses aid turns to whom it was meant for
        struck = relations_of(grammar.lemma[deed]) if grammar.pos[deed] == "NOUN" else frozenset()
        if grammar.dep[filler.token] == "nmod:poss":  # "demanded their release"
            return "of" in struck and state(filler) in own
        return bool(struck & set(grammar.marker_lemmas(filler.token)))

    def _is_open(self, candidate: Candidate) -> bool:
        """Whether the act has an actor, may have a recipient, and none is known."""
        if candidate.recipients or not candidate.actors or candidate.match.frame.event_type in MUTUAL:
            return False
        is_joint = len({state(filler) for filler in candidate.actors}) > 1
        return not (is_joint and candidate.coding.event_type in JOINT)

    def _governed(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The foreign actors nearest below the trigger in the phrases that it governs."""
        own = {state(filler) for filler in candidate.actors}
        if own == {None} and not any(_is_worldwide(filler) for filler in candidate.actors):
            return ()  # who is of no known country may be at home
        for level in self._levels(candidate):
            if candidate.coding.event_type is EventType.MOBILIZE and not self._is_relational(candidate):
                level = [token for token in level if self._is_against(token)]
            found = merged(*(self._foreign(token, own) for token in level))
            if found:
                return found
        return ()

    def _told(self, candidate: Candidate) -> tuple[Filler, ...]:
        """To whom it is said that one will or will not ("would not yield, he told Peru")."""
        grammar, verb = self._grammar, candidate.verb
        says = grammar.head[verb]
        if candidate.coding.event_type not in BLAMING | {EventType.AGREE} or grammar.dep[verb] != "ccomp":
            return ()
        if grammar.lemma[says] not in words("telling"):
            return ()
        own = {state(filler) for filler in candidate.actors}
        hearers = merged(*(self._foreign(token, own) for token in grammar.with_relation(says, "obj", "iobj")))
        return tuple(filler for filler in hearers if filler.actor.sector in STATES)

    def _is_against(self, token: int) -> bool:
        grammar = self._grammar
        return any("against" in grammar.marker_lemmas(t) for t in (token, grammar.head[token]))

    def _levels(self, candidate: Candidate) -> Iterator[list[int]]:
        """The tokens of the phrases that the trigger governs, a step further down each time."""
        level = list(self._below_trigger(candidate))
        seen = {candidate.match.trigger, candidate.verb}
        for _ in range(REACH):
            level = [token for token in dict.fromkeys(level) if token not in seen]
            seen.update(level)
            yield level
            level = [below for token in level for below in self._below(token, candidate)]

    def _foreign(self, token: int, own: set[str | None]) -> tuple[Filler, ...]:
        """The states and organisations that a token names as actor or as place, without the actor's own."""
        if self._grammar.lemma[token] in words("relational"):
            return ()
        named = self._roles.fillers((token,))
        place = self._places.get(token)
        if not named and place is not None and place.country is not None and place.kind in SETTLED:
            named = (self._roles.state(place.country, token),)
        return tuple(filler for filler in named if state(filler) is not None and state(filler) not in own)

    def _below_trigger(self, candidate: Candidate) -> Iterator[int]:
        """The phrases that the trigger and its support verb govern."""
        grammar = self._grammar
        for token in dict.fromkeys((candidate.match.trigger, candidate.verb)):
            own = (*OBJECTS, "nsubj:pass") if token == candidate.verb else ()
            for child in grammar.children[token]:
                relation, markers = grammar.dep[child], set(grammar.marker_lemmas(child))
                is_directed = relation == "obl" and markers & words("directed")
                is_of_noun = relation.startswith("nmod") and token == candidate.match.trigger and "by" not in markers
                if relation in own or is_directed or is_of_noun or self._is_infinitive_clause(child):
                    yield child

    def _below(self, token: int, candidate: Candidate) -> Iterator[int]:
        """What a phrase governs: not its own doer nor, of a deed that is blamed or asked for, whom it strikes."""
        grammar = self._grammar
        noun = grammar.lemma[token]
        act = named_type(noun)
        struck = relations_of(noun) if candidate.coding.event_type in BLAMING else frozenset()
        is_scene_aside = act is EventType.ASSAULT or self._is_venue(candidate)
        beside = words("beside") if noun not in words("shared") else frozenset()
        if candidate.coding.event_type in BLAMING:
            beside -= {"by"}  # who does the deed is the one to blame
        if noun in words("utterance"):
            beside |= {"on", "about", "over"}  # what it speaks of
        for child in grammar.children[token]:
            markers = set(grammar.marker_lemmas(child))
            if markers & struck and not is_scene_aside:
                yield from (c for c in grammar.children[child] if set(grammar.marker_lemmas(c)) & words("scene"))
            is_aside = markers & (struck | beside) or (is_scene_aside and markers & words("scene"))
            if not is_aside and self._is_governed(child, token):
                yield child

    def _is_governed(self, child: int, token: int) -> bool:
        """Whether a dependent completes its head rather than doing what it says or standing beside it."""
        grammar = self._grammar
        relation = grammar.dep[child]
        if relation == "conj" and grammar.is_predicate(child) and not grammar.is_predicate(token):
            return False
        if relation == "acl:relcl":
            return grammar.lemma[token] in words("those")
        if relation == "acl":
            return not grammar.with_relation(child, "nsubj")
        is_phrase = relation.startswith(("obl", "nmod")) and bool(grammar.marker_lemmas(child))
        return relation in GOVERNED or is_phrase or self._is_infinitive_clause(child)

    def _is_infinitive_clause(self, token: int) -> bool:
        return self._grammar.dep[token] in CLAUSES and self._grammar.is_infinitive(token)

    def _is_venue(self, candidate: Candidate) -> bool:
        return candidate.match.frame.event_type in VENUED or candidate.coding.about in VENUED

    def _summed_up(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Who did what a noun sums up: "fined the broadcaster, *a move* condemned by Peru"."""
        grammar = self._grammar
        own = {state(filler) for filler in candidate.actors}
        for thing in grammar.related(candidate.match.trigger, "obj"):
            first = min((thing, *grammar.children[thing]))
            if grammar.lemma[thing] not in words("summing up") or first == 0 or grammar.tokens[first - 1].text != ",":
                continue
            clause = grammar.head[thing]
            for _ in range(REACH):
                if grammar.is_predicate(clause):
                    doers = self._roles.fillers(grammar.related(clause, "subj"))
                    if found := tuple(filler for filler in doers if state(filler) not in own and state(filler)):
                        return found
                clause = grammar.head[clause]
        return ()

    def _note(self, candidates: Iterable[Candidate]) -> None:
        """Remember who is opposed to whom, sentence by sentence, and who is helped."""
        for candidate in candidates:
            sentence = self._sentence_of[candidate.match.trigger]
            self._alike[sentence, candidate.coding.event_type].update(state(filler) for filler in candidate.actors)
            self._doers[sentence].extend(filler for filler in candidate.actors if state(filler))
            types = {candidate.coding.event_type, candidate.coding.about}
            if types & {EventType.AID}:
                self._helped.extend((sentence, filler) for filler in candidate.recipients if filler.actor.country)
            if candidate.coding.event_type not in HOSTILE:
                continue
            sides = [filler for filler in (*candidate.actors, *candidate.recipients) if state(filler)]
            by_state = {state(filler): filler for filler in sides}
            if len(by_state) == 2:
                (one, its), (other, theirs) = by_state.items()
                self._opponents[str(one)].append((sentence, theirs))
                self._opponents[str(other)].append((sentence, its))

    def _from_story(self, candidate: Candidate) -> Candidate:
        if not self._is_open(candidate) or not all(f.actor.sector in STATES for f in candidate.actors):
            return candidate
        if self._names_owner(candidate):
            return candidate
        if self._is_mediation(candidate):
            return _with(candidate, self._both_parties(candidate), Basis.STORY)
        found = self._doer_before(candidate) or self._other_party(candidate)
        return _with(candidate, (found,), Basis.STORY) if found is not None else candidate

    def _names_owner(self, candidate: Candidate) -> bool:
        """Whether the text says whose the object is, though nobody whom the cast knows ("Western sanctions")."""
        grammar = self._grammar
        things = grammar.related(candidate.match.trigger, "obj")
        beside = (c for thing in things for c in grammar.with_relation(thing, "amod", "nmod:poss", "compound"))
        named = [c for c in beside if grammar.tokens[c].is_title and not grammar.tokens[c].is_sent_start]
        return any(not self._roles.at(c) for c in named)

    def _is_mediation(self, candidate: Candidate) -> bool:
        trigger = candidate.match.trigger
        acts = (trigger, *self._grammar.related(trigger, "comp"), *self._grammar.related(trigger, "obj"))
        return any(self._grammar.lemma[act] in words("mediation") for act in acts)

    def _both_parties(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The two states of the story's only conflict, if the actor is neither."""
        parties = {state(filler): filler for ties in self._opponents.values() for _, filler in ties}
        own = {state(filler) for filler in candidate.actors}
        pairs = {pair for pair in self._conflicts() if not pair & own}
        return tuple(parties[one] for one in sorted(next(iter(pairs)), key=str)) if len(pairs) == 1 else ()

    def _doer_before(self, candidate: Candidate) -> Filler | None:
        """Who did, alone in the sentence before, the act that a definite noun points to ("condemned *the launch*")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        if candidate.coding.event_type not in ANSWERING or candidate.match.frame.event_type not in ANSWERING:
            return None
        things = (*grammar.related(trigger, "obj"), *grammar.related(trigger, "against"))
        if not any(self._points_back(thing) for thing in things):
            return None
        own = {state(filler) for filler in candidate.actors}
        before = self._doers.get(self._sentence_of[trigger] - 1, [])
        return _only(filler for filler in before if state(filler) not in own)

    def _points_back(self, thing: int) -> bool:
        """Whether a bare definite noun names an act ("the charge", "this expulsion")."""
        grammar = self._grammar
        is_act = grammar.lemma[thing] in words("summing up") or named_type(grammar.lemma[thing]) is not None
        determiners = {grammar.lemma[c] for c in grammar.with_relation(thing, "det")}
        return (
            is_act and bool(determiners & {"the", "this", "that"}) and not grammar.with_relation(thing, "nmod", "acl")
        )

    def _conflicts(self) -> set[frozenset[str | None]]:
        """The pairs of states that the story sets against each other."""
        return {frozenset((one, state(filler))) for one, ties in self._opponents.items() for _, filler in ties}

    def _other_party(self, candidate: Candidate) -> Filler | None:
        own = {state(filler) for filler in candidate.actors}
        here = self._sentence_of[candidate.match.trigger]
        if candidate.coding.event_type is EventType.AID or _is_promise_of_aid(candidate):
            helped = (filler for sentence, filler in self._helped if self._is_near(sentence, here))
            return _only(f for f in helped if state(f) not in own) or self._recently_named(candidate, own)
        is_release = candidate.coding.event_type is EventType.RETREAT and candidate.coding.mode != "withdraw"
        is_directed = candidate.coding.event_type in OPPOSED or self._is_relational(candidate)
        if is_release or not is_directed:
            return None
        ties = [tie for one in sorted(own, key=str) for tie in self._opponents.get(str(one), ())]
        near = [filler for sentence, filler in ties if self._is_near(sentence, here)]
        told = near if near or len(self._conflicts()) > 1 else [filler for _, filler in ties]
        if (known := _only(told)) is not None:
            return known
        is_plain = candidate.coding.event_type in FEUDING or self._is_relational(candidate)
        return self._recently_named(candidate, own) if is_plain else None

    def _is_near(self, sentence: int, here: int) -> bool:
        """Whether a sentence stands just before another or in its paragraph."""
        return 0 <= here - sentence <= 1 or (sentence < here and self._paragraph(sentence) == self._paragraph(here))

    def _paragraph(self, sentence: int) -> int:
        return self._paragraph_of(bisect_left(self._sentence_of, sentence))

    def _recently_named(self, candidate: Candidate, own: set[str | None]) -> Filler | None:
        """The one other state that the sentence and those just before it name."""
        here = self._sentence_of[candidate.match.trigger]
        near = (sentence for sentence in range(max(0, here - RECENT + 1), here + 1) if self._is_near(sentence, here))
        named = [filler for sentence in near for filler in self._states_named(sentence)]
        taken = own | self._alike.get((here, candidate.coding.event_type), set())
        ties = {state(tie) for one in own for _, tie in self._opponents.get(str(one), ())}
        return _only(f for f in named if state(f) not in taken and (not ties or state(f) in ties))

    def _is_relational(self, candidate: Candidate) -> bool:
        """Whether the act is directed at what two parties share ("moved tanks towards the frontier")."""
        grammar = self._grammar
        near = [below for token in self._below_trigger(candidate) for below in (token, *grammar.children[token])]
        return any(grammar.lemma[token] in words("shared") for token in near)


def _with(candidate: Candidate, recipients: Iterable[Filler], basis: Basis) -> Candidate:
    return replace(candidate, recipients=tuple(replace(filler, basis=basis) for filler in recipients))


def _is_worldwide(filler: Filler) -> bool:
    return (filler.actor.code or "").startswith(WORLDWIDE)


def _is_promise_of_aid(candidate: Candidate) -> bool:
    return candidate.coding.event_type is EventType.AGREE and candidate.coding.about is EventType.AID


def _only(fillers: Iterable[Filler]) -> Filler | None:
    """The one state of all the fillers, the last mention of it; None where there are several or none."""
    by_state = {state(filler): filler for filler in fillers}
    return next(iter(by_state.values())) if len(by_state) == 1 else None


def state(filler: Filler) -> str | None:
    """The country, or the international organisation, that a filler belongs to."""
    actor = filler.actor
    if actor.country is not None:
        return actor.country
    return actor.code if actor.code is not None and actor.code.startswith("IGO") else None
