"""From a parsed document to its coded events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from spacy.tokens import Doc

from legation import ontology
from legation import places as place_room
from legation.events.contexts import Keyword, contexts_of, keywords_in
from legation.events.lexicon.frames import Frame, Lexicon
from legation.events.lexicon.frames import lexicon as shipped_lexicon
from legation.events.matches.asked import asked
from legation.events.matches.candidates import Candidate, CandidateReader
from legation.events.matches.matching import Match, find_matches
from legation.events.participants.imposed import Imposed
from legation.events.participants.likeliest import Likeliest
from legation.events.participants.recipients import RecipientReader
from legation.events.participants.roles import Cast, Filler, Roles
from legation.events.participants.sentences import Sentences
from legation.events.participants.speakers import first_persons, speakers, with_own_demands
from legation.events.participants.standing import Standing
from legation.events.relations.relating import RelationReader, reasons
from legation.events.relevance.judge import events_among
from legation.events.relevance.off_topic import DOCUMENT_LIMIT, is_off_topic_document, is_review, telling
from legation.events.relevance.topic import Topics
from legation.events.sizes.magnitude import magnitudes
from legation.events.status.attribution import Attribution
from legation.events.status.conventions import VERBAL
from legation.events.status.status import has_happened
from legation.events.status.tense import Tense
from legation.events.status.told import Act
from legation.events.tellings.echoes import with_echoes
from legation.events.tellings.elaboration import Elaboration, Elaborations, Pointer
from legation.events.tellings.leads import dated_by_lead, sharing_contexts
from legation.events.tellings.retelling import once_told
from legation.events.tellings.tolls import without_tolls
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.events.when_where.chronicle import is_of_another_age, past_until
from legation.events.when_where.circumstances import Circumstances
from legation.events.when_where.pointing import TOWNS
from legation.records import (
    Because,
    DateBasis,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Evidence,
    Participant,
    Place,
    PlaceKind,
    Sector,
    Statement,
    Status,
    TextSpan,
    TimeExpression,
)
from legation.syntax.columns import columns, sentences
from legation.terms import worldwide

FORCE = frozenset({EventType.COERCE, EventType.MOBILIZE, EventType.ASSAULT, EventType.RETREAT})
SUMMONS = frozenset({(EventType.ACCUSE, "summon"), (EventType.SANCTION, "recall")})
"""What a capital does with envoys, whoever is said to do it."""
NEGATIONS = frozenset({"not", "never", "no"})
TRIGGER_REACH = 6
"""How many tokens a trigger may span together with its support verb."""


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
    grammar, roles, matches = told.grammar, told.roles, told.matches
    datelines = place_room.Datelines(doc, places)
    circumstances = Circumstances(doc, grammar, times, _sites(places, cast), datelines, published)
    writer = EventWriter(doc, grammar, roles, circumstances, statements, times, datelines, published)
    named = circumstances.places_by_token()
    told_of = {actor.country for actor in cast.actors}
    known = {t: place for t, place in named.items() if place.country in told_of or not place_room.is_small_town(place)}
    standing = Standing(roles, Sentences(writer.sentence_of), known, grammar.form)
    recipients = RecipientReader(grammar, roles, known, standing, circumstances.paragraph)
    imposed = Imposed(grammar, roles, standing)
    completed = recipients.complete(events_among(list(imposed.done(told.candidates)), grammar, told.topics))
    questions = asked(grammar, statements)
    stated = [candidate for candidate in completed if candidate.match.trigger not in questions]
    echoed = with_echoes(stated, writer.sentence_of, grammar, roles)
    by_sentence = groupby(echoed, key=lambda candidate: writer.sentence_of[candidate.match.trigger])
    once = [event for _, same in by_sentence for event in once_told(list(same), writer.sentence_of, grammar)]
    relevant = Likeliest(grammar, roles, standing).completed(once)
    elaborations = Elaborations(
        grammar, roles, writer.sentences, writer.sentence_of, circumstances.paragraph, matches, relevant
    )
    title = doc._.layout.title if doc._.layout is not None else None
    own = without_tolls(relevant, elaborations, grammar)
    events = sharing_contexts(list(writer.events(own, elaborations)), title)
    return dated_by_lead(events, title, published)


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


class EventWriter:
    """Writes candidates as events of the record."""

    def __init__(
        self,
        doc: Doc,
        grammar: Grammar,
        roles: Roles,
        circumstances: Circumstances,
        statements: Sequence[Statement],
        times: Sequence[TimeExpression],
        datelines: place_room.Datelines,
        published: date | None,
    ) -> None:
        self._doc = doc
        self._published = published
        self._text = grammar.text
        self._grammar = grammar
        self._roles = roles
        self._circumstances = circumstances
        self._toponyms = circumstances.places_by_token()
        self._attribution = Attribution(doc, grammar, statements)
        self._offsets = columns(doc).offsets
        self._datelines = datelines
        self._past_until = 0 if datelines.at(0) is not None else past_until(doc, times, published)
        self.sentence_of = [0] * len(doc)
        self._keywords: dict[int, list[Keyword]] = {}
        self.sentences: list[tuple[int, int]] = []
        for start, end in sentences(doc):
            if not all(map(str.isspace, grammar.form[start:end])):
                self.sentences.append((start, end))
            number = max(0, len(self.sentences) - 1)  # white space belongs to the sentence before it
            self.sentence_of[start:end] = [number] * (end - start)

    def _contexts(self, candidate: Candidate, elaborations: Iterable[Elaboration]) -> dict[str, Keyword]:
        """The candidate's contexts, each with the first word that speaks for it."""
        found = list(self._keywords_in(self.sentence_of[candidate.match.trigger]))
        for clause in elaborations:
            if clause.pointer is Pointer.TOLL:
                continue
            told = self._keywords_in(self.sentence_of[clause.head])
            found += [replace(word, rule=clause.pointer.value) for word in told if word.last in clause.tokens]
        return contexts_of(found)

    def _keywords_in(self, sentence: int) -> list[Keyword]:
        if sentence not in self._keywords:
            found = keywords_in(self._grammar.lemma, self._grammar.pos, *self.sentences[sentence])
            self._keywords[sentence] = list(found)
        return self._keywords[sentence]

    def events(self, candidates: Iterable[Candidate], elaborations: Elaborations) -> Iterator[Event]:
        """The candidates as events, numbered in their order, without those of another age."""
        number, past = 0, -1
        for candidate in candidates:
            event = self.event(f"E{number + 1}", candidate, elaborations.of(candidate))
            is_undated = event.date is None or event.date.basis is DateBasis.PUBLISHED
            is_past = event.sentence == past or event.trigger.start < self._past_until
            if self._is_history(event, candidate) or (is_undated and is_past):
                past = event.sentence  # "was overthrown in 1958 and the king was killed"
            else:
                number += 1
                yield event

    def _is_history(self, event: Event, candidate: Candidate) -> bool:
        """Whether the event is dated more than a lifetime's news before the document: "in 1812", "until 1878"."""
        latest = event.date.latest if event.date else self._circumstances.latest_named(candidate.match.trigger)
        return latest is not None and is_of_another_age(latest, self._published)

    def event(self, id: str, candidate: Candidate, elaborations: Sequence[Elaboration]) -> Event:
        """The candidate as an event of the record."""
        coded = candidate.coding
        if coded.status is Status.NEGATED and _is_denial(candidate.match.frame):
            coded = replace(coded, status=Status.OCCURRED)
        contexts = self._contexts(candidate, elaborations)
        told = self._trigger(candidate)
        trigger, verb = candidate.match.trigger, candidate.verb
        is_told_of = has_happened(coded.status) or (coded.status is Status.NEGATED and not candidate.reading.is_future)
        frame_type = candidate.match.frame.event_type
        act = Act(trigger, verb, frame_type, candidate.reading.tense, coded.status, is_told_of)
        on = self._circumstances.date(act)
        at = self._circumstances.place(act, is_local=self._is_local(candidate), on=on)
        return Event(
            id=id,
            event_type=coded.event_type,
            mode=coded.mode,
            about=coded.about,
            contexts=tuple(contexts),
            cameo=ontology.cameo(coded.event_type, coded.mode, coded.about, contexts),
            quad=ontology.quad(coded.event_type),
            score=ontology.score(coded.event_type, coded.mode),
            status=coded.status,
            actor=self._participants(self._at_scene(candidate, at))
            or self._crowd_here(candidate, at)
            or self._speaking_capitals(candidate)
            or self._summoner(candidate),
            recipient=self._participants(candidate.recipients) or self._host_here(candidate, at),
            trigger=told,
            sentence=self.sentence_of[candidate.match.trigger],
            date=on,
            place=at,
            statement=self._attribution.statement(trigger, told, coded.event_type, candidate.actors),
            magnitude=tuple(magnitudes(candidate.match, elaborations, self._grammar)),
            confidence=round(candidate.chance, 2),
            because=self._because(candidate, contexts, on, at),
        )

    def _is_local(self, candidate: Candidate) -> bool:
        """Whether the story's own place may be the event's: people met or protested, or a state acted at home."""
        coded, home = candidate.coding, self._filed_in(candidate)
        if not has_happened(coded.status) or coded.mode == "phone":
            return False
        if coded.event_type in (EventType.CONSULT, EventType.PROTEST):
            return not self._is_remote(candidate)
        if coded.event_type not in FORCE or home is None:
            return False
        acted_at_home = any(filler.actor.country == home for filler in candidate.actors or candidate.recipients)
        return acted_at_home and not self._is_remote(candidate)

    def _filed_in(self, candidate: Candidate) -> str | None:
        """The country of the dateline over the story that tells of an act."""
        dateline = self._datelines.at(columns(self._doc).starts[candidate.match.trigger])
        return dateline.country if dateline else None

    def _is_remote(self, candidate: Candidate) -> bool:
        """Whether people only heard or wrote to each other: "spoke with the minister", "phone talks"."""
        grammar, trigger = self._grammar, candidate.match.trigger
        heads = (trigger, *grammar.with_relation(trigger, "obj"))
        beside = {grammar.lemma[token] for head in heads for token in (head, *grammar.children[head])}
        return not beside.isdisjoint(words("remote"))

    def _trigger(self, candidate: Candidate) -> TextSpan:
        """The trigger, with its support verb where that stands close before it."""
        first = last = candidate.match.trigger
        if first - TRIGGER_REACH < candidate.verb < first and candidate.verb == self._grammar.head[first]:
            first = candidate.verb
        start, end = self._offsets(first, last)
        return TextSpan(start=start, end=end, text=self._text[start:end])

    def _participants(self, fillers: Sequence[Filler]) -> tuple[Participant, ...]:
        return tuple(self._roles.participant(filler) for filler in fillers)

    def _at_scene(self, candidate: Candidate, at: EventPlace | None) -> tuple[Filler, ...]:
        """The actors, those who protest and of whom only a sector is known being of the country where they do."""
        if candidate.coding.event_type is not EventType.PROTEST or at is None or at.country is None:
            return candidate.actors
        country = at.country
        return tuple(self._roles.settled(f, country) for f in candidate.actors)

    def _crowd_here(self, candidate: Candidate, at: EventPlace | None) -> tuple[Participant, ...]:
        """The people of the place where numbers of them protest ("*thousands* marched in Tbilisi")."""
        if candidate.coding.event_type is not EventType.PROTEST or at is None or at.country is None:
            return ()
        subjects = self._grammar.related(candidate.match.trigger, "subj")
        counted = [token for token in subjects if self._grammar.lemma[token] in words("number")]
        return (self._roles.participant(self._roles.people(at.country, counted[0])),) if counted else ()

    def _speaking_capitals(self, candidate: Candidate) -> tuple[Participant, ...]:
        """The governments of the capitals in which something was said, or an envoy put out, where nobody else is told
        to do so ("the offer was accepted *in Rome and Paris*", "was declared unwelcome *in Quito*")."""
        grammar, trigger = self._grammar, candidate.match.trigger
        is_said = candidate.coding.event_type in VERBAL or candidate.coding.mode == "expel"
        if not is_said or not grammar.is_passive(trigger):
            return ()
        named = ((token, self._toponyms.get(token)) for token in grammar.related(trigger, "in"))
        others = {filler.actor.country for filler in candidate.recipients}
        capitals = ((t, p.country) for t, p in named if p is not None and p.kind is PlaceKind.CAPITAL)
        speaking = [(token, country) for token, country in capitals if country is not None and country not in others]
        return self._participants([self._roles.state(country, token) for token, country in speaking])

    def _summoner(self, candidate: Candidate) -> tuple[Participant, ...]:
        """The country of the dateline where nobody is said to have summoned an envoy to it, or recalled its own."""
        country, verb = self._filed_in(candidate), candidate.match.trigger
        abroad = {filler.actor.country for filler in candidate.recipients} - {None, country}
        is_summons = (candidate.coding.event_type, self._grammar.lemma[verb]) in SUMMONS
        if country is None or not abroad or not is_summons:
            return ()
        return (self._roles.participant(self._roles.state(country, verb)),)

    def _host_here(self, candidate: Candidate, at: EventPlace | None) -> tuple[Participant, ...]:
        """The country that is host of who arrived "here", or in a place that is only pointed to: "in the city"."""
        if candidate.coding.event_type is not EventType.CONSULT or candidate.coding.mode != "visit":
            return ()
        home, grammar = {filler.actor.country for filler in candidate.actors}, self._grammar
        country = self._filed_in(candidate)
        here = [c for c in grammar.children[candidate.verb] if grammar.lemma[c] == "here"]
        if not here and at is not None:
            country, here = at.country, [c for c in grammar.children[candidate.verb] if grammar.lemma[c] in TOWNS]
        if country is None or country in home or not here:
            return ()
        return (self._roles.participant(self._roles.state(country, here[0])),)

    def _because(
        self, candidate: Candidate, contexts: Mapping[str, Keyword], on: EventDate | None, at: EventPlace | None
    ) -> Because:
        frame = candidate.match.frame
        evidence = [self._evidence("event_type", frame.place, candidate.match.trigger)]
        evidence += [self._evidence("event_type", "collocation", token) for token in candidate.match.company]
        evidence += [self._evidence("status", "cue", token) for token in candidate.reading.cues]
        evidence += [self._evidence("actor", filler.basis.value, filler.token) for filler in candidate.actors]
        evidence += [self._evidence("recipient", filler.basis.value, filler.token) for filler in candidate.recipients]
        evidence += [
            self._evidence("contexts", word.rule, word.first, word.last) for word in dict.fromkeys(contexts.values())
        ]
        if on is not None and on.start is not None and on.end is not None and on.text is not None:
            evidence.append(Evidence(start=on.start, end=on.end, text=on.text, field="date", rule=on.basis.value))
        if at is not None:
            evidence.append(Evidence(start=at.start, end=at.end, text=at.text, field="place", rule=at.basis.value))
        if candidate.match.features is None:
            return Because(frame=frame.id, evidence=tuple(evidence))
        model = reasons(candidate.match, self._doc, frame.event_type)
        return model.model_copy(update={"frame": frame.id, "evidence": (*evidence, *model.evidence)})

    def _evidence(self, field: str, rule: str, first: int, last: int | None = None) -> Evidence:
        start, end = self._offsets(first, first if last is None else last)
        return Evidence(start=start, end=end, text=self._text[start:end], field=field, rule=rule)


def _is_denial(frame: Frame) -> bool:
    """Whether the frame itself tells of not doing something ("will never return to the table")."""
    paths = [need.path for condition in frame.conditions if not condition.negated for need in condition.needs]
    return any(not NEGATIONS.isdisjoint(path) for path in paths)
