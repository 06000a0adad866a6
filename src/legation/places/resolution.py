"""Toponym resolution: which of the places that bear a name the text means.

Mentions of one name have one sense in a document (Gale, Church and Yarowsky 1992), unless the text names containers
that tell two apart ("Springfield, Illinois" and "Springfield, Massachusetts"). The ranking chooses among the
candidates of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from legation.places.countries import countries_of_people
from legation.places.gazetteer import Candidate, Entry, Relation, look_alike, look_up
from legation.places.namesakes import as_meant
from legation.places.ranking import REGIONS, TOWNS, Ranking, Sense, contains, is_part_of_world, weights
from legation.places.spelling import key
from legation.places.usual import as_usual
from legation.places.vocabulary import governed, kinds
from legation.records import PlaceKind
from legation.syntax.dateline_names import names as dateline_names
from legation.syntax.dateline_names import upper

MOST_CANDIDATES = 60  # of one name
MOST_COMPARED = 1000  # candidates of all the names that are context for each other
RUNNERS_UP = 3
LIKELY = 0.01  # the probability that a runner-up has at least
LARGE_CITY = 300_000  # people
MUCH_LARGER = 5  # times as many people

_DIRECTION = r"(?:(?:north|south|east|west|central|upper|lower)\w*[- ]?){1,2}"
_KIND_OF = r"(?:(?:province|state|region|district|governorate|department|county|prefecture|island) of )"
_INTO_CONTAINER = re.compile(rf"(?:,\s?|\s\(|,? in |,? {_DIRECTION} ?)(?:the )?(?:{_DIRECTION} ?)?(?:{_KIND_OF}|of )?")
_WORD_AFTER = re.compile(r"\s(\w+)(?!\w| of\b)")
_WORD_BEFORE = re.compile(r"(?:\b(?:The|[a-z]\w*) |^|[^\w ] ?)(\w+) of (?:the )?$")  # not "Lyari district of Karachi"
_GOES_ON_LIST = re.compile(r",? (?:and|or) [A-Z]|, [A-Z]")
_LISTED = re.compile(r", |,? (?:and|or|&) ")
_QUARTER = re.compile(r" (?:district|neighbou?rhood|suburb|quarter|area|slum|borough)s?\b")
_QUARTER_OF = re.compile(_QUARTER.pattern + " (?:of|in) ")
_TOWNSHIP = re.compile(r"\s(?:Township|Twp\.?|Borough|Parish|Village)$")
_FEATURES = frozenset({"Shoal", "Reef", "Atoll", "Heights", "Plateau", "Glacier", "Ridge"})
_ARTICLES = ("the ", "The ")
_OWNING = ("'s ", "’s ")
_COMPASS = {"N": "North", "S": "South", "E": "East", "W": "West"}
_CONTAINERS = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_COUNTRIES_OF_STATES = ("USA", "CAN", "AUS")  # whose towns are written with their states
_NO_POINT = (None, None, 0, None)
_NEIGHBOUR = 24  # code points in which the word before or after must lie


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym where it stands: code points into the text, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention names, its probability among the places of its name, and the next likely places with theirs.

    ``score`` is ``None`` for a place that the gazetteer lacks.
    """

    entry: Entry
    score: float | None = None
    others: tuple[tuple[Entry, float], ...] = ()


def resolve(mentions: Sequence[Mention], text: str, dateline: tuple[int, int] | None = None) -> list[Reading | None]:
    """The place that each mention means, ``None`` where the gazetteer has none of its name.

    ``mentions`` are in the text's order; each is context for the others. ``dateline`` is where the text's dateline
    names its place. A town that the gazetteer lacks in the state or country the text puts it in ("Holliday, Mo.") has
    country and region, and no point.
    """
    senses = read_senses(mentions, text, dateline)
    found: list[Reading | None] = [None] * len(mentions)
    for block in _blocks(senses):
        ranking = Ranking(block)
        for index, ranked in ranking.ranked(ranking.probabilities(weights())).items():
            sense = block[index]
            for mention in sense.mentions:
                meant = as_meant(
                    ranked,
                    sense.candidates,
                    sense.called.get(mention, frozenset()),
                    is_container=mention in sense.containing,
                    has_article=text.endswith(_ARTICLES, 0, mentions[mention].start),
                )
                found[mention] = _reading(meant)
    for i, (one, other) in enumerate(pairwise(mentions)):
        if unlisted := _unlisted(text, one, other, found[i], found[i + 1]):
            found[i] = Reading(unlisted)
        elif quarter := _quarter(text, one, other, found[i], found[i + 1]):
            found[i + 1] = Reading(quarter)
    return found


def _reading(ranked: Sequence[tuple[Entry, float]]) -> Reading:
    """The first of a name's places, and of the others those that are likely at all."""
    (entry, score), *rest = ranked
    others = (other for other in rest if other[1] >= LIKELY and other[0] is not entry)
    return Reading(entry, score, tuple(islice(others, RUNNERS_UP)))


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


def _unlisted(text: str, inner: Mention, outer: Mention, known: Reading | None, named: Reading | None) -> Entry | None:
    """A town that the gazetteer lacks, or has elsewhere only, in the country or the region that the text puts it in."""
    if named is None or named.entry.country is None:
        return None
    container, between = _container(named), text[inner.end : outer.start]
    stands_behind = between == ", " and not _GOES_ON_LIST.match(text, outer.end)
    if known is None and _QUARTER_OF.fullmatch(between):
        return _without_point(text, inner, named.entry)
    if container is None:
        return None
    if known is None:
        is_town = PlaceKind.CITY in _called([inner], text)[0] and _INTO_CONTAINER.fullmatch(between)
        is_unlisted = stands_behind or bool(is_town)
    else:
        town = known.entry
        is_state = container.kind is PlaceKind.ADMIN1 and container.country in _COUNTRIES_OF_STATES
        is_unlisted = stands_behind and is_state and town.kind in TOWNS and town.admin1 != container.admin1
        is_other = town.country != container.country and key(town.name) != key(text[inner.start : inner.end])
        is_inside = _INTO_CONTAINER.fullmatch(between) and not _GOES_ON_LIST.match(text, outer.end)
        is_unlisted |= is_other and town.kind is PlaceKind.CITY and bool(is_inside)
    return _without_point(text, inner, container) if is_unlisted else None


def _quarter(text: str, outer: Mention, inner: Mention, named: Reading | None, known: Reading | None) -> Entry | None:
    """A quarter that the gazetteer lacks of the town that the text says it is in ("Karachi's Korangi district")."""
    is_inside = text[outer.end : inner.start] in _OWNING and _QUARTER.match(text, inner.end)
    if named is None or named.entry.country is None or known is not None or not is_inside:
        return None
    return _without_point(text, inner, named.entry)


def _container(named: Reading) -> Entry | None:
    """The country or the region that a name stands for where it says what another place is in."""
    if named.entry.kind in _CONTAINERS:
        return named.entry
    regions = (other for other, _ in named.others if other.kind in REGIONS and contains(other, named.entry))
    return next(regions, None)


def _without_point(text: str, mention: Mention, container: Entry) -> Entry:
    name = text[mention.start : mention.end]
    return Entry(name, PlaceKind.CITY, container.country, container.admin1, *_NO_POINT)


def read_senses(mentions: Sequence[Mention], text: str, dateline: tuple[int, int] | None = None) -> list[Sense]:
    """The mentions by name, and by container where the text names one.

    A mention without a container shares that of the last one before it, or else of the first one after. A city that
    stands alone in the dateline is the best known of its name, as agencies leave the country off no other.
    """
    names = [text[mention.start : mention.end] for mention in mentions]
    candidates = [candidates_of(name) for name in names]
    short = {name.rpartition(" ")[0]: found for name, found in zip(names, candidates, strict=True) if _is_feature(name)}
    candidates = [short.get(name) or found for name, found in zip(names, candidates, strict=True)]
    peoples = list(_peoples(text))
    keys = list(map(key, names))
    candidates = as_usual(keys, candidates, [people.candidates for people in peoples])
    containers = [""] * len(mentions)
    current: dict[str, str] = {}
    for i in range(len(mentions) - 2, -1, -1):
        between = mentions[i].end, mentions[i + 1].start
        if _INTO_CONTAINER.fullmatch(text, *between) and _may_contain(candidates[i + 1], candidates[i]):
            containers[i] = current[keys[i]] = keys[i + 1]
    called = _called(mentions, text)
    senses: dict[tuple[str, str], Sense] = {}
    for i, name in enumerate(keys):
        if containers[i]:
            current[name] = containers[i]
        sense = senses.setdefault((name, current.get(name, "")), Sense(candidates[i], names[i]))
        sense.mentions.append(i)
        if called[i]:
            sense.called[i] = called[i]
        if containers[i]:
            sense.container = candidates[i + 1]
        if i and containers[i - 1]:
            sense.contained = candidates[i - 1]
            sense.containing.add(i)
        stands_alone = dateline and dateline[0] <= mentions[i].start and mentions[i].end == dateline[1]
        if stands_alone and upper(names[i]) in dateline_names("city") and not (sense.container or sense.contained):
            sense.candidates = _best_known(sense.candidates)
    return [*senses.values(), *peoples]


def _is_feature(name: str) -> bool:
    """Whether a place in the sea or the mountains goes by the first part of its name, too: "Scarborough"."""
    return name.rpartition(" ")[2] in _FEATURES


def _peoples(text: str) -> Iterator[Sense]:
    """The countries whose people or things the text tells of or whose local affairs: no toponyms, but context for
    those that are."""
    for demonym in countries_of_people(text):
        countries = (c for c in look_up(demonym) if c.entry.kind is PlaceKind.COUNTRY)
        if country := next(countries, None):
            yield Sense((country,))


def _best_known(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The most populous city alone, where none of the others comes near it."""
    cities = [c for c in candidates if c.entry.kind in TOWNS and c.relation is Relation.NAME]
    first, second, *_ = [*sorted((c.entry.population for c in cities), reverse=True), 0, 0]
    if first < max(LARGE_CITY, MUCH_LARGER * second):
        return candidates
    return tuple(c for c in cities if c.entry.population == first)


def candidates_of(name: str) -> tuple[Candidate, ...]:
    """The gazetteer's places for a name as written, with or without a possessive ending, else for one spelt alike."""
    for spelling in (name, re.sub(r"['’]s?$", "", name), in_full(name), _TOWNSHIP.sub("", name)):
        if found := look_up(spelling):
            is_own = any(candidate.relation is not Relation.OTHER_NAME for candidate in found)
            return _own_names(found if is_own else _all(found, look_alike(name)))[:MOST_CANDIDATES]
    return look_alike(name)


def _all(found: tuple[Candidate, ...], alike: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The places that bear a name otherwise, and those whose own name it may transliterate."""
    known = {candidate.entry for candidate in found}
    return (*found, *(candidate for candidate in alike if candidate.entry not in known))


def _own_names(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without towns that only bear the name of their country otherwise ("Puerto Rico" is not San Juan), or that of a
    part of the world ("Middle East" is no quarter of Baltimore)."""
    if any(is_part_of_world(candidate.entry) for candidate in candidates):
        candidates = tuple(c for c in candidates if c.entry.kind not in TOWNS)
    countries = {
        c.entry.country for c in candidates if c.entry.kind is PlaceKind.COUNTRY and c.relation is Relation.NAME
    }
    if not countries:
        return candidates
    return tuple(
        c
        for c in candidates
        if not (c.relation is Relation.OTHER_NAME and c.entry.kind in TOWNS and c.entry.country in countries)
    )


def in_full(name: str) -> str:
    """A name with its abbreviations written out: "W. Columbia", "Loudon Co."."""
    name = re.sub(r"^(N|S|E|W)\.\s?(?=[A-Z])", lambda found: f"{_COMPASS[found[1]]} ", name)
    return re.sub(r"\sCo\.?$", " County", name)


def _may_contain(outer: Sequence[Candidate], inner: Sequence[Candidate]) -> bool:
    return any(contains(one.entry, other.entry) for one in outer for other in inner)


def _called(mentions: Sequence[Mention], text: str) -> list[frozenset[PlaceKind]]:
    """What the words beside each mention call it, or those at an end of the list that it stands in.

    "Anbar province", "city of Anbar", "Anbar Gov."; "the Luhansk, Donetsk and Kherson regions".
    """
    before = [_type_word(_WORD_BEFORE.search(text, max(0, m.start - _NEIGHBOUR), m.start)) for m in mentions]
    after = [_type_word(_WORD_AFTER.match(text, m.end, m.end + _NEIGHBOUR)) for m in mentions]
    listed = [bool(_LISTED.fullmatch(text, one.end, other.start)) for one, other in pairwise(mentions)]
    for i in (i for i, is_listed in enumerate(listed) if is_listed and before[i].endswith("s")):
        before[i + 1] = before[i + 1] or before[i]
    for i in (i for i in range(len(listed) - 1, -1, -1) if listed[i] and after[i + 1].endswith("s")):
        after[i] = after[i] or after[i + 1]
    return [_kinds_of(one) | _kinds_of(other) for one, other in zip(before, after, strict=True)]


def _type_word(found: re.Match[str] | None) -> str:
    """The word beside a name in lower case where it tells of a kind of place, else nothing."""
    word = found[1].lower() if found else ""
    return word if word in kinds() or word in governed() else ""


def _kinds_of(word: str) -> frozenset[PlaceKind]:
    return kinds().get(word, frozenset()) | governed().get(word, frozenset())
