"""The places of a document: its toponyms, each with the place it names.

Every toponym counts, also where a country or a capital stands for its government ("Hanoi agreed"): which of them say
where something happened is for the reader of the clause. Seats of power ("the Kremlin said") count only as places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from legation.places.answers import place_of
from legation.places.gazetteer import look_up
from legation.places.ranking import POSTAL
from legation.places.recognition import find_mentions
from legation.places.resolution import Mention, Reading, resolve
from legation.places.spelling import key
from legation.records import Place, PlaceKind
from legation.syntax.columns import text_of

SMALL = 50_000  # people of a town that a text from elsewhere hardly means by another name than its own
MOST_ALL = 0.7  # of a document's names: so many in one country make the others likely to be in it
SOME = 2  # names that this takes at least


def find_places(doc: Doc) -> tuple[Place, ...]:
    """The toponyms of a document in its order, without overlap.

    A place that the gazetteer lacks has its name from the text and nothing else.
    """
    agency = doc._.layout.agency if doc._.layout else None
    mentions = find_mentions(doc)
    if agency:  # "(Xinhua)" is no town
        mentions = [mention for mention in mentions if not agency[0] <= mention.start < agency[1]]
    return _places(doc, mentions)


def resolve_toponyms(doc: Doc, spans: Iterable[tuple[int, int]]) -> tuple[Place, ...]:
    """The places that given toponyms name, one for each span and in the order of the spans.

    ``spans`` are code points into ``doc.text``, half-open; each is context for the others. Raises ``ValueError`` for a
    span that is empty or not in the text.
    """
    mentions = [Mention(start, end) for start, end in spans]
    for mention in mentions:
        if not 0 <= mention.start < mention.end <= len(text_of(doc)):
            raise ValueError(f"no span of the text: {mention.start}-{mention.end}")
    order = sorted(range(len(mentions)), key=lambda i: (mentions[i].start, mentions[i].end))
    places = dict(zip(order, _places(doc, [mentions[i] for i in order]), strict=True))
    return tuple(places[i] for i in range(len(mentions)))


def dateline_place(doc: Doc, places: Sequence[Place] | None = None) -> Place | None:
    """Where the dateline says the story was filed, ``None`` without one; the first of several ("LONDON/PARIS").

    ``places`` are those of :func:`find_places`, for a caller that has them.
    """
    span = doc._.layout.dateline_place if doc._.layout else None
    if span is None:
        return None
    found = find_places(doc) if places is None else places
    return next((place for place in found if span[0] <= place.start < span[1]), None)


class Datelines:
    """Where the stories of a document say that they were filed: one place for all, or each story of a digest its own.

    ``places`` are those of :func:`find_places`.
    """

    def __init__(self, doc: Doc, places: Sequence[Place]) -> None:
        layout = doc._.layout
        self._whole = dateline_place(doc, places)
        self._stories: tuple[tuple[int, int], ...] = layout.stories if layout and layout.datelines else ()
        named = {place.start: place for place in places}
        labels = [start for start, _ in layout.datelines] if self._stories else []
        self._labels = [
            next((named.get(label) for label in labels if start <= label < end), None) for start, end in self._stories
        ]

    def at(self, offset: int) -> Place | None:
        """The place over the story that an offset stands in, ``None`` where none is told."""
        if not self._stories:
            return self._whole
        number = bisect_right(self._stories, offset, key=lambda span: span[0]) - 1
        return self._labels[number] if number >= 0 else None


def _places(doc: Doc, mentions: Sequence[Mention]) -> tuple[Place, ...]:
    text, dateline = text_of(doc), doc._.layout.dateline_place if doc._.layout else None
    readings = resolve(mentions, text, dateline)
    home = _common_country(text, mentions, readings)
    return tuple(_place(text, mention, reading, home) for mention, reading in zip(mentions, readings, strict=True))


def _common_country(text: str, mentions: Sequence[Mention], readings: Sequence[Reading | None]) -> str | None:
    """The country that nearly all of a document's places lie in, each name counted once; ``None`` without one."""
    named = zip(mentions, readings, strict=True)
    entries = {key(text[m.start : m.end]): reading.entry for m, reading in named if reading is not None}
    countries = {name: entry.country for name, entry in entries.items() if entry.country}  # a sea is in none
    ((country, count),) = Counter(countries.values()).most_common(1) or ((None, 0),)
    return country if count >= MOST_ALL * len(countries) and len(countries) >= SOME else None


def _place(text: str, mention: Mention, reading: Reading | None, home: str | None) -> Place:
    words = text[mention.start : mention.end]
    if reading is None or _is_stray(words, reading, home):
        return Place(start=mention.start, end=mention.end, text=words, name=words, country=home)
    return place_of(reading.entry, mention.start, words, reading.score, reading.others)


def _is_stray(name: str, reading: Reading, home: str | None) -> bool:
    """Whether a name is only another name of some small town or only sounds like a town's, far from the country of the
    document's places, or is that of a post office's village in a text that is not about its country."""
    town = reading.entry
    if town.kind is not PlaceKind.CITY or town.country == home:
        return False
    if town.country == POSTAL and town.geonameid is None and not town.population:
        return True
    if home is None or key(town.name) == key(name):
        return False
    return town.population < SMALL or all(candidate.entry is not town for candidate in look_up(name))
