"""Toponym resolution: which of the places that bear a name the text means.

Mentions of one name have one sense in a document (Gale, Church and Yarowsky 1992), unless the text names containers
that tell two apart ("Springfield, Illinois" and "Springfield, Massachusetts"). The ranking chooses among the
candidates of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legation.places.gazetteer import Candidate, Entry, look_up
from legation.places.ranking import Ranking, Sense, contains, weights
from legation.places.spelling import key
from legation.places.vocabulary import kinds
from legation.records import PlaceKind

MOST_CANDIDATES = 60  # of one name

_DIRECTION = r"(?:(?:north|south|east|west|central|upper|lower)\w*[- ]?){1,2}"
_INTO_CONTAINER = re.compile(rf"(?:,\s?|\s\(|,? in |,? {_DIRECTION} ?)(?:the )?(?:{_DIRECTION} ?)?(?:of )?")
_WORD_AFTER = re.compile(r"\s(\w+)")
_WORD_BEFORE = re.compile(r"(\w+) of (?:the )?$")
_NEIGHBOUR = 24  # code points in which the word before or after must lie


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym where it stands: code points into the text, half-open."""

    start: int
    end: int


def resolve(mentions: Sequence[Mention], text: str) -> list[Entry | None]:
    """The place that each mention means, ``None`` where the gazetteer has none of its name.

    ``mentions`` are in the text's order; each is context for the others.
    """
    senses = read_senses(mentions, text)
    ranking = Ranking(senses)
    found: list[Entry | None] = [None] * len(mentions)
    for index, candidate in ranking.best(ranking.probabilities(weights())).items():
        for mention in senses[index].mentions:
            found[mention] = candidate.entry
    return found


def read_senses(mentions: Sequence[Mention], text: str) -> list[Sense]:
    """The mentions by name, and by container where the text names one.

    A mention without a container shares that of the last one before it, or else of the first one after.
    """
    names = [text[mention.start : mention.end] for mention in mentions]
    candidates = [candidates_of(name) for name in names]
    containers = [""] * len(mentions)
    current: dict[str, str] = {}
    for i in range(len(mentions) - 2, -1, -1):
        between = mentions[i].end, mentions[i + 1].start
        if _INTO_CONTAINER.fullmatch(text, *between) and _may_contain(candidates[i + 1], candidates[i]):
            containers[i] = current[key(names[i])] = key(names[i + 1])
    senses: dict[tuple[str, str], Sense] = {}
    for i, name in enumerate(map(key, names)):
        if containers[i]:
            current[name] = containers[i]
        sense = senses.setdefault((name, current.get(name, "")), Sense(candidates[i]))
        sense.mentions.append(i)
        sense.types |= _types(text, mentions[i])
        if containers[i]:
            sense.container = candidates[i + 1]
        if i and containers[i - 1]:
            sense.contained = candidates[i - 1]
    return list(senses.values())


def candidates_of(name: str) -> tuple[Candidate, ...]:
    """The gazetteer's places for a name as written, with or without a possessive ending."""
    return (look_up(name) or look_up(re.sub(r"['’]s?$", "", name)))[:MOST_CANDIDATES]


def _may_contain(outer: Sequence[Candidate], inner: Sequence[Candidate]) -> bool:
    return any(contains(one.entry, other.entry) for one in outer for other in inner)


def _types(text: str, mention: Mention) -> frozenset[PlaceKind]:
    """The kinds of place that the words beside a mention call it: "Anbar province", "the city of Anbar"."""
    after = _WORD_AFTER.match(text, mention.end, mention.end + _NEIGHBOUR)
    before = _WORD_BEFORE.search(text, max(0, mention.start - _NEIGHBOUR), mention.start)
    named = [kinds().get(found[1].lower(), frozenset()) for found in (after, before) if found]
    return frozenset().union(*named)
