"""Toponym resolution: which of the places that bear a name the text means.

Mentions of one name have one sense in a document (Gale, Church and Yarowsky 1992), unless the text names containers
that tell two apart ("Springfield, Illinois" and "Springfield, Massachusetts"). ``ranking`` chooses among a name's
candidates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.places.gazetteer import Candidate, Entry, look_up
from legation.places.ranking import Name, Ranking, contains, weights
from legation.places.spelling import key
from legation.records import PlaceKind

MOST_CANDIDATES = 60  # of one name

_DIRECTION = r"(?:(?:north|south|east|west|central|upper|lower)\w*[- ]?){1,2}"
_INTO_CONTAINER = re.compile(rf"(?:, ?|\s\(|,? in |,? near |,? {_DIRECTION} ?)(?:the )?(?:{_DIRECTION} ?)?(?:of )?")
_TYPE_WORDS = {
    PlaceKind.ADMIN1: ("province", "governorate", "state", "oblast", "prefecture", "region"),
    PlaceKind.ADMIN2: ("county", "counties", "parish", "district", "borough", "raion"),
    PlaceKind.CITY: ("city", "town", "village"),
    PlaceKind.CAPITAL: ("city",),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym where it stands: code points into the text, half-open."""

    start: int
    end: int


@dataclass(slots=True)
class _Sense:
    """Mentions taken for one place, and what the words around them say of it."""

    candidates: tuple[Candidate, ...]
    mentions: list[int] = field(default_factory=list)
    types: set[PlaceKind] = field(default_factory=set)
    container: tuple[Candidate, ...] = ()
    contained: tuple[Candidate, ...] = ()


def resolve(mentions: Sequence[Mention], text: str) -> list[Entry | None]:
    """The place that each mention means, ``None`` where the gazetteer has none of its name.

    ``mentions`` are in the text's order, without overlap; each is context for the others.
    """
    senses = read_senses(mentions, text)
    ranking = Ranking([as_name(sense) for sense in senses])
    best = ranking.best(ranking.probabilities(weights()))
    found: list[Entry | None] = [None] * len(mentions)
    for index, candidate in best.items():
        for mention in senses[index].mentions:
            found[mention] = candidate.entry
    return found


def as_name(sense: _Sense) -> Name:
    """A sense as the ranking wants it."""
    return Name(sense.candidates, frozenset(sense.types), sense.container, sense.contained)


def read_senses(mentions: Sequence[Mention], text: str) -> list[_Sense]:
    """The mentions by name, and by container where the text names one."""
    written = [text[mention.start : mention.end] for mention in mentions]
    candidates = [candidates_of(name) for name in written]
    containers = [
        i + 1 < len(mentions)
        and _INTO_CONTAINER.fullmatch(text, mention.end, mentions[i + 1].start) is not None
        and _may_contain(candidates[i + 1], candidates[i])
        for i, mention in enumerate(mentions)
    ]
    senses: list[_Sense] = []
    by_container: dict[tuple[str, str], _Sense] = {}
    latest: dict[str, _Sense] = {}
    for i, name in enumerate(written):
        if containers[i]:
            by_container.setdefault((key(name), key(written[i + 1])), _Sense(candidates[i]))
    for i, name in enumerate(written):
        own = key(name)
        if containers[i]:
            sense = by_container[own, key(written[i + 1])]
            sense.container = candidates[i + 1]
        else:
            later = (found for (named, _), found in by_container.items() if named == own)
            sense = latest.get(own) or next(later, None) or _Sense(candidates[i])
        if not sense.mentions:
            senses.append(sense)
        if i and containers[i - 1]:
            sense.contained = candidates[i - 1]
        sense.mentions.append(i)
        sense.types |= _types(text, mentions[i])
        latest[own] = sense
    return senses


def candidates_of(name: str) -> tuple[Candidate, ...]:
    """The gazetteer's places for a name as written, without a possessive ending."""
    bare = re.sub(r"['’]s?$", "", name)
    return (look_up(name) or look_up(bare))[:MOST_CANDIDATES]


def _may_contain(outer: Sequence[Candidate], inner: Sequence[Candidate]) -> bool:
    return any(contains(one.entry, other.entry) for one in outer for other in inner)


def _types(text: str, mention: Mention) -> set[PlaceKind]:
    """The kinds of place that the words beside a mention call it."""
    after = re.match(r"\s(\w+)", text[mention.end : mention.end + 20])
    before = re.search(r"(\w+) of $", text[max(0, mention.start - 20) : mention.start])
    words = {found[1].lower() for found in (after, before) if found}
    return {kind for kind, named in _TYPE_WORDS.items() if not words.isdisjoint(named)}
