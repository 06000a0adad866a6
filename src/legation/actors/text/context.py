"""What a document says around a noun group: its sentence, where it is set, what names mean there."""

from __future__ import annotations

from collections import Counter
from datetime import date

from spacy.tokens import Doc, Token

from legation.actors.knowledge.tables import Entry, Kind, Tables
from legation.actors.knowledge.word_classes import any_of
from legation.actors.text.groups import Group
from legation.actors.text.meanings import Meanings, is_person
from legation.actors.text.segments import Segment, with_names
from legation.actors.whereabouts.scenes import Scenes
from legation.actors.whereabouts.setting import NATIONS, Setting, within
from legation.actors.whereabouts.toponyms import countries_of
from legation.syntax.columns import columns, sentences
from legation.syntax.quotes import quoted_tokens


class Context:
    """The surroundings of a document's groups."""

    def __init__(self, doc: Doc, tables: Tables, segments: list[Segment], published: date | None) -> None:
        self._doc = doc
        self._tables = tables
        self.published = published
        self._sentences = [number for number, (start, end) in enumerate(sentences(doc)) for _ in range(start, end)]
        self._ends = {end for _, end in sentences(doc)}
        layout = getattr(doc._, "layout", None) if doc.has_extension("layout") else None
        self._dateline = layout.dateline if layout else None
        self._title = layout.title if layout else None
        self.stories: tuple[tuple[int, int], ...] = layout.stories if layout else ()
        """The stretches of a digest, in code points, that are each a story of its own."""
        self._countries = Counter(
            segment.entries[0].country
            for segment in segments
            if segment.kind in NATIONS and segment.kind is not Kind.PLACE and len(countries_of(segment.entries)) == 1
        )
        self._named: dict[int, str | None] = {}
        self._body_at: dict[int, Entry] = {}
        self._bodies = {s.entries[0].name for s in segments if s.kind is Kind.ORGANISATION}
        self._meanings = Meanings(doc, tables, segments, self._countries, self._dateline, published)
        self.scenes = Scenes(doc, self.sentence)
        """Where the document says that things happen."""
        self.dateline: str | None = None
        """The country of the dateline."""
        self.setting: str | None = None
        """The country in which the story is set, where it is clear."""

    def settled(self, known: list[Segment]) -> list[Segment]:
        """The segments known, and the names that are not, with each name in one country: one the document speaks of,
        the usual one, or the far largest.

        A place that cannot be told, and a name that is a day's or a month's, is left out.
        """
        kept = self._meanings.read(list(with_names(self._doc, list(self._meanings.at_home(known)))))
        self._learn(kept)
        return kept

    def _learn(self, segments: list[Segment]) -> None:
        """Take from the names in what country the document is set, and where each passage is."""
        for segment in segments:
            if not within(self._doc, segment, self._dateline):
                self.scenes.learn(segment)
            if segment.kind in NATIONS and segment.kind is not Kind.PLACE:
                self._named.update(dict.fromkeys(range(segment.start, segment.end), segment.entries[0].country))
            elif segment.kind is Kind.ORGANISATION:
                self._body_at.update(dict.fromkeys(range(segment.start, segment.end), segment.entries[0]))
        inside = [s.entries[0].country for s in segments if s.kind in NATIONS and within(self._doc, s, self._dateline)]
        self.dateline = None if self.stories else next(iter(inside), None)
        place = Setting(
            self._doc, self._tables, self.published, self.sentence, self.scenes, self._dateline, self._title
        )
        self.setting = None if self.stories else place.read(segments)
        if self.stories:
            nationalities = {segment.start for segment in segments if segment.kind is Kind.NATIONALITY}
            self.scenes.learn_stories(place.homes(segments), nationalities, self.stories)

    def salience(self, country: str | None) -> int:
        """How often the document names a country."""
        return self._countries[country]

    def other(self, country: str) -> str | None:
        """The country that the document names most beside this one, if no two are named as often."""
        times = sorted((n, code) for code, n in self._countries.items() if code and code != country)
        return times[-1][1] if times and times[-1][0] > max((n for n, _ in times[:-1]), default=0) else None

    def named_at(self, token: int) -> str | None:
        """The country that the name names of which a token is a word."""
        return self._named.get(token)

    def body_at(self, token: int) -> Entry | None:
        """The body of the tables that the name names of which a token is a word."""
        return self._body_at.get(token)

    def speaks_of(self, body: Entry) -> bool:
        """Whether the document names a body."""
        return body.name in self._bodies

    def in_title(self, segment: Segment) -> bool:
        """Whether a segment is part of the headline."""
        return within(self._doc, segment, self._title)

    def opens_title(self, segment: Segment) -> bool:
        """Whether a segment is the first word of the headline."""
        return self.in_title(segment) and bool(self._doc[segment.start].is_sent_start)

    def may_be_of(self, country: str | None) -> bool:
        """Whether somebody of a country may well appear: it names that country, or none, or he is of none."""
        return country is None or not self._countries or self._countries[country] > 0

    def sentence(self, token: int) -> int:
        """The number of a token's sentence."""
        return self._sentences[token]

    def in_quotation(self, token: Token) -> bool:
        """Whether a token stands between quotation marks."""
        return token.i in quoted_tokens(self._doc)

    def is_person(self, segment: Segment) -> bool:
        """Whether the language model takes a name for a person's."""
        return is_person(self._doc, segment)

    def is_acting_place(self, segment: Segment) -> bool:
        """Whether the language model takes a name for a place's that does what people do, or is spoken to or met as
        they are: it may be a surname."""
        last = self._doc[segment.end - 1]
        if last.dep_ in ("obj", "iobj"):
            return last.ent_type_ != "" and last.head.lemma_ in any_of("addressing") | any_of("conferring")
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
        between = [text for text in columns(self._doc).texts[before.end : after.start] if not text.isspace()]
        return len(between) <= 1 and "".join(between) in texts

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
