"""What a frame fits though it is no matter of the record: private cases, a town's affairs, what is only told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legation.events.relevance.off_topic import (
    LAW,
    PRIVATE,
    is_crime_report,
    is_ordinary_crime,
    is_political,
)
from legation.events.status.conventions import VERBAL
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import EventType, Sector
from legation.terms import worldwide

if TYPE_CHECKING:
    from legation.events.matches.candidates import Candidate
    from legation.events.participants.roles import Filler

NAMELESS = frozenset({Sector.REB, Sector.UAF, Sector.CVL, Sector.LAB, Sector.EDU, Sector.MED, Sector.OPP, Sector.AGR})
"""Sectors whose people are told of without their country."""
ORGANS = frozenset({Sector.GOV, Sector.COP, Sector.MIL, Sector.LEG, Sector.SPY})
"""Sectors that work for one state."""
FELT_ANYWHERE = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.MOBILIZE})
"""Types that are of matter wherever they are done."""
WH_TAGS = frozenset({"WP", "WP$", "WRB", "WDT"})
"""Tags of the words that open a question."""


def _is_political(candidate: Candidate, grammar: Grammar) -> bool:
    return is_political(grammar.lemma[grammar.sentence(candidate.match.trigger)])


def is_by_unknown(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether names do it of which nothing is known but their nation ("Serbia's *Petrovic* withdrew"), who say nothing
    to another state ("Serbia's *Petrovic* accused Kosovo")."""
    if not candidate.actors or not all(_is_unknown_name(filler, grammar) for filler in candidate.actors):
        return False
    own = {filler.actor.country for filler in candidate.actors} | {None}
    others = (filler.actor for filler in candidate.recipients if filler.actor.country not in own)
    is_to_state = any(other.sector in (None, Sector.GOV, Sector.MIL) for other in others)
    return candidate.coding.event_type not in VERBAL or not is_to_state


def _is_unknown_name(filler: Filler, grammar: Grammar) -> bool:
    is_nation = filler.actor.sector is None and filler.actor.code == filler.actor.country
    return is_nation and grammar.pos[filler.token] == "PROPN" and bool(grammar.with_relation(filler.token, "nmod:poss"))


def is_private_case(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a court, or whoever fines, deals with a firm or private people at home, in nothing of politics."""
    home = {filler.actor.country for filler in candidate.actors}
    parties = [filler.actor for filler in candidate.recipients]
    if _is_among_private(candidate):
        sentence = grammar.lemma[grammar.sentence(candidate.match.trigger)]
        if is_ordinary_crime(grammar.lemmas) or (is_crime_report(sentence) and is_crime_report(grammar.lemma)):
            return True
    is_police = all(filler.actor.sector is Sector.COP for filler in candidate.actors)
    if not parties and candidate.coding.event_type is EventType.REQUEST:  # "police appealed for witnesses"
        return is_police and not _is_political(candidate, grammar)
    if not parties and candidate.coding.mode == "investigate":  # "police opened an investigation", of a stampede
        return is_police and not is_political(grammar.lemmas)
    is_fine = grammar.lemma[candidate.match.trigger] == "fine"
    if not parties or not (is_fine or all(filler.actor.sector is Sector.JUD for filler in candidate.actors)):
        return False
    if any(actor.sector not in (Sector.BUS, Sector.CVL) or actor.country not in (None, *home) for actor in parties):
        return False
    return (is_fine or bool(home)) and not _is_political(candidate, grammar)


def is_with_suspect(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a suspect of the same country has a part, and the sentence has no word of politics."""
    parties = (*candidate.actors, *candidate.recipients)
    if not any(grammar.lemma[filler.token] in words("suspected") for filler in parties):
        return False
    return len({filler.actor.country for filler in parties}) < 2 and not _is_political(candidate, grammar)


def _is_among_private(candidate: Candidate) -> bool:
    """Whether nobody but the police, courts and private people of their own country have a part."""
    home = {filler.actor.country for filler in candidate.actors}
    sectors = {filler.actor.sector for filler in candidate.actors}
    parties = [filler.actor for filler in candidate.recipients]
    if home and any(actor.country not in (None, *home) for actor in parties):
        return False
    return sectors <= LAW | PRIVATE and {actor.sector for actor in parties} <= LAW | PRIVATE | {None}


def is_anybody_known(candidate: Candidate) -> bool:
    """Whether a state or a body of the world has a part: what just any government may do is nobody's act.

    Crowds and armed men are somebody under any name.
    """
    if any(filler.actor.sector in NAMELESS for filler in candidate.actors):
        return True
    parties = [filler.actor for filler in (*candidate.actors, *candidate.recipients)]
    return any(actor.country is not None or worldwide(actor.code) is not None for actor in parties)


def is_municipal(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a town's or a county's council, agency or firefighters act among people of their own country."""
    if candidate.coding.event_type in FELT_ANYWHERE:
        return False
    parties = [filler.actor for filler in (*candidate.actors, *candidate.recipients)]
    if len({actor.country for actor in parties} - {None}) > 1 or any(worldwide(actor.code) for actor in parties):
        return False
    return bool(candidate.actors) and all(_is_of_town(filler, grammar) for filler in candidate.actors)


def _is_of_town(filler: Filler, grammar: Grammar) -> bool:
    """Whether somebody works for a town or a county: "the *county* agencies", "the council" of no known country."""
    lemma = grammar.lemma[filler.token]
    before = (grammar.lemma[word] for word in grammar.with_relation(filler.token, "compound", "amod"))
    if lemma in words("townspeople") or not words("town").isdisjoint(before):
        return True
    return filler.actor.country is None and lemma in words("municipal")


def is_industrial(candidate: Candidate) -> bool:
    """Whether only firms and those who work for them have a part ("the airline *settled* with its pilots")."""
    sectors = {filler.actor.sector for filler in (*candidate.actors, *candidate.recipients)}
    is_firm = bool(sectors & {Sector.BUS}) and candidate.coding.event_type is not EventType.PROTEST
    return is_firm and sectors <= PRIVATE | {Sector.LAB}


def is_internal(candidate: Candidate) -> bool:
    """Whether only organs of one state work together ("the detectives *worked with* the navy")."""
    parties = [filler.actor for filler in (*candidate.actors, *candidate.recipients)]
    return len({actor.country for actor in parties}) == 1 and all(actor.sector in ORGANS for actor in parties)


def is_opinion(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether who agrees only thinks the same ("agreed that the vote *was* fair")."""
    verb = candidate.match.trigger
    if grammar.lemma[verb] not in words("agreeing"):
        return False
    opinion = ("are", "have", *(("should", "must") if grammar.tag[verb] in ("VBP", "VBZ") else ()))
    return _is_stated(verb, grammar) or any(
        grammar.form[auxiliary] in opinion
        for clause in grammar.with_relation(verb, "ccomp")
        for auxiliary in grammar.with_relation(clause, "aux", "cop")
    )


def is_feast(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a crowd gathers for what is no protest ("gathered in the square *to celebrate*")."""
    clauses = grammar.with_relation(candidate.match.trigger, "advcl", "xcomp")
    return any(grammar.lemma[clause] in words("festive") for clause in clauses)


def _is_stated(verb: int, grammar: Grammar) -> bool:
    """Whether the verb's clause says what is so rather than what is to be done."""
    clauses = grammar.with_relation(verb, "ccomp")
    beside = {grammar.tag[c] for clause in clauses for c in grammar.with_relation(clause, "aux", "aux:pass", "cop")}
    tags = beside | {grammar.tag[clause] for clause in clauses}
    is_finite = bool(tags & {"VBD", "VBZ"}) or "VBP" in beside  # "suggested that they *do* not understand"
    return is_finite and "MD" not in tags


def _is_bidden(verb: int, grammar: Grammar) -> bool:
    """Whether the clause says in the subjunctive what is to be done ("insisted that the council *be* consulted")."""
    clauses = grammar.with_relation(verb, "ccomp")
    tags = [grammar.tag[c] for clause in clauses for c in (clause, *grammar.with_relation(clause, "aux", "aux:pass"))]
    return "VB" in tags and not {"MD", "TO", "VBD", "VBZ", "VBP"} & set(tags)


def _is_question(verb: int, grammar: Grammar) -> bool:
    """Whether somebody wants to know something rather than have it done ("asked whether ...", "asked to explain")."""
    if grammar.lemma[verb] not in words("asking"):
        return False
    if grammar.is_passive(verb) and not grammar.related(verb, "subj"):
        wanted = {grammar.lemma[act] for act in (*grammar.related(verb, "inf"), *grammar.related(verb, "for"))}
        return bool(wanted & words("answering")) or grammar.dep[verb] == "advcl"
    if grammar.related(verb, "inf") or grammar.related(verb, "for"):
        return False
    clauses = grammar.with_relation(verb, "ccomp", "advcl", "parataxis")
    if any(clause < verb for clause in grammar.with_relation(verb, "ccomp")):
        return True  # "What of the talks," she *asked*
    asked = (c for clause in clauses for c in grammar.children[clause])
    if any(grammar.tag[c] in WH_TAGS or grammar.lemma[c] in ("whether", "if") for c in asked):
        return True
    return "?" in grammar.form[grammar.sentence(verb)]


def _is_about_oneself(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether who says what is to be done means himself ("said that *we must* wait", "suggested *he* might stay")."""
    verb, asked = candidate.match.trigger, candidate.match.frame.recipient.alternatives[:1]
    if asked != ((("comp", "subj"),),) or candidate.recipients or _is_bidden(verb, grammar):
        return False
    return grammar.lemma[verb] in words("reporting", "proposing")


def _is_notice(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether officials ask the public at home for something ("urged *motorists* to slow down")."""
    asked = {grammar.lemma[filler.token] for filler in candidate.recipients}
    return bool(asked) and asked <= words("public")


def only_tells(candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a verb of asking only asks a question or states what is so ("insisted its actions *were* lawful"), or
    who says what must be means nobody else.
    """
    verb = candidate.match.trigger
    if _is_question(verb, grammar) or _is_about_oneself(candidate, grammar) or _is_notice(candidate, grammar):
        return True
    if grammar.lemma[verb] in words("reporting") and grammar.related(verb, "comp") and not candidate.recipients:
        return not (candidate.match.company or _is_bidden(verb, grammar))
    advised = {grammar.lemma[act] for act in grammar.related(verb, "comp")}
    if advised & words("anonymous"):
        return True  # "asked not to be named"
    if advised & words("travelling") and any(
        grammar.lemma[t] in words("citizens") for t in grammar.related(verb, "obj")
    ):
        return True  # "advised its citizens to leave Chad"
    return grammar.lemma[verb] in words("telling") and _is_stated(verb, grammar)
