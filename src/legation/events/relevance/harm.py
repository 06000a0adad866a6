"""Harm: whether what is told of is an attack, an accident or a figure of speech, and whether it is of matter."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from legation.actors.knowledge.affiliation import ARMED_GROUPS
from legation.events.lexicon.frames import lemma_classes
from legation.events.relevance.off_topic import is_political
from legation.events.status.status import has_happened
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import PLURAL_TAGS, words
from legation.records import EventType, Sector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legation.events.matches.candidates import Candidate
    from legation.events.matches.matching import Match
    from legation.events.participants.roles import Filler

ARMED = ARMED_GROUPS | {Sector.MIL}
"""Sectors whose attacks make a document one of war, in which whoever is killed is of matter."""
POLICE = frozenset({Sector.COP})
CROWD = frozenset({Sector.CVL, Sector.EDU, Sector.LAB, Sector.AGR, Sector.OPP, Sector.SOC, Sector.REL, Sector.REF})
"""Sectors of those who march and are fired on, whose violence against things is a riot (PLOVER: PROTEST riot)."""
UNARMED = frozenset({Sector.PTY, Sector.LEG, Sector.ELI, Sector.GOV, Sector.CVL, Sector.SOC, Sector.JRN, Sector.BUS})
"""Sectors that go on the attack with words."""
DEBATING = frozenset({Sector.PTY, Sector.LEG, Sector.ELI, Sector.OPP})
"""Sectors whose attacks on the unarmed are speeches."""
CAMPAIGNING = frozenset({Sector.PTY, Sector.LEG, Sector.ELI, Sector.GOV, Sector.OPP, None})
"""Sectors that fight each other at home for office."""


def is_fighting(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether an army, rebels or other armed men attack, or police a crowd."""
    is_attack = candidate.coding.event_type is EventType.ASSAULT and has_happened(candidate.coding.status)
    forces = ARMED if not any(filler.actor.sector in CROWD for filler in candidate.recipients) else ARMED | POLICE
    return is_attack and any(f.actor.sector in forces or is_band(f, grammar) for f in candidate.actors)


def is_band(filler: Filler, grammar: Grammar) -> bool:
    """Whether outlaws act in arms together ("*bandits* raided a village", "the *gang* holds the port"), as armed men do
    and no thief."""
    is_named = grammar.entity[filler.token] == "ORG"
    return filler.actor.sector is Sector.CRM and (is_named or grammar.lemma[filler.token] in words("outlaws"))


def is_riot(match: Match, doers: Sequence[Filler], grammar: Grammar) -> bool:
    """Whether a crowd of civilians wrecks or pelts something ("*rioters* burned a police station")."""
    act, beside = grammar.lemma[match.trigger], grammar.children[match.trigger]
    is_arson = act == "set" and any(grammar.lemma[token] == "fire" for token in beside)
    is_wreckage = act in words("wrecking") or is_arson
    return is_wreckage and bool(doers) and all(filler.actor.sector in CROWD for filler in doers)


def is_accident(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether nobody did the harm: what blew up does so by itself ("a *gas* explosion")."""
    trigger = candidate.match.trigger
    if candidate.actors or _is_armed(candidate, grammar):
        return False
    if _follows_crash(trigger, grammar):
        return True
    if grammar.head[trigger] != trigger and grammar.lemma[grammar.head[trigger]] in words("mishap"):
        return True  # "a helicopter *crashed* and its crew was killed"
    if any(grammar.lemma[clause] in words("mishap", "pastime") for clause in grammar.with_relation(trigger, "advcl")):
        return True  # "was killed when two helicopters *crashed*", "... while *swimming*"
    scenes = grammar.related(trigger, "in")
    if any(grammar.lemma[scene] in words("mishap") for scene in scenes):
        return True  # "was killed in the *crash*"
    causes = (trigger, *candidate.match.company, *grammar.related(trigger, "subj"), *scenes)
    beside = (c for cause in causes for c in grammar.with_relation(cause, "compound", "amod"))
    return any(grammar.lemma[c] in words("accident") for c in beside)


def _is_armed(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a weapon did it that does nothing by itself ("*a roadside bomb* hit a convoy as it drove home", "was
    killed in *mortar* fire")."""
    trigger = candidate.match.trigger
    causes = [t for path in ("subj", "by", "in") for t in grammar.related(trigger, path)]
    named = (t for cause in causes for t in (cause, *grammar.with_relation(cause, "compound")))
    return any(grammar.lemma[token] in words("arms") for token in named)


def _follows_crash(token: int, grammar: Grammar) -> bool:
    """Whether the sentence before tells of a crash: "A lorry *hit a bus* in Togo. Three people were killed"."""
    start = grammar.sentence(token).start
    if start == 0:
        return False
    root = grammar.doc[grammar.sentence(start - 1)].root.i
    if grammar.lemma[root] in words("crashing"):
        return True
    sides = (grammar.related(root, "subj"), grammar.related(root, "obj"))
    are_vehicles = (any(grammar.lemma[t] in lemma_classes()["vehicle"] for t in side) for side in sides)
    return grammar.lemma[root] in words("colliding") and all(are_vehicles)


def is_figure(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a war is waged on a thing ("declared war on plastic bags"), or by words ("*went* on the attack")."""
    named = (candidate.match.trigger, *candidate.match.company)
    if candidate.verb != candidate.match.trigger and grammar.lemma[candidate.verb] == "go":
        return {filler.actor.sector for filler in candidate.actors} <= UNARMED
    if not any(grammar.lemma[token] in words("figurative") for token in named):
        return False
    everybody = [filler.actor for filler in (*candidate.actors, *candidate.recipients)]
    told = next(token for token in named if grammar.lemma[token] in words("figurative"))
    if grammar.pos[told] == "NOUN" and len(everybody) > 1 and len({actor.country for actor in everybody}) == 1:
        if {actor.sector for actor in everybody} <= CAMPAIGNING:
            return True  # "his *battle* for the White House"
        if {filler.actor.sector for filler in candidate.actors} <= DEBATING:
            return {filler.actor.sector for filler in candidate.recipients} <= UNARMED  # "their *attacks* on bankers"
    if candidate.recipients:
        return False
    targets = [t for token in named for word in ("on", "against") for t in grammar.related(token, word)]
    return bool(targets) and all(grammar.pos[t] == "NOUN" and grammar.lemma[t] not in _targets() for t in targets)


@cache
def _targets() -> frozenset[str]:
    """What may be attacked in earnest."""
    classes = lemma_classes()
    return classes["target"] | classes["person"] | classes["building"] | classes["territory"] | classes["troops"]


def is_in_strife(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether somebody of a nation came to harm in what is politics ("a Nepali student was shot dead in clashes")."""
    told = {grammar.lemma[token] for token in candidate.match.company}
    if told & lemma_classes()["strife"] or told & words("embattled"):
        return are_many(candidate.recipients, grammar)  # "fighting killed 40 people", "60 civilians were killed"
    is_national = any(filler.actor.country for filler in candidate.recipients)
    return is_national and is_political(grammar.lemma[grammar.sentence(candidate.match.trigger)])


def are_many(fillers: Sequence[Filler], grammar: Grammar) -> bool:
    """Whether people are told of in the plural ("112 people were detained")."""
    return any(filler.actor.sector is not None and grammar.tag[filler.token] in PLURAL_TAGS for filler in fillers)
