"""Candidates as events of the record: their fields, and the words that decided each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from legation import ontology
from legation.events.contexts import Keyword, contexts_of, keywords_in
from legation.events.lexicon.frames import Frame
from legation.events.matches.candidates import Candidate
from legation.events.participants.by_place import PlaceReader
from legation.events.participants.roles import Filler, Roles
from legation.events.participants.sentences import Sentences
from legation.events.relations.relating import reasons
from legation.events.sizes.magnitude import magnitudes
from legation.events.status.attribution import Attribution
from legation.events.status.status import has_happened
from legation.events.status.told import Act
from legation.events.tellings.elaboration import Elaboration, Elaborations, Pointer
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.events.when_where.chronicle import is_of_another_age, past_until
from legation.events.when_where.circumstances import Circumstances
from legation.places import Datelines
from legation.records import (
    Because,
    DateBasis,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Evidence,
    Participant,
    Statement,
    Status,
    TextSpan,
    TimeExpression,
)
from legation.syntax.columns import columns

FORCE = frozenset({EventType.COERCE, EventType.MOBILIZE, EventType.ASSAULT, EventType.RETREAT})
"""Types of what a state does at home where no other place is told."""
NEGATIONS = frozenset({"not", "never", "no"})
TRIGGER_REACH = 6
"""How many tokens a trigger may span together with its support verb."""


class EventWriter:
    """Writes candidates as events of the record."""

    def __init__(
        self,
        doc: Doc,
        grammar: Grammar,
        roles: Roles,
        sentences: Sentences,
        circumstances: Circumstances,
        statements: Sequence[Statement],
        times: Sequence[TimeExpression],
        datelines: Datelines,
        published: date | None,
    ) -> None:
        self._doc = doc
        self._published = published
        self._text = grammar.text
        self._grammar = grammar
        self._roles = roles
        self._circumstances = circumstances
        self._by_place = PlaceReader(grammar, roles, circumstances.places_by_token(), datelines, columns(doc).starts)
        self._attribution = Attribution(doc, grammar, statements)
        self._offsets = columns(doc).offsets
        self._past_until = 0 if datelines.at(0) is not None else past_until(doc, times, published)
        self._sentences = sentences
        self._keywords: dict[int, list[Keyword]] = {}

    def _contexts(self, candidate: Candidate, elaborations: Iterable[Elaboration]) -> dict[str, Keyword]:
        """The candidate's contexts, each with the first word that speaks for it."""
        found = list(self._keywords_in(self._sentences.of(candidate)))
        for clause in elaborations:
            if clause.pointer is Pointer.TOLL:
                continue
            told = self._keywords_in(self._sentences.at(clause.head))
            found += [replace(word, rule=clause.pointer.value) for word in told if word.last in clause.tokens]
        return contexts_of(found)

    def _keywords_in(self, sentence: int) -> list[Keyword]:
        if sentence not in self._keywords:
            found = keywords_in(self._grammar.lemma, self._grammar.pos, *self._sentences.bounds[sentence])
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
            actor=self._participants(self._by_place.actors(candidate, at)),
            recipient=self._participants(self._by_place.recipients(candidate, at)),
            trigger=told,
            sentence=self._sentences.of(candidate),
            date=on,
            place=at,
            statement=self._attribution.statement(trigger, told, coded.event_type, candidate.actors),
            magnitude=tuple(magnitudes(candidate.match, elaborations, self._grammar)),
            confidence=round(candidate.chance, 2),
            because=self._because(candidate, contexts, on, at),
        )

    def _is_local(self, candidate: Candidate) -> bool:
        """Whether the story's own place may be the event's: people met or protested, or a state acted at home."""
        coded, home = candidate.coding, self._by_place.filed_in(candidate)
        if not has_happened(coded.status) or coded.mode == "phone":
            return False
        if coded.event_type in (EventType.CONSULT, EventType.PROTEST):
            return not self._is_remote(candidate)
        if coded.event_type not in FORCE or home is None:
            return False
        acted_at_home = any(filler.actor.country == home for filler in candidate.actors or candidate.recipients)
        return acted_at_home and not self._is_remote(candidate)

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
