"""A document with its quotations, as the finders of statements look at it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from spacy.tokens import Doc, Token

from legation.statements.labels import Label, labels
from legation.statements.quotes import Quotation, find_quotations, outermost
from legation.syntax.columns import columns, sentences, text_of
from legation.syntax.wrapping import ends_sentence

JOINT = re.compile(r",?[ \xa0](?:and|or|and then|and also),?[ \xa0]")
"""What stands between two quotations that are one content: "A" and "B"."""
COMMAS = frozenset((",", "--", "–", "—"))


class Passage:
    """A parsed document, its quotations, and the way from characters to tokens."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        layout = doc._.layout
        self.paragraphs: tuple[tuple[int, int], ...] = layout.paragraphs if layout else ((0, len(self.text)),)
        self.quotations = outermost(find_quotations(self.text, self.paragraphs))

    @cached_property
    def labels(self) -> dict[int, Label]:
        """The sources that are named before or after a colon, by the colon's index."""
        layout = self.doc._.layout
        stories = layout.stories if layout else ()
        listed = {start for start, end in stories if not ends_sentence(self.text[start:end])}
        return labels(self.doc, self.paragraphs, layout.title if layout else None, listed)

    @cached_property
    def sentence_of(self) -> list[int]:
        """The index of each token's sentence."""
        return [number for number, bounds in enumerate(sentences(self.doc)) for _ in range(*bounds)]

    @cached_property
    def quotation_of(self) -> list[int | None]:
        """The index of the quotation each token stands in, or none."""
        inside: list[int | None] = [None] * len(self.doc)
        for number, quotation in enumerate(self.quotations):
            for i in range(*self.tokens(quotation.start, quotation.end)):
                inside[i] = number
        return inside

    @cached_property
    def paragraph_of(self) -> list[int]:
        """The index of each token's paragraph: the last that starts before it."""
        starts = [start for start, _ in self.paragraphs]
        return [bisect_left(starts, start + 1) - 1 for start in columns(self.doc).starts]

    @cached_property
    def depths(self) -> list[int]:
        """How many arcs lie between each token and the root of its sentence."""
        heads = columns(self.doc).heads
        depths = [-1] * len(heads)
        for token in range(len(heads)):
            path = []
            while depths[token] < 0 and heads[token] != token:
                path.append(token)
                token = heads[token]
            depth = depths[token] = max(depths[token], 0)
            for i in reversed(path):
                depth += 1
                depths[i] = depth
        return depths

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that start within a span of characters, as a half-open range of indices."""
        return bisect_left(columns(self.doc).starts, start), bisect_left(columns(self.doc).starts, end)

    def quotations_at(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share a character with a span."""
        first = bisect_right(self._quotation_ends, start)
        return self.quotations[first : bisect_left(self._quotation_starts, end)]

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that lie in a span."""
        first = bisect_left(self._quotation_starts, start)
        return self.quotations[first : bisect_right(self._quotation_ends, end)]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.start for quotation in self.quotations]

    @cached_property
    def _quotation_ends(self) -> list[int]:
        return [quotation.end for quotation in self.quotations]

    def is_outside(self, token: Token) -> bool:
        """Whether a token stands outside every quotation."""
        return self.quotation_of[token.i] is None

    def opens_sentence(self, quotation: Quotation) -> bool:
        """Whether a quotation begins where a sentence does; its opening mark may hang on the sentence before."""
        first, last = self.tokens(quotation.start, quotation.end)
        return any(self.doc[i].is_sent_start for i in range(first, min(first + 3, last)))

    def sentence_start(self, at: int) -> int:
        """Where the sentence around a character starts in its paragraph."""
        i, _ = self.tokens(at, at)
        return min(at, self.doc[self._openings[min(i, len(self.doc) - 1)]].idx)

    @cached_property
    def _openings(self) -> list[int]:
        """The index of the first word of each token's sentence in its paragraph."""
        openings: list[int] = []
        place = None
        for token in self.doc:
            here = self.sentence_of[token.i], self.paragraph_of[token.i]
            if here != place or self.doc[openings[-1]].is_space:
                openings.append(token.i)
            else:
                openings.append(openings[-1])
            place = here
        return openings

    def opens_clause(self, quotation: Quotation) -> bool:
        """Whether a quotation begins a sentence or, behind a comma or a colon, a clause."""
        before = self.before(quotation)
        clause = before is not None and (before.text == ":" or (before.text in COMMAS and self.has_verb(quotation)))
        return clause or self.opens_sentence(quotation)

    def has_verb(self, quotation: Quotation) -> bool:
        """Whether a quotation has a verb in it."""
        return any(self.doc[i].pos_ in ("VERB", "AUX") for i in range(*self.tokens(quotation.start, quotation.end)))

    def ends_sentence(self, start: int, end: int) -> bool:
        """Whether a stretch of text ends with a full stop, a colon or the like before ``end``."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return self.text[max(start, end - 1) : end] in {".", ":", "!", "?", "”", '"'}

    def joins(self, number: int) -> bool:
        """Whether nothing but "and" or "or" stands between a quotation and the next."""
        end, start = self.quotations[number].end, self.quotations[number + 1].start
        return JOINT.fullmatch(self.text, end, start) is not None

    def before(self, quotation: Quotation) -> Token | None:
        """The last token before a quotation in its paragraph, spaces apart."""
        first, _ = self.tokens(quotation.start, quotation.end)
        return self._neighbour(first, -1)

    def after(self, quotation: Quotation) -> Token | None:
        """The first token after a quotation in its paragraph, spaces apart."""
        _, last = self.tokens(quotation.start, quotation.end)
        return self._neighbour(last - 1, 1)

    def _neighbour(self, i: int, step: int) -> Token | None:
        if not 0 <= i < len(self.doc):
            return None
        j = i + step
        while 0 <= j < len(self.doc) and self.doc[j].is_space:
            j += step
        if not 0 <= j < len(self.doc):
            return None
        announces = step < 0 and self.doc[j].text == ":"  # a colon reaches into the next paragraph
        return self.doc[j] if announces or self.paragraph_of[j] == self.paragraph_of[i] else None
