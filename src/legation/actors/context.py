"""What a document says around a noun group: its sentence, its scene, the names' labels, ambiguous places."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from .groups import Group
from .segments import Segment
from .tables import Kind

_SURE = frozenset({Kind.COUNTRY, Kind.SEAT, Kind.NATIONALITY, Kind.NATIONAL})
_SPATIAL = frozenset({"in", "at", "near", "around", "outside", "across", "inside"})
_DOMINANT = 3  # how many times larger a city must be to be meant without a hint
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec "
    "god internet".split()
)


class Context:
    """The surroundings of a document's groups."""

    def __init__(self, doc: Doc, segments: list[Segment]) -> None:
        self._doc = doc
        self._sentences = {
            i: number for number, sentence in enumerate(doc.sents) for i in range(sentence.start, sentence.end)
        }
        self._ends = {sentence.end for sentence in doc.sents}
        self._countries = Counter(s.entries[0].country for s in segments if s.kind in _SURE)
        layout = getattr(doc._, "layout", None) if doc.has_extension("layout") else None
        self._dateline = layout.dateline if layout else None
        self._scene: dict[int, str] = {}
        self._home = self._dateline_country(segments)
        self._places: list[tuple[int, str]] = []

    def settled(self, segments: list[Segment]) -> list[Segment]:
        """The segments with each place in one country: one the document speaks of, or the far largest of the name.

        A place that cannot be told, and a name that is a day's or a month's, is left out.
        """
        kept = []
        for segment in segments:
            alone = segment.is_name and segment.end - segment.start == 1
            if alone and self._doc[segment.start].lower_.rstrip(".") in _NOT_NAMES:
                continue
            if segment.kind is Kind.PLACE and len({entry.country for entry in segment.entries}) > 1:
                settled = self._settle(segment)
                if settled is None:
                    continue
                segment = settled
            kept.append(segment)
        for segment in kept:
            if segment.kind in (Kind.SEAT, Kind.PLACE, Kind.COUNTRY) and segment.start > 0:
                country = segment.entries[0].country
                if country and self._doc[segment.start - 1].lower_ in _SPATIAL:
                    self._places.append((segment.start, country))
        return kept

    def _settle(self, segment: Segment) -> Segment | None:
        ranked = sorted(segment.entries, key=lambda entry: -entry.population)
        for entry in ranked:
            if entry.country in self._countries:
                return replace(segment, entries=(entry,))
        if ranked[0].population >= _DOMINANT * ranked[1].population:
            return replace(segment, entries=(ranked[0],))
        return None

    def _dateline_country(self, segments: list[Segment]) -> str | None:
        if self._dateline is None:
            return None
        start, end = self._dateline
        named = [
            segment.entries[0].country
            for segment in segments
            if segment.kind in (Kind.COUNTRY, Kind.SEAT, Kind.PLACE) and start <= self._doc[segment.start].idx < end
        ]
        return named[-1] if named else None

    def sentence(self, token: int) -> int:
        """The number of a token's sentence."""
        return self._sentences[token]

    def scene(self, group: Group) -> str | None:
        """The country where a group's sentence is set: of the nearest "in X" in it, or of the dateline."""
        sentence = self.sentence(group.start)
        here = [(abs(i - group.start), country) for i, country in self._places if self.sentence(i) == sentence]
        return min(here)[1] if here else self._home

    def is_person(self, segment: Segment) -> bool:
        """Whether the language model takes a name for a person's."""
        labels = [self._doc[i].ent_type_ for i in range(segment.start, segment.end)]
        return "PER" in labels and "ORG" not in labels

    def in_dateline(self, group: Group) -> bool:
        """Whether a group stands in the dateline."""
        if self._dateline is None:
            return False
        return bool(self._dateline[0] <= self._doc[group.start].idx < self._dateline[1])

    def between(self, before: Group, after: Group, *texts: str) -> bool:
        """Whether what stands between two groups is one of these texts (one token, or nothing)."""
        tokens = [self._doc[i] for i in range(before.end, after.start) if not self._doc[i].is_space]
        return len(tokens) <= 1 and "".join(token.text for token in tokens) in texts

    def closes(self, group: Group) -> bool:
        """Whether a group and its complements end where a clause, a comma or a bracket does."""
        last = group
        while last.complements:
            last = last.complements[-1][1]
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
