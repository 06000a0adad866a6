"""The spaCy component that parses: windows over a document's paragraphs, and their parses written into the Doc."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc

from legation.syntax.columns import text_of, tokens_of

from .boundaries import forced_starts, sentence_may_start
from .compounds import spelled_out
from .honorifics import hang_honorifics
from .layout import read_layout
from .lemmas import Lemmatizer
from .network import Network, Parse, Pieces, Window
from .possessives import hang_possessives
from .quotes import directed
from .visitors import hang_visitors
from .writing import Parsed, write

FEWEST_PIECES = 40
"""A window of as many is cut where a sentence is sure to start: trees are best where each is read by itself."""

WINDOW_PIECES = 160
"""A paragraph longer than this, and without such a place, is cut into windows where a sentence seems to end."""

LONGEST_PIECES = 480
"""Where none seems to end, a window grows to this and is then cut wherever it stands (the encoder reads 512)."""

_CLIPPED = frozenset(("'s", "'S", "’s", "’S"))


class Parser:
    """Tags, lemmas, dependencies, sentences and names (PER, ORG, LOC) for a tokenised Doc.

    Dependency labels are those of Universal Dependencies 2, with subtypes; tags are UPOS in ``pos_`` and Penn in
    ``tag_``. White space tokens hang on the word before them.
    """

    def __init__(self, folder: Path) -> None:
        self.network = Network(folder)
        self.lemmatize = Lemmatizer(folder / "lemmas.json.gz", self.network.is_word)

    def __call__(self, doc: Doc) -> Doc:
        if doc._.layout is None:
            doc._.layout = read_layout(text_of(doc))
        tokens = tokens_of(doc)
        numbers = [number for number, text in enumerate(tokens.texts) if not text.isspace()]
        if not numbers:
            return doc
        words = [tokens.texts[number] for number in numbers]
        starts = [tokens.starts[number] for number in numbers]
        spaces = _spaces(words, starts)
        texts = spelled_out(directed(words, spaces))
        breaks = _breaks(starts, doc._.layout.paragraphs)
        forced = [at for begin, end in pairwise(breaks) for at in forced_starts(texts[begin:end], spaces[begin:end])]
        for span in doc._.layout.signatures:
            _keep_whole(forced, starts, span)
        pieces = self.network.pieces(texts)
        bounds = _windows(texts, pieces, breaks, forced)
        windows = [Window(texts[begin:end], pieces[begin:end], [1, *forced[begin + 1 : end]]) for begin, end in bounds]
        write(doc, tokens, numbers, self._parsed(words, numbers, bounds, self.network.parse(windows)))
        return doc

    def parse_words(self, sentences: Sequence[tuple[list[str], list[bool]]]) -> list[Parse]:
        """The parses of sentences whose words and bounds are given, each by itself, as evaluation needs them.

        With a sentence's words goes whether white space follows each.
        """
        return [self.network.parse([self._sentence(*sentence)])[0] for sentence in sentences]

    def parse_document(self, sentences: Sequence[tuple[list[str], list[bool]]]) -> list[Parse]:
        """The same of the sentences of one document, whose names are read together."""
        return self.network.parse([self._sentence(*sentence) for sentence in sentences])

    def lemmas(self, words: Sequence[str], parse: Parse) -> list[str]:
        """The dictionary forms of a window's words; what is short for "has" looks like "is"."""
        found = self.lemmatize.each(words, parse.xpos, parse.upos)
        for at, word in enumerate(words):
            if word in _CLIPPED and _is_short_for_has(parse, at):
                found[at] = "have"
        return found

    def _sentence(self, words: list[str], spaces: list[bool]) -> Window:
        texts = spelled_out(directed(words, spaces))
        return Window(texts, self.network.pieces(texts), [1] + [-1] * (len(words) - 1))

    def _parsed(
        self, words: list[str], numbers: list[int], bounds: list[tuple[int, int]], parses: list[Parse]
    ) -> Parsed:
        """The parses of a document's windows put together; ``numbers`` are those of the words among the tokens."""
        found = Parsed()
        for (begin, end), parse in zip(bounds, parses, strict=True):
            inside = numbers[begin:end]
            hang_possessives(parse)
            hang_honorifics(words[begin:end], parse)
            hang_visitors(words[begin:end], parse)
            found.heads += [inside[at if head < 0 else head] for at, head in enumerate(parse.heads)]
            found.lemmas += self.lemmas(words[begin:end], parse)
            found.tags += parse.xpos
            found.parts += parse.upos
            found.relations += parse.labels
            found.names += parse.names
        return found


def _windows(words: list[str], pieces: list[Pieces], breaks: list[int], forced: list[int]) -> list[tuple[int, int]]:
    """Stretches of words, as (begin, end), that do not cross a paragraph break and fit the encoder.

    They end where a sentence is sure to start (``forced`` is 1), and nowhere else where none may (-1), unless
    nothing else is left.
    """
    windows = []
    sizes = list(map(len, pieces))
    for begin, end in pairwise(breaks):
        size, cut = 0, begin
        for at in range(begin, end):
            if forced[at] == 1 and size >= FEWEST_PIECES:
                windows.append((begin, at))
                begin, size = at, 0
            size += sizes[at]
            if at > begin and forced[at] >= 0 and sentence_may_start(words, at):
                cut = at
            if (size > WINDOW_PIECES and cut > begin) or size > LONGEST_PIECES:
                stop = cut if cut > begin else at
                windows.append((begin, stop))
                begin = cut = stop
                size = sum(sizes[begin : at + 1])
        windows.append((begin, end))
    return windows


def _is_short_for_has(parse: Parse, at: int) -> bool:
    """Whether an "'s" is that of "he's gone", an auxiliary of a participle, other than of the passive."""
    return parse.labels[at] == "aux" and parse.xpos[parse.heads[at]] == "VBN"


def _breaks(starts: Sequence[int], paragraphs: tuple[tuple[int, int], ...]) -> list[int]:
    """The words' numbers at which a paragraph begins, then their count; ``starts`` are character offsets."""
    return sorted({0, *(bisect_left(starts, begin) for begin, _ in paragraphs), len(starts)})


def _keep_whole(forced: list[int], starts: Sequence[int], span: tuple[int, int]) -> None:
    """Let no sentence start inside a stretch of characters; ``starts`` are the words'."""
    for at in range(bisect_right(starts, span[0]), bisect_left(starts, span[1])):
        forced[at] = -1


def _spaces(words: Sequence[str], starts: Sequence[int]) -> list[bool]:
    """Whether white space follows each word."""
    ends = [start + len(word) for word, start in zip(words, starts, strict=True)]
    return [end < start for end, start in zip(ends, starts[1:], strict=False)] + [True]
