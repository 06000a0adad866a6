"""Whom an act is done to where its frame names nobody.

Three places are asked in turn: the phrases that the act governs ("called for an inquiry into the vote *in Chad*"),
the clause that a noun sums up ("a move condemned by ..."), and the other party of the story ("Chad closed the border
to Niger. ... It threatened to expel ..."). Nobody is a better answer than a guess: the story answers only where it
leaves one party, and only for acts that need one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from legation.events.acts import named_type, relations_of
from legation.events.antecedents import Antecedents, state
from legation.events.candidates import Candidate
from legation.events.frames import lemma_classes
from legation.events.grammar import Grammar
from legation.events.roles import Basis, Filler, Roles, merged
from legation.events.story import STATES, StoryReader, is_open, only, with_recipients
from legation.events.tree import words
from legation.records import EventType, Place, PlaceKind, Sector

VENUED = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT, EventType.RETREAT})
"""Types of an embedded act whose place is where it is done, not to whom."""
BLAMING = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.REQUEST, EventType.THREATEN})
"""Types done to who did, or is to do, the thing that they are about, not to whom it is done."""
HOLDING = frozenset({EventType.COERCE, EventType.SANCTION, EventType.RETREAT})
"""Types of what a state does to its own people: it arrests, sentences and frees them."""
BODILY = frozenset({EventType.COERCE, EventType.ASSAULT, EventType.AID, EventType.RETREAT, EventType.SANCTION})
"""Types of what is done to people where they are."""
KEEPERS = frozenset({Sector.COP, Sector.JUD})
CITIZENS = frozenset(Sector) - {Sector.GOV, Sector.MIL, Sector.COP, Sector.JUD, Sector.SPY, Sector.REB, Sector.UAF}
SPOKEN = frozenset({EventType.AGREE, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})
"""Types whose nouns after a comma sum up what was just said ("wrote to her, *an apology* that Peru rejected")."""
DEALT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.RETREAT})
"""Types of deeds, after which "over" leads to their reason."""
PLANNED_FOR = frozenset({"for", "on", "in", "about", "over"})
"""Prepositions between a plan and what it concerns ("rejected the plan *for* Kosovo")."""
WORLDWIDE = ("NGO", "MNC", "IGO")
OBJECTS = ("obj", "iobj", "xcomp")
SETTLED = frozenset({PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.CITY, PlaceKind.SITE})
"""Kinds of place that tell their country; regions are often shared, and their names are borne by several."""
GOVERNED = (*OBJECTS, "nmod", "nmod:poss", "amod", "compound", "conj", "appos")
CLAUSES = ("xcomp", "ccomp", "advcl", "acl")
REACH = 6
"""How deep below the trigger a recipient may be named."""


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
        self._antecedents = Antecedents(grammar, sentence_of)
        self._story = StoryReader(grammar, roles, sentence_of, paragraph_of, self._below_trigger)

    def complete(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, those without a recipient with the one that the text leaves for them, if there is one."""
        named = [self._from_sentence(candidate) for candidate in candidates]
        read = (self._last(candidate) for candidate in self._story.read(self._elsewhere(named)))
        stated = (self._at_state(candidate, before) for candidate, before in zip(read, candidates, strict=True))
        return [self._settled(candidate) for candidate in stated]

    def _from_sentence(self, candidate: Candidate) -> Candidate:
        candidate = self._without_victims(candidate)
        if not is_open(candidate):
            return candidate
        if candidate.coding.event_type is EventType.COERCE and (counted := self._counted(candidate)):
            return with_recipients(candidate, counted, Basis.PHRASE)
        if found := self._summed_up(candidate):
            return with_recipients(candidate, found, Basis.CLAUSE)
        if self._antecedents.points_back(candidate):
            return candidate
        return with_recipients(candidate, self._governed(candidate) or self._told(candidate), Basis.PHRASE)

    def _last(self, candidate: Candidate) -> Candidate:
        """The candidate, what points back to an act that the story does not tell left to the phrases it governs."""
        if not is_open(candidate) or not self._antecedents.points_back(candidate):
            return candidate
        return with_recipients(candidate, self._governed(candidate), Basis.PHRASE)

    def _settled(self, candidate: Candidate) -> Candidate:
        """The candidate, people of no known country being of the one whose police or courts deal with them.

        Or, of those who are helped or harmed, of the country where they are ("displaced people *in Jos*").
        """
        if candidate.coding.event_type not in BODILY:
            return candidate
        keepers = {f.actor.country for f in candidate.actors if f.actor.sector in KEEPERS} - {None}
        home = next(iter(keepers)) if len(keepers) == 1 else None
        settled = []
        for filler in candidate.recipients:
            actor = filler.actor
            is_anybody = actor.country is None and actor.sector in CITIZENS and actor.code == actor.sector
            country = (self._country_of(filler.token) or home) if is_anybody else None
            settled.append(self._roles.at_home(filler, country) if country else filler)
        return replace(candidate, recipients=tuple(settled))

    def _country_of(self, token: int) -> str | None:
        places = [
            self._places.get(t) for word in ("in", "of", "from", "at") for t in self._grammar.related(token, word)
        ]
        named = {place.country for place in places if place is not None and place.kind in SETTLED}
        return next(iter(named)) if len(named) == 1 else None

    def _at_state(self, candidate: Candidate, before: Candidate) -> Candidate:
        """The candidate, left without a recipient, with the state whose own people suffer ("the arrest of *Belarusian*
        activists"): who holds them is not told otherwise. ``before`` still names them.
        """
        own = {state(filler) for filler in candidate.actors}
        if not is_open(candidate) or candidate.coding.event_type not in BLAMING or not candidate.actors:
            return candidate
        if candidate.coding.about not in HOLDING:
            return candidate
        held = [f for f in before.recipients if f.actor.sector in CITIZENS and f.actor.country not in (None, *own)]
        states = merged([self._roles.state(filler.actor.country or "", filler.token) for filler in held])
        return with_recipients(candidate, states, Basis.PHRASE) if len(states) == 1 else candidate

    def _without_victims(self, candidate: Candidate) -> Candidate:
        """The candidate without recipients to whom was done what others are blamed for or asked to do."""
        if candidate.coding.event_type is EventType.MOBILIZE:
            own = {state(filler) for filler in candidate.actors}
            return replace(candidate, recipients=tuple(f for f in candidate.recipients if state(f) not in own))
        if candidate.coding.event_type not in BLAMING:
            return candidate
        own = {state(filler) for filler in candidate.actors}
        kept = tuple(filler for filler in candidate.recipients if not self._is_victim(filler, own, candidate))
        things = self._grammar.related(candidate.match.trigger, "obj")
        if all(filler.actor.sector in STATES for filler in candidate.actors):
            blamed = things if candidate.coding.event_type is EventType.ACCUSE else ()  # "accused *his predecessor*"
            kept = tuple(f for f in kept if f.token in blamed or state(f) not in own or not self._is_own(f, candidate))
        if any(self._grammar.lemma[t] in words("relational") and not self._roles.at(t) for t in things):
            kept = ()  # "accused its rival of seizing hospitals": not the hospitals
        return candidate if kept == candidate.recipients else replace(candidate, recipients=kept)

    def _is_own(self, filler: Filler, candidate: Candidate) -> bool:
        """Whether a state that acts is meant, or somebody of it ("to recall *its ambassador*"): nobody threatens it."""
        if filler.actor.sector is None or (candidate.coding.event_type is EventType.THREATEN and _is_state(filler)):
            return True
        owners = self._grammar.with_relation(filler.token, "nmod:poss")
        return any(self._grammar.pos[owner] == "PRON" for owner in owners)

    def _elsewhere(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates with "the generals" to whom a government turns taken for those it dealt with before.

        The cast takes them for the host's own where the text does not say whose they are.
        """
        found: list[Candidate] = []
        for candidate in candidates:
            own = {state(filler) for filler in candidate.actors}
            rulers = [f for f in candidate.recipients if self._grammar.lemma[f.token] in words("rulers")]
            is_host = all(state(f) in own and not self._roles.owners((f.token,)) for f in rulers)
            is_host = is_host and all(f.actor.sector in STATES for f in candidate.actors)
            if rulers and is_host and len(rulers) == len(candidate.recipients):
                sectors = {filler.actor.sector for filler in rulers}
                armed = self._of_sector(sectors - {None, Sector.GOV}, found, own)
                foreign = armed or self._dealt_with(candidate, found, own)
                if foreign is not None:
                    candidate = with_recipients(candidate, (foreign,), Basis.STORY)
            found.append(candidate)
        return found

    def _dealt_with(self, candidate: Candidate, told: Sequence[Candidate], own: set[str | None]) -> Filler | None:
        """The one foreign party with whom the same states dealt just before."""
        before = told[-1] if told else None
        if before is None or own != {state(filler) for filler in before.actors}:
            return None
        if self._sentence_of[candidate.match.trigger] - self._sentence_of[before.match.trigger] > 1:
            return None
        return only(f for f in before.recipients if state(f) not in own and f.actor.country)

    def _of_sector(self, sectors: set[Sector | None], told: Sequence[Candidate], own: set[str | None]) -> Filler | None:
        """The last foreigners of the same kind of whom the story has told ("the generals" of an army that acted)."""
        everybody = (f for candidate in reversed(told) for f in (*candidate.actors, *candidate.recipients))
        alike = (f for f in everybody if f.actor.sector in sectors and f.actor.country and state(f) not in own)
        return next(alike, None)

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

    def _governed(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The foreign actors nearest below the trigger in the phrases that it governs."""
        own = {state(filler) for filler in candidate.actors}
        if candidate.coding.event_type is EventType.ASSAULT and (struck := self._at_home(candidate, own)):
            return struck
        if own == {None} and not any(_is_worldwide(filler) for filler in candidate.actors):
            return ()  # who is of no known country may be at home
        is_aid = candidate.coding.event_type is EventType.AID
        given = self._grammar.related(candidate.match.trigger, "obj") if is_aid else ()
        for level in self._levels(candidate):
            level = [token for token in level if token not in given]  # "sent rescue teams": not to the teams
            if candidate.coding.event_type is EventType.MOBILIZE and not self._story.is_relational(candidate):
                level = [token for token in level if self._is_against(token)]
            found = merged(*(self._foreign(token, own) for token in level))
            if found:
                return found
        return ()

    def _at_home(self, candidate: Candidate, own: set[str | None]) -> tuple[Filler, ...]:
        """The actor's own country where what is struck stands there ("the army bombed a market *in Kutum*")."""
        grammar = self._grammar
        things = [t for t in grammar.related(candidate.match.trigger, "obj") if grammar.pos[t] == "NOUN"]
        scenes = [t for thing in things for word in ("in", "of", "near") for t in grammar.related(thing, word)]
        places = ((token, self._places.get(token)) for token in scenes)
        return merged(
            [
                self._roles.state(place.country, token)
                for token, place in places
                if place is not None and place.country in own and place.country and place.kind in SETTLED
            ]
        )

    def _counted(self, candidate: Candidate) -> tuple[Filler, ...]:
        """The people of the one country that acts where they are only counted ("Chad arrests *dozens*")."""
        grammar = self._grammar
        counts = [t for t in grammar.related(candidate.match.trigger, "obj") if self._is_count(t)]
        own = {filler.actor.country for filler in candidate.actors}
        country = next(iter(own)) if len(own) == 1 else None
        return (self._roles.people(country, counts[0]),) if counts and country is not None else ()

    def _is_count(self, token: int) -> bool:
        is_number = self._grammar.lemma[token] in words("number") or self._grammar.tag[token] == "CD"
        return is_number and not self._grammar.related(token, "of")

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
        return any(words("facing").intersection(grammar.marker_lemmas(t)) for t in (token, grammar.head[token]))

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
        if place is not None and (place.kind is PlaceKind.WATER or self._names_treaty(token, place)):
            return ()
        if not named and place is not None and place.country is not None and place.kind in SETTLED:
            named = (self._roles.state(place.country, token),)
        return tuple(filler for filler in named if state(filler) is not None and state(filler) not in own)

    def _names_treaty(self, token: int, place: Place) -> bool:
        """Whether a city only names what was signed there ("the *Vienna* Convention")."""
        is_named = self._grammar.dep[token] in ("compound", "nmod:desc", "amod") and place.kind is not PlaceKind.COUNTRY
        return is_named and self._grammar.lemma[self._grammar.head[token]] in lemma_classes()["agreement"]

    def _below_trigger(self, candidate: Candidate) -> Iterator[int]:
        """The phrases that the trigger and its support verb govern."""
        grammar = self._grammar
        for token in dict.fromkeys((candidate.match.trigger, candidate.verb)):
            own = (*OBJECTS, "nsubj:pass") if token == candidate.verb else ()
            for child in grammar.children[token]:
                relation, markers = grammar.dep[child], set(grammar.marker_lemmas(child))
                is_directed = relation == "obl" and markers & words("directed")
                if "over" in markers and candidate.coding.event_type in DEALT:
                    continue  # "arrested dozens *over* the attack": why, not whom
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
        is_plan = noun in words("plan")
        for child in grammar.children[token]:
            markers = set(grammar.marker_lemmas(child))
            if markers & struck and not is_scene_aside:
                yield from (c for c in grammar.children[child] if set(grammar.marker_lemmas(c)) & words("scene"))
            is_aside = bool(markers & (struck | beside)) or (is_scene_aside and bool(markers & words("scene")))
            is_matter = is_plan and grammar.pos[child] == "PROPN" and bool(markers & PLANNED_FOR)
            if not is_aside and not is_matter and self._is_governed(child, token):
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
            is_sum = grammar.lemma[thing] in words("summing up") or named_type(grammar.lemma[thing]) in SPOKEN
            if not is_sum or first == 0 or grammar.tokens[first - 1].text != ",":
                continue
            clause = grammar.head[thing]
            for _ in range(REACH):
                if grammar.is_predicate(clause):
                    doers = self._roles.fillers(grammar.related(clause, "subj"))
                    if found := tuple(filler for filler in doers if state(filler) not in own and state(filler)):
                        return found
                clause = grammar.head[clause]
        return ()


def _is_state(filler: Filler) -> bool:
    return filler.actor.sector in STATES


def _is_worldwide(filler: Filler) -> bool:
    return (filler.actor.code or "").startswith(WORLDWIDE)
