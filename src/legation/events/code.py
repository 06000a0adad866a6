"""From a parsed document to its coded events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, starmap

from spacy.tokens import Doc

from legation import places as place_room
from legation.events.lexicon.frames import Lexicon
from legation.events.lexicon.frames import lexicon as shipped_lexicon
from legation.events.matches.asked import asked
from legation.events.matches.candidates import Candidate, CandidateReader
from legation.events.matches.matching import Match, find_matches
from legation.events.participants.imposed import Imposed
from legation.events.participants.likeliest import Likeliest
from legation.events.participants.recipients import RecipientReader
from legation.events.participants.roles import Cast, Roles
from legation.events.participants.sentences import Sentences
from legation.events.participants.speakers import first_persons, speakers, with_own_demands
from legation.events.participants.standing import Standing
from legation.events.relations.relating import RelationReader
from legation.events.relevance.judge import events_among
from legation.events.relevance.off_topic import DOCUMENT_LIMIT, is_off_topic_document, is_review, telling
from legation.events.relevance.topic import Topics
from legation.events.status.tense import Tense
from legation.events.tellings.echoes import with_echoes
from legation.events.tellings.elaboration import Elaborations
from legation.events.tellings.leads import dated_by_lead, sharing_contexts
from legation.events.tellings.retelling import once_told
from legation.events.tellings.tolls import without_tolls
from legation.events.trees.grammar import Grammar
from legation.events.when_where.circumstances import Circumstances
from legation.events.when_where.coming import with_plans
from legation.events.writing import EventWriter
from legation.records import (
    Event,
    Place,
    Sector,
    Statement,
    TimeExpression,
)
from legation.syntax.columns import columns
from legation.terms import worldwide


def code_events(
    doc: Doc,
    cast: Cast,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    statements: Sequence[Statement],
    published: date | None,
    lexicon: Lexicon | None = None,
) -> tuple[Event, ...]:
    """The events of a parsed document in text order, coded after PLOVER 2, with ids "E1", "E2" and so on.

    ``lexicon`` replaces the shipped frames (see ``load_frames``). All offsets are code points into ``doc.text``,
    half-open.
    """
    told = read_candidates(doc, cast, statements, lexicon or shipped_lexicon())
    if told is None:
        return ()
    grammar, roles = told.grammar, told.roles
    sentences = Sentences(doc)
    datelines = place_room.Datelines(doc, places)
    circumstances = Circumstances(doc, grammar, times, _sites(places, cast), datelines, published)
    told_of = {actor.country for actor in cast.actors}
    known = {
        token: place
        for token, place in circumstances.places_by_token().items()
        if place.country in told_of or not place_room.is_small_town(place)
    }
    candidates = list(with_plans(told.candidates, circumstances))
    stories = [Standing(roles, sentences, known, grammar.form, story) for story in _stories(doc)]
    imposed = [done for one in stories for done in Imposed(grammar, roles, one).done(one.own(candidates))]
    relevant = events_among(imposed, grammar, told.topics)
    questions = asked(grammar, statements)
    kept: list[Candidate] = []
    for standing in stories:
        reader = RecipientReader(grammar, roles, known, standing, circumstances.paragraph)
        completed = reader.complete(standing.own(relevant))
        stated = [candidate for candidate in completed if candidate.match.trigger not in questions]
        once = once_told(with_echoes(stated, sentences, grammar, roles), sentences, grammar)
        kept.extend(Likeliest(grammar, roles, standing).completed(once))
    elaborations = Elaborations(grammar, roles, sentences, circumstances.paragraph, told.matches, kept)
    writer = EventWriter(doc, grammar, roles, sentences, circumstances, statements, times, datelines, published)
    title = doc._.layout.title if doc._.layout is not None else None
    written = writer.events(without_tolls(kept, elaborations, grammar), elaborations)
    return dated_by_lead(sharing_contexts(list(written), title), title, published)


@dataclass(frozen=True, slots=True)
class Told:
    """What a document may tell, before it is judged which of it are events for the record."""

    grammar: Grammar
    topics: Topics
    roles: Roles
    matches: list[Match]
    candidates: list[Candidate]


def read_candidates(doc: Doc, cast: Cast, statements: Sequence[Statement], lexicon: Lexicon) -> Told | None:
    """The candidate events of a parsed document; None where it is of sport, the market and the like, or has none."""
    grammar = Grammar(doc)
    topics = Topics(grammar)
    if topics.document >= DOCUMENT_LIMIT and is_off_topic_document(telling(grammar)):
        return None
    said = speakers(grammar, statements)
    grammar.speakers = with_own_demands(said, grammar, statements, cast.actors)
    roles = Roles(doc, cast, grammar, first_persons(grammar, statements, cast.actors))
    relations = RelationReader(grammar, roles)
    matches = [relations.decided(match) for match in find_matches(grammar, roles, lexicon)]
    matches.extend(relations.silent(matches))
    beside = _beside_the_story(doc)
    matches = [match for match in matches if match.trigger not in beside]
    if not matches:
        return None
    candidates = list(CandidateReader(grammar, roles, matches).read())
    if is_review(grammar.lemma):  # it tells its book's or film's plot in the present tense
        candidates = [candidate for candidate in candidates if candidate.reading.tense is Tense.PAST]
    return Told(grammar, topics, roles, matches, candidates)


def _stories(doc: Doc) -> Iterator[range]:
    """The tokens of a digest's stories, with all before the first as one; the whole document where it is one story."""
    spans = doc._.layout.stories if doc._.layout is not None else ()
    starts = [token for start, end in spans for token in columns(doc).tokens(start, end)[:1]]
    return starmap(range, pairwise(dict.fromkeys((0, *starts, len(doc)))))


def _beside_the_story(doc: Doc) -> frozenset[int]:
    """The tokens of captions and of links to other stories."""
    spans = doc._.layout.furniture if doc._.layout is not None else ()
    return frozenset(token for start, end in spans for token in columns(doc).tokens(start, end))


def _sites(places: Sequence[Place], cast: Cast) -> list[Place]:
    """The places but for parts of organisations' names ("Co-operation in *Europe*"), surnames ("called *Salem*") and
    peoples ("killed *Tutsis*")."""
    named = [(actor, mention) for actor in cast.actors for mention in actor.mentions]
    inside = [(m.start, m.end) for actor, m in named if worldwide(actor.code)]
    people = {
        (m.start, m.end)
        for actor, m in named
        if (actor.sector is Sector.CVL and m.text.endswith("s")) or (actor.office and actor.name.endswith(f" {m.text}"))
    }
    return [
        place
        for place in places
        if (place.start, place.end) not in people and not any(s < place.start and place.end <= e for s, e in inside)
    ]
