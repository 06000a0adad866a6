"""In which country a story is set: that of which it speaks most, and else where it was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from spacy.tokens import Doc

from legation.actors.described.nationalities import tells_whose
from legation.actors.knowledge.affiliation import tenure_on
from legation.actors.knowledge.tables import Entry, Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.segments import SPATIAL, Segment, head_token
from legation.actors.whereabouts.cables import post_country
from legation.actors.whereabouts.scenes import Scenes
from legation.records import Sector
from legation.syntax.columns import columns, text_of

NATIONS = SPATIAL | {Kind.NATIONALITY, Kind.NATIONAL}
_HEADLINE = 3  # what a country in the headline counts for, one mention in the story being 1
_DATELINE = 2  # and what the dateline's counts for, where the headline names none
_SETTING = 2  # how many times as much as any other a story must speak of a country to be set there
_WORLD_AGENCIES = frozenset({"Reuters", "Agence France-Presse", "Associated Press", "United Press International"})
_RULERS = frozenset({Kind.PERSON, Kind.COUNTRY, Kind.SEAT})
_ACTORS = frozenset({Kind.PERSON, Kind.ORGANISATION})
_ISSUING = frozenset({Sector.GOV, Sector.LEG, Sector.MIL})
_LETTERHEAD = 10  # words that such a heading has at most
_BESIDE = frozenset({"with", "from", "like", "despite"})
"""Prepositions in a headline before those of whom its news is not."""


class Setting:
    """Where the story of one document is set; ``dateline`` and ``title`` are its stretches of code points."""

    def __init__(
        self,
        doc: Doc,
        tables: Tables,
        published: date | None,
        sentence: Callable[[int], int],
        scenes: Scenes,
        dateline: tuple[int, int] | None,
        title: tuple[int, int] | None,
    ) -> None:
        self._doc = doc
        self._tables = tables
        self._published = published
        self._sentence = sentence
        self._scenes = scenes
        self._dateline = dateline
        self._title = title

    def read(self, segments: list[Segment]) -> str | None:
        """The country that the story, and who acts in it, is of far more than of any other.

        The dateline's counts as well, where no headline names one. Where no country is ahead, it is the dateline's,
        if that is one of the two foremost.
        """
        home = self._national_dateline(segments) or self._letterhead(segments) or post_country(self._doc, segments)
        if home is not None:
            return home
        told = [s for s in segments if not (s.kind in SPATIAL and self._is_signing_place(s))]
        dateline = self._country_of_dateline(told)
        weights, is_titled = self._weights(told, self._homes_of_surnames(segments))
        if self._is_bureau(dateline, lead := self._country_of_lead(segments), weights):
            return lead
        if dateline is not None and not is_titled:
            weights[dateline] += _DATELINE
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        if not ranked:
            return dateline
        ahead = ranked[0][1] - _SETTING * ranked[1][1] if len(ranked) > 1 else 1
        if ahead > 0 or (ahead == 0 and dateline is None):
            return ranked[0][0]
        return dateline if dateline in {country for country, _ in ranked[:2]} else None

    def _country_of_dateline(self, segments: Sequence[Segment]) -> str | None:
        """The country that the dateline names last, but for that of a venue."""
        country = None
        for segment in segments:
            if segment.kind in NATIONS and within(self._doc, segment, self._dateline):
                is_venue = self._doc[segment.end - 1].lower_ in any_of("venues")
                country = country if is_venue else segment.entries[0].country
        return country

    def _weights(self, segments: Iterable[Segment], homes: Mapping[str, str]) -> tuple[Counter[str], bool]:
        """How often the text below the dateline names each country, and whether a headline names one.

        ``homes`` are the countries of those who go by a surname.
        """
        weights: Counter[str] = Counter()
        is_titled = False
        for segment in segments:
            if within(self._doc, segment, self._dateline):
                continue
            if segment.kind in NATIONS:
                country = segment.entries[0].country if tells_whose(self._doc, segment) else None
            elif segment.is_name:
                country = homes.get(self._doc[segment.end - 1].text)
            else:
                country = self._country_on(segment.entries[0]) if segment.kind in _ACTORS else None
            if country is not None:
                in_title = within(self._doc, segment, self._title) and not self._is_beside(segment)
                is_titled = is_titled or in_title
                weights[country] += _HEADLINE if in_title else 1
        return weights, is_titled

    def homes(self, segments: list[Segment]) -> dict[int, str]:
        """The countries of the nations, people and bodies that segments name, by the first token of each."""
        named = ((s.start, self._country_on(s.entries[0])) for s in segments if s.kind in NATIONS | _ACTORS)
        return {start: country for start, country in named if country is not None}

    def _is_signing_place(self, segment: Segment) -> bool:
        """Whether a town's name only tells where an accord was made: "under the *Doha* deal"."""
        read, end = columns(self._doc), segment.end
        is_before = end < len(self._doc) and segment.kind is not Kind.COUNTRY
        return is_before and read.forms[end] in any_of("accords")

    def _is_beside(self, segment: Segment) -> bool:
        """Whether a headline names somebody as beside those who act: "Court suspends premier over call *with* him"."""
        return segment.start > 0 and self._doc[segment.start - 1].lower_ in _BESIDE

    def _country_of_lead(self, segments: list[Segment]) -> str | None:
        """The country of which alone the story's first sentence speaks, as who acts or as where its news happened."""
        told = [
            s for s in segments if not within(self._doc, s, self._dateline) and not within(self._doc, s, self._title)
        ]
        number = self._sentence(told[0].start) if told else 0
        lead = [s for s in told if s.kind in NATIONS | {Kind.PERSON} and self._sentence(s.start) == number]
        codes = {country for s in lead if (country := self._country_on(s.entries[0]))}
        heads = (head_token(self._doc, s.start, s.end) for s in lead if s.kind in _RULERS)
        acts = any("nsubj" in (head.dep_, head.head.dep_) for head in heads)
        here = self._scenes.countries(number)
        return codes.pop() if len(codes) == 1 and here <= codes and (here or acts) else None

    @staticmethod
    def _is_bureau(dateline: str | None, told: str | None, weights: Counter[str]) -> bool:
        """Whether a story is only written in the dateline's country: "NAIROBI", of Burundi."""
        is_abroad = dateline is not None and told not in (None, dateline)
        return is_abroad and weights[told or ""] >= _SETTING * max(1, weights[dateline or ""])

    def _homes_of_surnames(self, segments: list[Segment]) -> dict[str, str]:
        """The countries of those whom the document names in full, by the last words of their names."""
        people = [segment for segment in segments if segment.kind is Kind.PERSON]
        homes = ((self._doc[segment.end - 1].text, self._country_on(segment.entries[0])) for segment in people)
        return {surname: country for surname, country in homes if country}

    def _national_dateline(self, segments: list[Segment]) -> str | None:
        """The country of a dateline that a national agency writes at home: "DAMASCUS (SANA)"."""
        inside = [segment for segment in segments if within(self._doc, segment, self._dateline)]
        places = {segment.entries[0].country for segment in inside if segment.kind in NATIONS}
        agencies = [segment.entries[0] for segment in inside if segment.kind is Kind.ORGANISATION]
        tenures = [tenure_on(entry.tenures, self._published) for entry in agencies if entry.name not in _WORLD_AGENCIES]
        homes = {tenure.affiliation.country for tenure in tenures if tenure is not None}
        return next(iter(places)) if len(places) == 1 and places == homes else None

    def _letterhead(self, segments: list[Segment]) -> str | None:
        """The country of the ministry or embassy that heads the text, "Ministry of Foreign Affairs of Japan", or of the
        body that stands there alone: "House of Commons"."""
        text = text_of(self._doc)
        first = text.lstrip().partition("\n")[0].rstrip()
        issuers = [word for word in first.lower().split() if word in any_of("issuers")]
        head = (0, text.index(first) + len(first))
        if named := [s for s in segments if s.kind is Kind.ORGANISATION and _is_all_of(self._doc, s, head)]:
            tenure = tenure_on(named[0].entries[0].tenures, self._published)
            return tenure.affiliation.country if tenure is not None and tenure.affiliation.sector in _ISSUING else None
        if not issuers or first.endswith(".") or len(first.split()) > _LETTERHEAD:
            return None
        homes = {s.entries[0].country for s in segments if s.kind in NATIONS and within(self._doc, s, head)}
        return next(iter(homes)) if len(homes) == 1 else None

    def _country_on(self, entry: Entry) -> str | None:
        tenure = tenure_on(entry.tenures, self._published)
        if tenure is None and entry.kind is Kind.PERSON:  # out of office he is still of his country
            homes = {tenure.affiliation.country for tenure in entry.tenures}
            return homes.pop() if len(homes) == 1 else None
        reports = tenure is None or tenure.affiliation.sector is Sector.JRN
        if entry.kind is Kind.ORGANISATION and self._tables.roles.get(entry.name):
            return None  # many a country has a National Guard
        return None if reports or tenure is None else tenure.affiliation.country


def _is_all_of(doc: Doc, segment: Segment, line: tuple[int, int]) -> bool:
    """Whether a segment is all of a line, but for an article before it."""
    read = columns(doc)
    before = text_of(doc)[line[0] : read.starts[segment.start]].split()
    end = read.starts[segment.end - 1] + len(read.texts[segment.end - 1])
    return within(doc, segment, line) and end == line[1] and not {word.lower() for word in before} - {"the"}


def within(doc: Doc, segment: Segment, span: tuple[int, int] | None) -> bool:
    """Whether a segment begins in a stretch of code points."""
    return span is not None and span[0] <= columns(doc).starts[segment.start] < span[1]
