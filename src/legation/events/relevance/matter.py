"""Whether somebody of PLOVER's interest has a part in what is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legation.events.relevance.harm import are_many, is_in_strife
from legation.events.relevance.off_topic import is_private_noun, is_public, is_whole_nation
from legation.events.trees.grammar import Grammar
from legation.records import EventType, Sector

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate
    from legation.events.participants.roles import Filler


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
    """Whether the people of one community attack those of another ("*Sunnis* attacked *Shiites*", "*settlers* raided a
    Palestinian village")."""
    if candidate.coding.event_type is not EventType.ASSAULT or not candidate.actors or not candidate.recipients:
        return False
    theirs = {filler.actor.name for filler in candidate.recipients}
    are_settlers = all(grammar.lemma[filler.token] == "settler" for filler in candidate.actors)
    if are_settlers:
        return any(filler.actor.country for filler in candidate.recipients)
    are_two = theirs.isdisjoint(filler.actor.name for filler in candidate.actors)
    return are_two and all(_is_community(f, grammar) for f in (*candidate.actors, *candidate.recipients))


def _is_community(filler: Filler, grammar: Grammar) -> bool:
    """Whether somebody is a people or a confession, by its name in the plural ("*Hutus*")."""
    token = filler.token
    is_name = grammar.pos[token] == "PROPN" and grammar.entity[token] not in ("PER", "ORG")
    return filler.actor.sector is Sector.CVL and is_name and grammar.form[token].endswith("s")


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
