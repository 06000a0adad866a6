"""What a document says around a noun group: its sentence, where it is set, the names' labels, rival meanings."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Token

from legation.records import Sector
from legation.syntax.columns import columns
from legation.syntax.quotes import quoted

from .affiliation import tenure_on
from .description import is_of
from .groups import Group, head_token, verb_of
from .segments import SPATIAL, Segment
from .tables import Entry, Kind, Tables
from .toponyms import WATERS, countries_of, is_region, is_water

_NATIONS = SPATIAL | {Kind.NATIONALITY, Kind.NATIONAL}
_AT = frozenset({"in", "at", "near", "around", "outside", "across", "inside"})
_WELL_KNOWN = 1_000_000  # people of a city that a text means by its name, whoever bears it
_PLACING = _AT | {"from", "to", "of"}
_GROUNDS = frozenset("capital city town village port province region district island parliament mainland".split())
_SCENE = 4  # sentences for which "In Paris" at the head of one tells where things happen
_DOMINANT = 3  # how many times larger a city must be to be meant without a hint
_HEADLINE = 3  # what a country in the headline counts for, one mention in the story being 1
_DATELINE = 2  # and what the dateline's counts for, where the headline names none
_SETTING = 2  # how many times as much as any other a story must speak of a country to be set there
_INSISTENT = 2  # mentions of a country that give it a name best known elsewhere
_NOMINAL = ("PROPN", "NOUN", "ADJ")
_JOINING = frozenset({"and", "while", "but", ";"})
_ACTORS = frozenset({Kind.PERSON, Kind.ORGANISATION})
_WORLD_AGENCIES = frozenset({"Reuters", "Agence France-Presse", "Associated Press", "United Press International"})
VENUES = frozenset({"geneva", "vienna", "brussels", "hague", "strasbourg", "luxembourg", "nations", "york", "davos"})
"""Words of datelines whose stories are about others."""
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
_NOT_NAMES = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "god internet ramadan easter christmas diwali eid hanukkah passover lent nowruz tet ashura".split()
)


class Context:
    """The surroundings of a document's groups."""

    def __init__(self, doc: Doc, tables: Tables, segments: list[Segment], published: date | None) -> None:
        self._doc = doc
        self._tables = tables
        self.published = published
        self._sentences = {
            i: number for number, sentence in enumerate(doc.sents) for i in range(sentence.start, sentence.end)
        }
        self._ends = {sentence.end for sentence in doc.sents}
        layout = getattr(doc._, "layout", None) if doc.has_extension("layout") else None
        self._dateline = layout.dateline if layout else None
        self._title = layout.title if layout else None
        self._countries = Counter(
            segment.entries[0].country
            for segment in segments
            if segment.kind in _NATIONS and segment.kind is not Kind.PLACE and len(countries_of(segment.entries)) == 1
        )
        self._told = countries_of(e for s in segments if s.kind in _NATIONS | {Kind.PERSON} for e in s.entries)
        self._regions = {
            self._doc[s.start : s.end].text: homes
            for s in segments
            if s.kind is Kind.PLACE and (homes := countries_of(entry for entry in s.entries if is_region(entry)))
        }
        self._places: dict[int, list[tuple[int, str]]] = {}
        self.dateline: str | None = None
        """The country of the dateline."""
        self.setting: str | None = None
        """The country in which the story is set, where it is clear."""

    def settled(self, segments: list[Segment]) -> list[Segment]:
        """The segments with each name in one country: one the document speaks of, the usual one, or the far largest.

        A place that cannot be told, and a name that is a day's or a month's, is left out.
        """
        kept = []
        bearers = self._surnames(segments)
        for before, segment, after in zip([None, *segments], segments, [*segments[1:], None], strict=False):
            if segment.kind is Kind.PLACE and self._doc[segment.start : segment.end].text in bearers:
                segment = Segment(segment.start, segment.end)
            alone = segment.is_name and segment.end - segment.start == 1
            if alone and (self._is_day_or_month(segment, before) or self._doc[segment.start].lower_ in WATERS):
                continue
            if alone and segment.start > 0 and self._doc[segment.start - 1].lower_ == "the":
                segment = self._half(segment) or segment
            if segment.kind in SPATIAL and is_water(self._doc, segment):
                continue
            if segment.kind is Kind.PERSON and (whole := self._whole_name(segment)):
                segment = whole
            if segment.kind is Kind.ORGANISATION and self._is_of_another(segment, after):
                segment = self._by_its_noun(segment)
            if segment.kind is Kind.ORGANISATION and any(entry.shared for entry in segment.entries):
                segment = self._unshared(segment)
            if segment.kind is Kind.ORGANISATION and self._is_party_of_elsewhere(segment):
                segment = Segment(segment.start, segment.end)
            if segment.kind in _NATIONS | {Kind.ORGANISATION} and len(segment.entries) > 1:
                entry = self._settle(segment)
                if entry is None:
                    continue
                segment = replace(segment, kind=entry.kind, entries=(entry,))
            kept.append(segment)
        for segment in kept:
            country = segment.entries[0].country if segment.entries else None
            if country and (first := self._place_start(segment)) is not None:
                self._places.setdefault(self.sentence(segment.start), []).append((first, country))
        inside = [s.entries[0].country for s in kept if s.kind in _NATIONS and self._in(s, self._dateline)]
        self.dateline = next(iter(inside), None)
        self.setting = self._read_setting(kept)
        return kept

    def _place_start(self, segment: Segment) -> int | None:
        """Where the phrase begins that tells where things happen: "in *war-torn northern* Mali"."""
        if segment.kind is Kind.NATIONALITY:
            return segment.start if self._is_ground(segment) else None
        if segment.kind not in SPATIAL or self._in(segment, self._dateline):
            return None
        head = head_token(self._doc, segment.start, segment.end).i
        first = segment.start
        while first > 1 and self._doc[first - 1].dep_ in ("amod", "det") and self._doc[first - 1].head.i == head:
            first -= 1
        return first if first > 0 and self._doc[first - 1].lower_ in _AT else None

    def _is_ground(self, segment: Segment) -> bool:
        """Whether a nationality tells where something is: "outside the Moldovan parliament", but not an embassy."""
        words = [token.lower_ for token in self._doc[max(0, segment.start - 2) : segment.end + 1]]
        return len(words) == segment.end - segment.start + 3 and (
            words[0] in _AT and words[1] == "the" and words[-1] in _GROUNDS
        )

    def _unshared(self, segment: Segment) -> Segment:
        """A name that bodies of several countries have, with those that the document may mean.

        One that bears it alone elsewhere is meant unless the country that is named most is another's.
        """
        alone = [entry for entry in segment.entries if not entry.shared]
        needed = max([_INSISTENT if alone else 1, *self._countries.values()])
        near = [e for e in segment.entries if e.shared and self._countries[e.country] >= needed]
        if alone or near:
            return replace(segment, entries=(*alone, *near))
        return self._by_its_noun(segment)

    def _by_its_noun(self, segment: Segment) -> Segment:
        """A name by the role that it ends with, as an unknown body's: "Election Commission" of a central one."""
        ends = (self._tables.roles.get(self._doc[i : segment.end].text) for i in range(segment.start, segment.end))
        return Segment(segment.start, segment.end, role=next((roles[0] for roles in ends if roles), None))

    def _is_of_another(self, segment: Segment, after: Segment | None) -> bool:
        """Whether a body that is known in one country is said to be of another: "Democratic Alliance for Mali"."""
        if after is None or after.kind not in SPATIAL or segment.end - segment.start < 2:
            return False
        homes = {tenure.affiliation.country for entry in segment.entries for tenure in entry.tenures}
        between = " ".join(token.lower_ for token in self._doc[segment.end : after.start])
        is_elsewhere = None not in homes and not homes & countries_of(after.entries)
        return is_elsewhere and between in ("of", "for", "of the")

    def _is_party_of_elsewhere(self, segment: Segment) -> bool:
        """Whether letters are known as a party's only in countries of which the document says nothing: "NDP"."""
        is_short = segment.end - segment.start == 1 and self._doc[segment.start].text.isupper()
        is_party = all(tenure.affiliation.sector is Sector.PTY for e in segment.entries for tenure in e.tenures)
        return is_short and is_party and not self._told & countries_of(segment.entries)

    def _surnames(self, segments: list[Segment]) -> set[str]:
        """The last words of the names of people whom the document names in full, and places' names that are people's.

        Those the language model takes for somebody's where no preposition places them: "Bush" is a town of Egypt.
        """
        named = (s for s in segments if s.kind is Kind.PERSON or (s.is_name and self.is_person(s)))
        full = {self._doc[segment.end - 1].text for segment in named if segment.end - segment.start > 1}
        towns = (s for s in segments if s.kind is Kind.PLACE and s.end - s.start == 1)
        small = (s for s in towns if max(entry.population for entry in s.entries) < _WELL_KNOWN)
        places = (segment.start for segment in small if self.is_person(segment))
        return full | {self._doc[i].text for i in places if not i or self._doc[i - 1].lower_ not in _PLACING}

    def _is_day_or_month(self, segment: Segment, before: Segment | None) -> bool:
        """Whether a word is one of the calendar's and no name: "May", but not "Mr. May"."""
        word = self._doc[segment.start].lower_.rstrip(".")
        has_title = before is not None and before.title is not None and before.end == segment.start
        return word in _DAYS or (word in _NOT_NAMES and not has_title)

    def _whole_name(self, segment: Segment) -> Segment | None:
        """The longer name of a stranger that begins with a known one: "Abdul Sattar" in "Abdul Sattar Mirza".

        Somebody known may be called by more names than the tables have where the document speaks of the country.
        """
        last = self._doc[segment.end - 1]
        entity = next((e for e in self._doc.ents if e.start <= last.i < e.end), None) if last.ent_type_ else None
        if entity is None or entity.label_ != "PER" or entity.end <= segment.end or entity.start > segment.start:
            return None
        if not self._doc[segment.end].text[:1].isupper() or self._countries[segment.entries[0].country]:
            return None
        return Segment(segment.start, entity.end)

    def _half(self, segment: Segment) -> Segment | None:
        """The Korea that "the North" or "the South" is, in a document that speaks of one of the two."""
        name = self._doc[segment.start].text
        if name not in ("North", "South") or not self._countries.keys() & {"PRK", "KOR"}:
            return None
        known = self._tables.names.get(f"{name} Korea")
        return replace(segment, kind=Kind.COUNTRY, entries=(known[0].entry,)) if known else None

    def _settle(self, segment: Segment) -> Entry | None:
        entries = [e for e in segment.entries if tenure_on(e.tenures, self.published)] or list(segment.entries)
        first = entries[0]
        after = self._doc[segment.end] if segment.end < len(self._doc) else None
        if after is not None and first.kind is Kind.COUNTRY and after.text[:1].isupper() and after.pos_ in _NOMINAL:
            return first  # of "Korea National Academy" the one that is meant more often
        if first.kind is not Kind.PLACE:
            rivals = [entry for entry in entries if entry.kind is first.kind]
            return max(rivals, key=lambda e: (self._countries[e.country], e.country in self._told, self._is_of_old(e)))
        ranked = sorted(entries, key=lambda entry: -entry.population)
        for told in (self._countries, self._regions_but(segment)):
            if (known := next((entry for entry in ranked if entry.country in told), None)) is not None:
                return known
        different = [entry for entry in ranked if entry.country != ranked[0].country]
        if not different or ranked[0].population >= _DOMINANT * different[0].population:
            return ranked[0]
        return None

    def _regions_but(self, town: Segment) -> frozenset[str]:
        """The country of whose regions the document speaks by other names, if it is one: Alexandria is Virginia's."""
        name = self._doc[town.start : town.end].text
        told = frozenset[str]().union(*(homes for region, homes in self._regions.items() if region != name))
        return told if len(told) == 1 else frozenset()

    def _is_of_old(self, entry: Entry) -> bool:
        """Whether a country that is no more was there on the day: Moscow was the Soviet Union's."""
        return self.published is not None and entry.tenures[-1].end is not None

    def _read_setting(self, segments: list[Segment]) -> str | None:
        """The country that the story, and who acts in it, is of far more than of any other.

        The dateline's counts as well, where no headline names one. Where no country is ahead, it is the dateline's,
        if that is one of the two foremost.
        """
        weights: Counter[str] = Counter()
        dateline, titled = None, False
        if (home := self._national_dateline(segments)) is not None:
            return home
        known = self._homes_of_surnames(segments)
        for segment in segments:
            if segment.kind in _NATIONS:
                if self._in(segment, self._dateline):
                    is_venue = self._doc[segment.end - 1].lower_ in VENUES
                    dateline = dateline if is_venue else segment.entries[0].country
                    continue
                country = segment.entries[0].country if is_of(self._doc, segment) else None
            elif segment.is_name:
                country = known.get(self._doc[segment.end - 1].text)
            else:
                country = self._country_on(segment.entries[0]) if segment.kind in _ACTORS else None
            if country is not None and not self._in(segment, self._dateline):
                in_title = self._in(segment, self._title)
                titled = titled or in_title
                weights[country] += _HEADLINE if in_title else 1
        if dateline is not None and not titled:
            weights[dateline] += _DATELINE
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        if not ranked:
            return dateline
        lead = ranked[0][1] - _SETTING * ranked[1][1] if len(ranked) > 1 else 1
        if lead > 0 or (lead == 0 and dateline is None):
            return ranked[0][0]
        return dateline if dateline in {country for country, _ in ranked[:2]} else None

    def _homes_of_surnames(self, segments: list[Segment]) -> dict[str, str]:
        """The countries of those whom the document names in full, by the last words of their names."""
        people = [segment for segment in segments if segment.kind is Kind.PERSON]
        homes = ((self._doc[segment.end - 1].text, self._country_on(segment.entries[0])) for segment in people)
        return {surname: country for surname, country in homes if country}

    def _national_dateline(self, segments: list[Segment]) -> str | None:
        """The country of a dateline that a national agency writes at home: "DAMASCUS (SANA)"."""
        inside = [segment for segment in segments if self._in(segment, self._dateline)]
        places = {segment.entries[0].country for segment in inside if segment.kind in _NATIONS}
        agencies = [segment.entries[0] for segment in inside if segment.kind is Kind.ORGANISATION]
        tenures = [tenure_on(entry.tenures, self.published) for entry in agencies if entry.name not in _WORLD_AGENCIES]
        homes = {tenure.affiliation.country for tenure in tenures if tenure is not None}
        return next(iter(places)) if len(places) == 1 and places == homes else None

    def _country_on(self, entry: Entry) -> str | None:
        tenure = tenure_on(entry.tenures, self.published)
        reports = tenure is None or tenure.affiliation.sector is Sector.JRN
        if entry.kind is Kind.ORGANISATION and self._tables.roles.get(entry.name):
            return None  # many a country has a National Guard
        return None if reports or tenure is None else tenure.affiliation.country

    def salience(self, country: str | None) -> int:
        """How often the document names a country."""
        return self._countries[country]

    def opens_title(self, segment: Segment) -> bool:
        """Whether a segment is the first word of the headline."""
        return self._in(segment, self._title) and bool(self._doc[segment.start].is_sent_start)

    def may_be_of(self, country: str | None) -> bool:
        """Whether somebody of a country may well appear: it names that country, or none, or he is of none."""
        return country is None or not self._countries or self._countries[country] > 0

    def _in(self, segment: Segment, span: tuple[int, int] | None) -> bool:
        return span is not None and span[0] <= self._doc[segment.start].idx < span[1]

    def sentence(self, token: int) -> int:
        """The number of a token's sentence."""
        return self._sentences[token]

    def scene(self, group: Group) -> str | None:
        """The country where a group's clause is set: that of the nearest "in X" in it."""
        places = self._places.get(self.sentence(group.start))
        if not places:
            return None
        clause = verb_of(self._doc[group.end - 1])
        here = [(abs(i - group.start), country) for i, country in places if verb_of(self._doc[i]) == clause]
        return min(here)[1] if here else None

    def opening(self, group: Group) -> str | None:
        """The country of the place that opens a group's sentence: "In Paris, the ministry said"."""
        for start, country in self._places.get(self.sentence(group.start), ()):
            opens = self._doc[start - 1].is_sent_start or self._doc[start - 2].lower_ in _JOINING
            if start < group.start and opens:
                return country
        return None

    def earlier_opening(self, group: Group) -> tuple[str, Token] | None:
        """The country of the place that opened a sentence before a group's in its paragraph ("In Paris, ..."), and
        the root of that sentence."""
        end = self._doc[group.start].sent.start
        for _ in range(_SCENE):
            if end == 0 or (self._doc[end - 1].is_space and "\n\n" in self._doc[end - 1].text):
                break
            end = self._doc[end - 1].sent.start
            for at, country in self._places.get(self.sentence(end), ()):
                if self._doc[at - 1].is_sent_start and self._doc[at - 1].lower_ == "in":
                    return country, self._doc[end].sent.root
        return None

    def in_quotation(self, token: Token) -> bool:
        """Whether a token stands between quotation marks."""
        return token.i in self._quoted

    @cached_property
    def _quoted(self) -> frozenset[int]:
        return quoted(columns(self._doc).texts)

    def is_person(self, segment: Segment) -> bool:
        """Whether the language model takes a name for a person's."""
        labels = [self._doc[i].ent_type_ for i in range(segment.start, segment.end)]
        return "PER" in labels and "ORG" not in labels

    def is_acting_place(self, segment: Segment) -> bool:
        """Whether the language model takes a name for a place's that does what people do: it may be a surname."""
        last = self._doc[segment.end - 1]
        return last.ent_type_ == "LOC" and last.dep_ == "nsubj" and last.head.pos_ == "VERB"

    def is_organisation(self, segment: Segment) -> bool:
        """Whether the language model takes all of a name for an organisation's."""
        return all(self._doc[i].ent_type_ == "ORG" for i in range(segment.start, segment.end))

    def in_dateline(self, group: Group) -> bool:
        """Whether a group stands in the dateline."""
        if self._dateline is None:
            return False
        return bool(self._dateline[0] <= self._doc[group.start].idx < self._dateline[1])

    def is_credit(self, spans: list[tuple[int, int]]) -> bool:
        """Whether somebody is named in the dateline alone, as the agency that tells the story is."""
        first, end = self._dateline or (0, 0)
        return all(first <= start < end for start, _ in spans)

    def between(self, before: Group, after: Group, *texts: str) -> bool:
        """Whether what stands between two groups is one of these texts (one token, or nothing)."""
        tokens = [self._doc[i] for i in range(before.end, after.start) if not self._doc[i].is_space]
        return len(tokens) <= 1 and "".join(token.text for token in tokens) in texts

    def closes(self, group: Group) -> bool:
        """Whether a group and its complements end where a clause, a comma or a bracket does."""
        last = group
        while last.complements or (last.joined and last.joined.complements and not last.core):
            last = last.complements[-1][1] if last.complements else last.joined or last
        i = last.end
        while i < len(self._doc) and self._doc[i].is_space:
            i += 1
        if i >= len(self._doc) or last.end in self._ends:
            return True
        return self._doc[i].is_punct or self._doc[i].pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PRON", "ADV")

    def content_start(self, group: Group) -> int:
        """The group's first token after its article."""
        article = self._doc[group.start].lower_ in ("the", "a", "an") and group.start + 1 < group.end
        return group.start + article
