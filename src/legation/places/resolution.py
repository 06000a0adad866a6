"""Toponym resolution: which of the places that bear a name the text means.

Mentions of one name have one sense in a document (Gale, Church and Yarowsky 1992), unless the text names containers
that tell two apart ("Springfield, Illinois" and "Springfield, Massachusetts"). The ranking chooses among the
candidates of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from legation.places.gazetteer import Candidate, Entry, Relation, look_up
from legation.places.ranking import Ranking, Sense, contains, weights
from legation.places.spelling import key
from legation.places.vocabulary import governed, kinds
from legation.records import PlaceKind
from legation.syntax.dateline_names import names as dateline_names
from legation.syntax.dateline_names import upper

MOST_CANDIDATES = 60  # of one name
MOST_COMPARED = 1000  # candidates of all the names that are context for each other
LARGE_CITY = 300_000  # people
MUCH_LARGER = 5  # times as many people

_DIRECTION = r"(?:(?:north|south|east|west|central|upper|lower)\w*[- ]?){1,2}"
_INTO_CONTAINER = re.compile(rf"(?:,\s?|\s\(|,? in |,? {_DIRECTION} ?)(?:the )?(?:{_DIRECTION} ?)?(?:of )?")
_WORD_AFTER = re.compile(r"\s(\w+)")
_WORD_BEFORE = re.compile(r"(\w+) of (?:the )?$")
_GOES_ON_LIST = re.compile(r",? (?:and|or) [A-Z]|, [A-Z]")
_COMPASS = {"N": "North", "S": "South", "E": "East", "W": "West"}
_CITIES = (PlaceKind.CAPITAL, PlaceKind.CITY)
_CONTAINERS = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_COUNTRIES_OF_STATES = ("USA", "CAN", "AUS")  # whose towns are written with their states
_NO_POINT = (None, None, 0, None)
_NEIGHBOUR = 24  # code points in which the word before or after must lie


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym where it stands: code points into the text, half-open."""

    start: int
    end: int


def resolve(mentions: Sequence[Mention], text: str, dateline: tuple[int, int] | None = None) -> list[Entry | None]:
    """The place that each mention means, ``None`` where the gazetteer has none of its name.

    ``mentions`` are in the text's order; each is context for the others. ``dateline`` is where the text's dateline
    names its place. A town that the gazetteer lacks in the state or country the text puts it in ("Holliday, Mo.") has
    country and region, and no point.
    """
    senses = read_senses(mentions, text, dateline)
    found: list[Entry | None] = [None] * len(mentions)
    for block in _blocks(senses):
        ranking = Ranking(block)
        for index, candidate in ranking.best(ranking.probabilities(weights())).items():
            for mention in block[index].mentions:
                found[mention] = candidate.entry
    for i, (inner, outer) in enumerate(pairwise(mentions)):
        found[i] = _unlisted(text, inner, outer, found[i], found[i + 1]) or found[i]
    return found


def _blocks(senses: Sequence[Sense]) -> Iterator[list[Sense]]:
    """The senses in stretches that are context for each other, mostly one: the ranking compares all pairs."""
    block: list[Sense] = []
    candidates = 0
    for sense in senses:
        if block and candidates + len(sense.candidates) > MOST_COMPARED:
            yield block
            block, candidates = [], 0
        block.append(sense)
        candidates += len(sense.candidates)
    yield block


def _unlisted(text: str, inner: Mention, outer: Mention, known: Entry | None, container: Entry | None) -> Entry | None:
    """A town that the gazetteer lacks, or has elsewhere only, in the country or the region that the text puts it in."""
    if container is None or container.country is None or container.kind not in _CONTAINERS:
        return None
    stands_behind = text[inner.end : outer.start] == ", " and not _GOES_ON_LIST.match(text, outer.end)
    if known is None:
        is_town = PlaceKind.CITY in _types(text, inner) and _INTO_CONTAINER.fullmatch(text, inner.end, outer.start)
        is_unlisted = stands_behind or bool(is_town)
    else:
        is_state = container.kind is PlaceKind.ADMIN1 and container.country in _COUNTRIES_OF_STATES
        is_unlisted = stands_behind and is_state and known.kind in _CITIES and known.admin1 != container.admin1
    name = text[inner.start : inner.end]
    return Entry(name, PlaceKind.CITY, container.country, container.admin1, *_NO_POINT) if is_unlisted else None


def read_senses(mentions: Sequence[Mention], text: str, dateline: tuple[int, int] | None = None) -> list[Sense]:
    """The mentions by name, and by container where the text names one.

    A mention without a container shares that of the last one before it, or else of the first one after. A city that
    stands alone in the dateline is the best known of its name, as agencies leave the country off no other.
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
        stands_alone = dateline and dateline[0] <= mentions[i].start and mentions[i].end == dateline[1]
        if stands_alone and upper(names[i]) in dateline_names("city") and not (sense.container or sense.contained):
            sense.candidates = _best_known(sense.candidates)
    return list(senses.values())


def _best_known(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The most populous city alone, where none of the others comes near it."""
    cities = [c for c in candidates if c.entry.kind in _CITIES and c.relation is Relation.NAME]
    first, second, *_ = [*sorted((c.entry.population for c in cities), reverse=True), 0, 0]
    if first < max(LARGE_CITY, MUCH_LARGER * second):
        return candidates
    return tuple(c for c in cities if c.entry.population == first)


def candidates_of(name: str) -> tuple[Candidate, ...]:
    """The gazetteer's places for a name as written, with or without a possessive ending."""
    for spelling in (name, re.sub(r"['’]s?$", "", name), in_full(name)):
        if found := look_up(spelling):
            return found[:MOST_CANDIDATES]
    return ()


def in_full(name: str) -> str:
    """A name with its abbreviations written out: "W. Columbia", "Loudon Co."."""
    name = re.sub(r"^(N|S|E|W)\.\s?(?=[A-Z])", lambda found: f"{_COMPASS[found[1]]} ", name)
    return re.sub(r"\sCo\.?$", " County", name)


def _may_contain(outer: Sequence[Candidate], inner: Sequence[Candidate]) -> bool:
    return any(contains(one.entry, other.entry) for one in outer for other in inner)


def _types(text: str, mention: Mention) -> frozenset[PlaceKind]:
    """The kinds of place that the words beside a mention call it: "Anbar province", "city of Anbar", "Anbar Gov."."""
    after = _WORD_AFTER.match(text, mention.end, mention.end + _NEIGHBOUR)
    before = _WORD_BEFORE.search(text, max(0, mention.start - _NEIGHBOUR), mention.start)
    beside = [found[1].lower() for found in (after, before) if found]
    return frozenset().union(*(table.get(word, frozenset()) for word in beside for table in (kinds(), governed())))
