"""Whether somebody of PLOVER's interest has a part in what is told of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from legation.actors import shipped_tables
from legation.events.lexicon.frames import lemma_classes
from legation.events.lexicon.needs import COMMUNITY
from legation.events.relevance.harm import are_many, is_in_strife
from legation.events.relevance.off_topic import is_private_noun, is_public, is_whole_nation
from legation.events.trees.communities import is_community
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector, Status

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate
    from legation.events.participants.roles import Filler

_SEIZURE = (EventType.COERCE, "seize")
_COMMUNAL = frozenset({(EventType.PROTEST, "riot"), (EventType.COERCE, "deport"), _SEIZURE})
"""What communities do to each other without arms."""
_OF_STATE = frozenset({None, Sector.GOV, Sector.MIL})
"""The sectors of those who act for a state, or none where the state itself does."""


def is_of_matter(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether somebody of PLOVER's interest has a part, or people in numbers come to harm in strife."""
    doers = (filler for filler in candidate.actors if not _is_somebody(filler, grammar))
    everybody = [filler.actor for filler in (*doers, *candidate.recipients) if not is_private(filler.token, grammar)]
    if candidate.coding.event_type is EventType.COERCE and are_many(candidate.recipients, grammar):
        return True
    if candidate.coding.event_type is EventType.ASSAULT and is_in_strife(candidate, grammar):
        return True
    return is_public(everybody, candidate.coding.event_type, candidate.coding.mode)


def is_truce_of_nobody(candidate: Candidate) -> bool:
    """Whether fighting stops, and the clause names none of those who fought ("*a ceasefire* took effect at noon")."""
    return candidate.coding.mode == "ceasefire" and not (candidate.actors or candidate.recipients)


def is_communal(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether the people of one community fight those of another or drive them out ("*Sunnis* attacked *Shiites*",
    "*Zulus* and *Xhosas* clashed", "*settlers* raided a Palestinian village"), or take ground ("*Chechens* seized a
    theatre")."""
    act = (candidate.coding.event_type, candidate.coding.mode)
    if not candidate.actors or (act[0] is not EventType.ASSAULT and act not in _COMMUNAL):
        return False
    if act[0] is EventType.ASSAULT and all(grammar.lemma[filler.token] == "settler" for filler in candidate.actors):
        return any(filler.actor.country for filler in candidate.recipients)
    if act == _SEIZURE:
        asked = any(COMMUNITY in condition.named for condition in candidate.match.frame.conditions)
        return asked and _are_communities(candidate.actors, grammar)
    everybody = (*candidate.actors, *candidate.recipients)
    return len({filler.actor.name for filler in everybody}) > 1 and _are_communities(everybody, grammar)


def _are_communities(fillers: Sequence[Filler], grammar: Grammar) -> bool:
    return all(_is_community(filler, grammar) for filler in fillers)


def is_of_war(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a state attacks ships, arms or a town ("*sank a gunboat*", "the Japanese *attacked Pearl Harbor*")."""
    is_done = candidate.coding.status is Status.OCCURRED and candidate.coding.event_type is EventType.ASSAULT
    if not is_done or not candidate.actors:
        return False
    if not all(filler.actor.country and filler.actor.sector in _OF_STATE for filler in candidate.actors):
        return False
    things = grammar.related(candidate.match.trigger, "obj")
    prey = lemma_classes()["weapons_moved"] | words("vessel")
    return any(grammar.lemma[thing] in prey or _is_town(thing, grammar) for thing in things)


def _is_town(token: int, grammar: Grammar) -> bool:
    """Whether a name is of a place that is no country: teams have those too ("Wales *sink Fiji*")."""
    is_place = grammar.entity[token] == "LOC" and grammar.pos[token] == "PROPN"
    return is_place and grammar.spelling[token] not in _country_words()


@cache
def _country_words() -> frozenset[str]:
    """The names and adjectives of all countries."""
    return frozenset().union(*shipped_tables().country_words.values())


def _is_community(filler: Filler, grammar: Grammar) -> bool:
    """Whether somebody is a people or a confession, by its name in the plural ("*Hutus*")."""
    return filler.actor.sector is Sector.CVL and is_community(filler.token, grammar)


def is_private(token: int, grammar: Grammar) -> bool:
    """Whether somebody is private, or a nation's name only tells where they come from ("a *Mexican* cement maker")."""
    if grammar.dep[token] in ("amod", "compound", "nmod:poss"):
        token = grammar.head[token]
    before = grammar.with_relation(token, "compound") if grammar.lemma[token] == "group" else ()  # "the *hotel* group"
    return any(is_private_noun(grammar.lemma[word]) for word in (token, *before))


def _is_somebody(filler: Filler, grammar: Grammar) -> bool:
    """Whether a nation's name in the singular means one of its people ("*the American* flew to Istanbul")."""
    word, actor = grammar.doc[filler.token], filler.actor
    if actor.sector is not None or actor.code != actor.country or word.ent_type_ in ("LOC", "ORG"):
        return False
    is_one = word.is_title and word.tag_ in ("NN", "NNP") and bool(grammar.with_relation(filler.token, "det"))
    return is_one and not is_whole_nation(word.lower_)
