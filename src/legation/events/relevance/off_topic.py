"""What is no matter for the record: sport, entertainment, the market, the weather, figures of speech.

The words of these fields (``data/off_topic.tsv``) are counted in the sentence and in the whole document; words of
politics count against them. A learned classifier (``topic``) judges the words that no table has.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Token

from legation.events.lexicon.frames import table_rows
from legation.events.participants.roles import state_of
from legation.events.trees.tree import words
from legation.records import Actor, EventType, Sector
from legation.terms import worldwide

PRIVATE = frozenset({Sector.BUS, Sector.EDU, Sector.JRN, Sector.MED, Sector.AGR, Sector.CVL, Sector.UNK})
"""Sectors whose dealings among themselves are nobody's diplomacy."""
LAW = frozenset({Sector.COP, Sector.JUD, Sector.REL, Sector.CRM})
"""Sectors that deal with ordinary crime beside private people."""
PERSECUTED = frozenset({Sector.JRN, Sector.EDU, Sector.MED, Sector.AGR})
"""Private sectors against whom coercion is the state's, whoever is not named."""
WAR = ("aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "unconventional", "crowd-control")
PUBLIC_ACTS = frozenset(
    {(EventType.COERCE, mode) for mode in ("curfew", "martial-law", "censor")}
    | {(EventType.MOBILIZE, mode) for mode in ("troops", "police")}
    | {(EventType.ASSAULT, mode) for mode in WAR}
)
"""Acts that only states, armies and armed groups do."""
AGAINST_PERSONS = frozenset({EventType.COERCE, EventType.SANCTION, EventType.RETREAT, EventType.CONCEDE})
"""What states do to, or undo for, single people."""
POLITICAL_MAKERS = frozenset({"lawmaker", "peacemaker", "policymaker", "policy-maker", "decision-maker", "kingmaker"})
SENTENCE_LIMIT = 2
TOPIC_LIMIT, OFFICIAL_LIMIT = 1.6, 2.5
"""From this sum on of the log-odds (``topic``) of a sentence and of its document it is of no matter, whoever acts, or
where an official has a part. What officials of one state have to do with another is of matter in any surroundings."""
CONTESTS = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.CONSULT, EventType.RETREAT, EventType.SANCTION, EventType.THREATEN}
)
"""Types in whose words nations play each other, too ("Peru *met*, *beat*, *dropped*, *seized* ...")."""
OFFICIAL = frozenset(
    {Sector.MIL, Sector.COP, Sector.LEG, Sector.SPY, Sector.PTY, Sector.OPP, Sector.REB, Sector.PRM, Sector.UAF}
)
"""Sectors whose dealings are politics by themselves, as a government's are where an office or a person is named."""
HOME_LIMIT = -2.0
"""The same for what people of one state agree on, ask, promise or refuse among themselves, where the document does not
clearly speak of politics: of such, in news of all kinds, one in five is a matter for the record."""
CIVIL = frozenset(
    {EventType.AGREE, EventType.SUPPORT, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.AID}
    | {EventType.COOPERATE, EventType.MOBILIZE}
)
"""Types whose words serve any business: what towns, firms and families do too."""
CASES = frozenset({EventType.COERCE, EventType.SANCTION, EventType.CONCEDE})
"""Types that are a case of ordinary law where only police, courts and private people of one state have a part."""
LISTED = 2.0
"""What the table of words adds to the log-odds of a sentence that it takes for off topic."""
DOCUMENT_LIMIT = 0.0
"""Below these log-odds a document is of politics, whatever its words of other fields ("a *boycott* of the games")."""
REVIEW_OPENING, REVIEW_WORDS = 60, 4
"""A review names a work within so many words, and has at least so many different words of works and critics."""
DOCUMENT_SHARE = 0.02
"""A document is off topic from this share of its words on."""


@cache
def off_topic() -> Mapping[str, int]:
    """The weight of each word: positive for sport, entertainment, market and weather, negative for politics."""
    return {
        lemma: int(row["weight"])
        for _, row in table_rows("off_topic.tsv", ("field", "weight", "lemmas"))
        for lemma in row["lemmas"].split("|")
    }


@cache
def private_nouns() -> frozenset[str]:
    """Firms, athletes, artists and private people, whom their nation's name does not make its agents."""
    rows = table_rows("private_nouns.tsv", ("kind", "lemmas"))
    return frozenset(lemma for _, row in rows for lemma in row["lemmas"].split("|"))


def is_private_noun(lemma: str) -> bool:
    """Whether a noun is of firms, athletes, artists or private people; so are all makers ("a *toymaker*") but a few."""
    return lemma in private_nouns() or (lemma.endswith("maker") and lemma not in POLITICAL_MAKERS)


def is_whole_nation(demonym: str) -> bool:
    """Whether a nation's name means all of it after "the" ("the French", not "the American")."""
    return demonym.endswith(("sh", "ch", "ese", "iss"))


@cache
def _arrest_words(kind: str) -> frozenset[str]:
    rows = table_rows("ordinary_arrests.tsv", ("word", "lemmas"))
    return frozenset(lemma for _, row in rows if row["word"] == kind for lemma in row["lemmas"].split("|"))


def is_ordinary_arrest(
    arrested: Sequence[str], lemmas: Sequence[str], *, is_one: bool, is_private: bool = False
) -> bool:
    """Whether a private person is held for an ordinary crime, or for one that is not told.

    ``arrested`` are the lemmas of who is, ``lemmas`` those of the sentence, ``is_one`` whether it is one person,
    ``is_private`` whether of a private sector, be it under a name or a trade that the tables do not list.
    Several are held for an ordinary crime only where it is named: mass arrests are seldom about theft.
    """
    if not arrested or is_political(lemmas):
        return False
    is_crime = bool(_arrest_words("crime") & set(lemmas))
    if not _arrest_words("person").issuperset(arrested):
        return is_crime and is_one and is_private
    return is_one or is_crime


def is_political(lemmas: Sequence[str]) -> bool:
    """Whether a sentence about police or courts has a word of politics."""
    return not _arrest_words("politics").isdisjoint(lemmas)


def is_ordinary_crime(lemmas: Sequence[str]) -> bool:
    """Whether a text tells of an ordinary crime and has no word of politics."""
    return not is_political(lemmas) and not _arrest_words("crime").isdisjoint(lemmas)


def is_crime_report(lemmas: Sequence[str]) -> bool:
    """Whether a text has more words of ordinary crime than of politics."""
    crime, politics = _arrest_words("crime"), _arrest_words("politics")
    return sum((lemma in crime) - (lemma in politics) for lemma in lemmas) > 0


def is_off_topic(lemmas: Sequence[str]) -> bool:
    """Whether a sentence speaks of sport, entertainment, the market or the weather."""
    weights = off_topic()
    return sum(weights.get(lemma, 0) for lemma in lemmas) >= SENTENCE_LIMIT


def is_off_topic_document(lemmas: Sequence[str]) -> bool:
    """Whether a whole document does."""
    weights = off_topic()
    total = sum(weights.get(lemma, 0) for lemma in lemmas)
    return total >= 4 and total >= DOCUMENT_SHARE * len(lemmas)


def is_review(lemmas: Sequence[str]) -> bool:
    """Whether a document tells the plot of a book, a film or a play, as its reviewers do."""
    if words("reviewed").isdisjoint(lemmas[:REVIEW_OPENING]):
        return False
    return len(words("reviewed", "criticism").intersection(lemmas)) >= REVIEW_WORDS


def is_by_office(actor: Actor, token: Token) -> bool:
    """Whether the mention at a token names an organ, an office or an official, not just a nation ("Peru won")."""
    if worldwide(actor.code) == "IGO" or actor.sector in OFFICIAL:
        return True
    return actor.sector is Sector.GOV and (token.pos_ == "NOUN" or token.ent_type_ == "PER")


def topic_limit(parties: Sequence[tuple[Actor, Token]], event_type: EventType) -> float:
    """The log-odds from which on an event among parties, each with its mention, is of no matter."""
    states = {state_of(actor) for actor, _ in parties if actor.sector not in PRIVATE} - {None}
    if not any(is_by_office(actor, token) for actor, token in parties):
        return OFFICIAL_LIMIT if len(states) > 1 and event_type not in CONTESTS else TOPIC_LIMIT
    return OFFICIAL_LIMIT if len(states) < 2 else math.inf


def is_home_affair(parties: Sequence[tuple[Actor, Token]], event_type: EventType) -> bool:
    """Whether those who have a part, each with its mention, deal with each other inside one state.

    A state that acts under its own name or its capital's ("Kyiv refused") deals with others.
    """
    sectors = {actor.sector for actor, _ in parties}
    is_case = event_type in CASES and sectors <= (PRIVATE - PERSECUTED) | LAW | {None}
    if not (is_case or event_type in CIVIL) or any(worldwide(actor.code) == "IGO" for actor, _ in parties):
        return False
    states = {state_of(actor) for actor, _ in parties} - {None}
    return len(states) < 2 and not any(token.ent_type_ == "LOC" for _, token in parties)


def is_public_act(event_type: EventType, mode: str | None) -> bool:
    """Whether the act is an event even where nobody is named: only states, armies, armed groups or crowds do it."""
    return event_type is EventType.PROTEST or (event_type, mode) in PUBLIC_ACTS


def is_public(actors: Sequence[Actor], event_type: EventType, mode: str | None = None) -> bool:
    """Whether somebody of PLOVER's interest has a part: a state, its organs, an organisation, a movement."""
    if is_public_act(event_type, mode):
        return True
    if event_type in AGAINST_PERSONS and any(_may_be_persecuted(actor) for actor in actors):
        return True
    if event_type is EventType.ASSAULT and any(actor.sector is Sector.JRN for actor in actors):
        return True
    return any(_is_public(actor) for actor in actors)


def _may_be_persecuted(actor: Actor) -> bool:
    return actor.sector in PERSECUTED or (actor.sector is Sector.CVL and actor.country is not None)


def _is_public(actor: Actor) -> bool:
    if actor.sector is None:
        return actor.code is not None and not actor.code.startswith("MNC")
    return actor.sector not in PRIVATE
