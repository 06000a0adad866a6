"""The modes that depend on who has a part: meetings of many sides, and whose forces move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.events.matches.matching import Match, follow
from legation.events.participants.roles import Filler
from legation.events.status.conventions import Coding
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import PLURAL_TAGS, words
from legation.records import EventType, Sector
from legation.terms import worldwide

MANY = 3
"""From how many countries on a meeting is multilateral."""
THROUGH = ("under", "through", "via")
"""What leads to the third party through which two meet."""
FEW = frozenset({"one", "two", "1", "2"})


def with_mode_of_parties(coded: Coding, match: Match, actors: Sequence[Filler], grammar: Grammar) -> Coding:
    """The coding with the mode that its actors give it, where the frame and the means leave it open."""
    if coded.event_type is EventType.CONSULT and coded.mode is None and _are_mediated(match, actors, grammar):
        return replace(coded, mode="third-party")
    if coded.event_type is EventType.CONSULT and coded.mode is None and _is_many_sided(match, actors, grammar):
        return replace(coded, mode="multilateral")
    moves_men = coded.mode == "troops" or (coded.mode == "weapons" and _are_fighters(match, grammar))
    if coded.event_type is EventType.MOBILIZE and moves_men and actors:
        sectors = {filler.actor.sector for filler in actors}
        if sectors <= ARMED_GROUPS:
            return replace(coded, mode="militia")
        if sectors == {Sector.COP}:
            return replace(coded, mode="police")
    return coded


def _are_fighters(match: Match, grammar: Grammar) -> bool:
    """Whether "fighters" move, who are aircraft only where a state moves them."""
    moved = (t for relation in ("obj", "subj") for t in grammar.related(match.trigger, relation))
    return any(grammar.lemma[token] == "fighter" for token in moved)


def _are_mediated(match: Match, actors: Sequence[Filler], grammar: Grammar) -> bool:
    """Whether somebody meets others as their mediator ("Qatari *mediators* met ...", "Obasanjo, the *mediator*"), or
    they meet "under Omani *mediation*" or "through Omani *mediators*".
    """
    through = (t for path in THROUGH for t in follow(grammar, match.trigger, match.company, (path,)))
    if any(grammar.lemma[t] in words("auspices") for t in through):
        return True
    return any(
        grammar.lemma[word] in words("mediator")
        for filler in actors
        for word in (
            filler.token,
            grammar.head[filler.token],
            *grammar.with_relation(filler.token, "appos", "compound"),
        )
    )


def countries(fillers: Sequence[Filler]) -> int:
    """How many countries have a part."""
    return len({filler.actor.country for filler in fillers if filler.actor.country})


def _is_many_sided(match: Match, actors: Sequence[Filler], grammar: Grammar) -> bool:
    """Whether three countries or more meet, be they named or counted ("leaders of *five countries*"), the talks are
    called so ("*trilateral* talks"), or an organisation of states meets.
    """
    if countries(actors) >= MANY or _is_of_body(match, actors, grammar):
        return True
    named = (word for token in (match.trigger, *match.company) for word in grammar.with_relation(token, "amod"))
    if any(grammar.lemma[word] in words("many-sided") for word in named):
        return True
    return any(_are_many(filler.token, grammar) for filler in actors)


def _are_many(token: int, grammar: Grammar) -> bool:
    """Whether a noun counts three countries or more, or those of so many."""
    members = (
        t
        for t in (token, *grammar.related(token, "of"), *grammar.related(token, "from"))
        if grammar.lemma[t] in words("member")
    )
    return any(
        grammar.lemma[numeral] not in FEW for member in members for numeral in grammar.with_relation(member, "nummod")
    )


def _is_of_body(match: Match, actors: Sequence[Filler], grammar: Grammar) -> bool:
    """Whether an organisation of states meets ("the Security *Council* met", "EU *ministers* gathered"), or holds a
    summit by itself.
    """
    is_summit = len(actors) == 1 and any(grammar.lemma[t] == "summit" for t in (match.trigger, *match.company))
    return bool(actors) and all(
        worldwide(filler.actor.code) == "IGO"
        and (grammar.tag[filler.token] in PLURAL_TAGS or grammar.lemma[filler.token] in words("organ") or is_summit)
        for filler in actors
    )
