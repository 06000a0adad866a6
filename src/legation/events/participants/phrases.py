"""The phrases that a trigger governs, level by level: where whom an act is done to may be named.

"Called for an inquiry into the vote *in Chad*": down from the trigger, past who only stands beside the act, who does
the deed that is blamed or asked for, and where things are done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.events.lexicon.frames import lemma_classes
from legation.events.matches.acts import named_type, relations_of
from legation.events.matches.candidates import Candidate
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector

VENUED = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT, EventType.RETREAT})
"""Types of an embedded act whose place is where it is done, not to whom."""
BLAMING = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.REQUEST, EventType.THREATEN})
"""Types done to who did, or is to do, the thing that they are about, not to whom it is done."""
DEALT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.RETREAT})
"""Types of deeds, after which "over" leads to their reason."""
PLANNED_FOR = frozenset({"for", "on", "in", "about", "over"})
"""Prepositions between a plan and what it concerns ("rejected the plan *for* Kosovo")."""
OBJECTS = ("obj", "iobj", "xcomp")
GOVERNED = (*OBJECTS, "nmod", "nmod:poss", "amod", "compound", "conj", "appos")
CLAUSES = ("xcomp", "ccomp", "advcl", "acl")
REACH = 6
"""How deep below the trigger a recipient may be named."""


class Phrases:
    """Finds the phrases of one document's triggers."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._below_triggers: dict[tuple[int, int, bool], tuple[int, ...]] = {}

    def levels(self, candidate: Candidate) -> Iterator[list[int]]:
        """The tokens of the phrases that the trigger governs, a step further down each time."""
        level: Sequence[int] = self.below_trigger(candidate)
        seen = {candidate.match.trigger, candidate.verb}
        for _ in range(REACH):
            listed = (one for token in level for one in self._listed(token))
            level = fresh = [token for token in dict.fromkeys(listed) if token not in seen]
            seen.update(fresh)
            yield fresh
            level = [below for token in level for below in self._below(token, candidate)]

    def _listed(self, token: int) -> tuple[int, ...]:
        """A thing with those listed beside it, which stand no deeper: "camps in Chad and *a bridge* in Niger"."""
        is_thing = self._grammar.pos[token] in ("NOUN", "PROPN")
        return self._grammar.coordinated([token]) if is_thing else (token,)

    def below_trigger(self, candidate: Candidate) -> tuple[int, ...]:
        """The phrases that the trigger and its support verb govern."""
        asked = (candidate.match.trigger, candidate.verb, candidate.coding.event_type in DEALT)
        known = self._below_triggers.get(asked)
        if known is None:
            known = self._below_triggers[asked] = tuple(self._below_trigger(*asked))
        return known

    def name(self, candidate: Candidate, group: str) -> bool:
        """Whether they name one thing of a group of words: what is "shared", "adjacent", or "everybody"."""
        grammar = self._grammar
        if words(group).isdisjoint(grammar.lemmas_about(candidate.match.trigger)):
            return False
        governed = (*self.below_trigger(candidate), *grammar.related(candidate.match.trigger, "obj"))
        near = [below for token in governed for below in (token, *grammar.children[token])]
        named = (token for token in near if grammar.lemma[token] in words(group))
        own = ("borders", "frontiers")  # all of them, unless they are those with somebody
        return any(grammar.form[token] not in own or grammar.related(token, "with") for token in named)

    def _below_trigger(self, trigger: int, verb: int, is_dealt: bool) -> Iterator[int]:
        grammar = self._grammar
        for token in dict.fromkeys((trigger, verb)):
            own = (*OBJECTS, "nsubj:pass") if token == verb else ()
            for child in grammar.children[token]:
                relation, markers = grammar.dep[child], set(grammar.marker_lemmas(child))
                is_directed = relation == "obl" and bool(markers & words("directed"))
                is_directed = is_directed and grammar.lemma[child] not in words("occasion")
                if "for" in markers and any(child < subject < token for subject in grammar.surface_subjects(token)):
                    continue  # "in Peru *for a summit*, he warned ...": why he is there
                if is_dealt and "over" in markers:
                    continue  # "arrested dozens *over* the attack": why, not whom
                is_of_noun = relation.startswith("nmod") and token == trigger and "by" not in markers
                if relation in own or is_directed or is_of_noun or self._is_infinitive_clause(child):
                    yield child
        if grammar.dep[trigger] == "acl:relcl" and grammar.head[trigger] in grammar.related(trigger, "obj"):
            yield grammar.head[trigger]  # "*ten Philippine ships* that it accused of trespassing"

    def _below(self, token: int, candidate: Candidate) -> Iterator[int]:
        """What a phrase governs: not its own doer nor, of a deed that is blamed or asked for, whom it strikes."""
        grammar = self._grammar
        noun = grammar.lemma[token]
        act = named_type(noun)
        is_blamed = candidate.coding.event_type in BLAMING and not self.is_threatened(token, candidate)
        struck = relations_of(noun) if is_blamed else frozenset()
        is_accord = candidate.coding.event_type is EventType.AGREE and noun in lemma_classes()["agreement"]
        is_named_with_scene = act in (EventType.ASSAULT, EventType.CONSULT) or noun in words("concluding") or is_accord
        is_scene_aside = is_named_with_scene or self._is_venue(candidate)
        beside = words("beside") if noun not in words("shared") else frozenset()
        if candidate.coding.event_type in BLAMING:
            beside -= {"by"}  # who does the deed is the one to blame
        if self._is_tie(noun, candidate):
            beside -= {"with", "between"}
        if noun in words("utterance", "deliberation"):
            beside |= {"on", "about", "over"}  # what it speaks of
        is_plan = noun in words("plan")
        for child in grammar.children[token]:
            markers = set(grammar.marker_lemmas(child))
            if markers & struck and not is_scene_aside:
                yield from (c for c in grammar.children[child] if set(grammar.marker_lemmas(c)) & words("scene"))
            is_aside = bool(markers & (struck | beside)) or (is_scene_aside and bool(markers & words("scene")))
            is_aside = (
                is_aside
                or self._is_in_own_time(child)
                or (is_blamed and act is EventType.ASSAULT and self._is_named_for(child))
            )
            is_matter = is_plan and grammar.pos[child] == "PROPN" and bool(markers & PLANNED_FOR)
            if not is_aside and not is_matter and self._is_governed(child, token):
                yield child

    def _is_tie(self, noun: str, candidate: Candidate) -> bool:
        """Whether a noun names ties that a state wants or praises, with whom it has them ("called for the expansion of
        *relations* between Rome and Tunis")."""
        is_wanted = candidate.coding.event_type in (EventType.REQUEST, EventType.SUPPORT)
        is_of_state = all(filler.actor.sector in (None, Sector.GOV) for filler in candidate.actors)
        return is_wanted and is_of_state and noun in lemma_classes()["relations"]

    def _is_named_for(self, place: int) -> bool:
        """Whether a place's name stands before what was done there ("condemned the *Kabul* attack")."""
        token = self._grammar.doc[place]
        return self._grammar.dep[place] == "compound" and token.ent_type_ == "LOC" and token.pos_ == "PROPN"

    def _is_in_own_time(self, child: int) -> bool:
        """Whether a phrase only says who picks the hour ("vowed to strike back *at a time of Peru's choosing*")."""
        grammar = self._grammar
        return any(grammar.lemma[t] in ("choosing", "choose") for t in grammar.related(child, "of"))

    def is_threatened(self, noun: int, candidate: Candidate) -> bool:
        """Whether a noun names the very act that is threatened ("agreed to *sanctions* on Peru")."""
        coded = candidate.coding
        is_act = coded.event_type is EventType.THREATEN and named_type(self._grammar.lemma[noun]) is coded.about
        return is_act and coded.about is not None and not {"for", "over"} & set(self._grammar.marker_lemmas(noun))

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
