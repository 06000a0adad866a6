"""What is no matter for the record: sport, entertainment, the market, the weather, figures of speech.

The words of these fields (``data/off_topic.tsv``) are counted in the sentence and in the whole document; words of
politics count against them. A learned classifier (``topic``) judges the words that no table has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from legation.events.lexicon.frames import table_rows
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import Actor, EventType, Sector

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
    | {(EventType.RETREAT, "ceasefire")}
)
"""Acts that only states, armies and armed groups do."""
AGAINST_PERSONS = frozenset({EventType.COERCE, EventType.SANCTION, EventType.RETREAT, EventType.CONCEDE})
"""What states do to, or undo for, single people."""
POLITICAL_MAKERS = frozenset({"lawmaker", "peacemaker", "policymaker", "policy-maker", "decision-maker", "kingmaker"})
SENTENCE_LIMIT = 2
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
def _crime_words(kind: str) -> frozenset[str]:
    rows = table_rows("ordinary_crime.tsv", ("word", "lemmas"))
    return frozenset(lemma for _, row in rows if row["word"] == kind for lemma in row["lemmas"].split("|"))


def is_political(lemmas: Iterable[str]) -> bool:
    """Whether a text about police or courts has a word of politics."""
    return not _crime_words("politics").isdisjoint(lemmas)


def is_ordinary_crime(lemmas: Collection[str]) -> bool:
    """Whether a text tells of an ordinary crime and has no word of politics."""
    return not is_political(lemmas) and not _crime_words("crime").isdisjoint(lemmas)


def is_crime_report(lemmas: Sequence[str]) -> bool:
    """Whether a text has more words of ordinary crime than of politics."""
    crime, politics = _crime_words("crime"), _crime_words("politics")
    return sum((lemma in crime) - (lemma in politics) for lemma in lemmas) > 0


def telling(grammar: Grammar, start: int = 0, end: int | None = None) -> list[str]:
    """The lemmas of a stretch of tokens that may tell what it is about.

    A person's name does not ("*Oscar* Arias"), nor does what somebody hails tell of the weather.
    """
    pos = grammar.pos[start:end]
    return [
        lemma
        for token, (lemma, part) in enumerate(zip(grammar.lemma[start:end], pos, strict=True), start)
        if not (part == "PROPN" and grammar.with_relation(token, "flat")) and not (part == "VERB" and lemma == "hail")
    ]


def is_off_topic(lemmas: Sequence[str]) -> bool:
    """Whether a sentence speaks of sport, entertainment, the market or the weather."""
    weights = off_topic()
    return sum([weights[lemma] for lemma in lemmas if lemma in weights]) >= SENTENCE_LIMIT


def is_off_topic_document(lemmas: Sequence[str]) -> bool:
    """Whether a whole document does."""
    weights = off_topic()
    total = sum([weights[lemma] for lemma in lemmas if lemma in weights])
    return total >= 4 and total >= DOCUMENT_SHARE * len(lemmas)


def is_review(lemmas: Sequence[str]) -> bool:
    """Whether a document tells the plot of a book, a film or a play, as its reviewers do."""
    if words("reviewed").isdisjoint(lemmas[:REVIEW_OPENING]):
        return False
    return len(words("reviewed", "criticism").intersection(lemmas)) >= REVIEW_WORDS


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
