"""The spaCy component that parses: windows over a document's paragraphs, and their parses written into the Doc."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from legation.syntax.columns import text_of

from .boundaries import forced_starts, sentence_may_start
from .layout import read_layout
from .lemmas import Lemmatizer
from .network import Network, Parse, Window
from .quotes import directed

FEWEST_PIECES = 40
"""A window of as many is cut where a sentence is sure to start: trees are best where each is read by itself."""

WINDOW_PIECES = 160
"""A paragraph longer than this, and without such a place, is cut into windows where a sentence seems to end."""

LONGEST_PIECES = 480
"""Where none seems to end, a window grows to this and is then cut wherever it stands (the encoder reads 512)."""

_ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "ENT_IOB", "ENT_TYPE"]
_NAME_CODES = {"B": 3, "I": 1, "O": 2}  # spaCy's ENT_IOB
_OUTSIDE = _NAME_CODES["O"]


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
        words = [token for token in doc if not token.is_space]
        if not words:
            return doc
        spaces = _spaces(words)
        texts = directed([token.text for token in words], spaces)
        breaks = _breaks([token.idx for token in words], doc._.layout.paragraphs)
        forced = [at for begin, end in pairwise(breaks) for at in forced_starts(texts[begin:end], spaces[begin:end])]
        for span in doc._.layout.signatures:
            _keep_whole(forced, words, span)
        bounds = self._windows(texts, breaks, forced)
        windows = [Window(texts[begin:end], [1, *forced[begin + 1 : end]]) for begin, end in bounds]
        self._write(doc, words, bounds, self.network.parse(windows))
        return doc

    def parse_words(self, sentences: Sequence[tuple[list[str], list[bool]]]) -> list[Parse]:
        """The parses of sentences whose words and bounds are given, each by itself, as evaluation needs them.

        With a sentence's words goes whether white space follows each.
        """
        return [self.network.parse([_sentence(*sentence)])[0] for sentence in sentences]

    def parse_document(self, sentences: Sequence[tuple[list[str], list[bool]]]) -> list[Parse]:
        """The same of the sentences of one document, whose names are read together."""
        return self.network.parse([_sentence(*sentence) for sentence in sentences])

    def lemmas(self, words: Sequence[str], parse: Parse) -> list[str]:
        """The dictionary forms of a window's words; what is short for "has" looks like "is"."""
        return [
            "have" if _is_short_for_has(word, parse, at) else self.lemmatize(word, parse.xpos[at], parse.upos[at])
            for at, word in enumerate(words)
        ]

    def _windows(self, words: list[str], breaks: list[int], forced: list[int]) -> list[tuple[int, int]]:
        """Stretches of words, as (begin, end), that do not cross a paragraph break and fit the encoder.

        They end where a sentence is sure to start (``forced`` is 1), and nowhere else where none may (-1), unless
        nothing else is left.
        """
        windows = []
        for begin, end in pairwise(breaks):
            size, cut = 0, begin
            for at in range(begin, end):
                if forced[at] == 1 and size >= FEWEST_PIECES:
                    windows.append((begin, at))
                    begin, size = at, 0
                size += self.network.pieces(words[at])
                if at > begin and forced[at] >= 0 and sentence_may_start(words, at):
                    cut = at
                if (size > WINDOW_PIECES and cut > begin) or size > LONGEST_PIECES:
                    stop = cut if cut > begin else at
                    windows.append((begin, stop))
                    begin = cut = stop
                    size = sum(map(self.network.pieces, words[begin : at + 1]))
            windows.append((begin, end))
        return windows

    def _write(self, doc: Doc, words: list[Token], bounds: list[tuple[int, int]], parses: list[Parse]) -> None:
        positions = [token.i for token in words]
        number = _Numbers(doc.vocab.strings.add)
        heads, labels, tags, parts, lemmas, edges, names = (array("Q", bytes(8 * len(doc))) for _ in _ATTRIBUTES)
        for (begin, end), parse in zip(bounds, parses, strict=True):
            lemma = self.lemmas([word.text for word in words[begin:end]], parse)
            for k, at in enumerate(positions[begin:end]):
                head, tag, name = parse.heads[k], parse.xpos[k], parse.names[k]
                heads[at] = _unsigned(positions[begin + head] - at) if head >= 0 else 0
                labels[at] = number[parse.labels[k]]
                tags[at] = number[tag]
                parts[at] = number[parse.upos[k]]
                lemmas[at] = number[lemma[k]]
                edges[at] = _NAME_CODES[name[0]]
                names[at] = number[name[2:]] if name != "O" else 0
        columns = np.array([heads, labels, tags, parts, lemmas, edges, names], np.uint64).T.copy()
        if len(words) < len(doc):
            _attach_spaces(doc, columns, set(positions))
        doc.from_array(_ATTRIBUTES, columns)  # type: ignore[arg-type]  # the stub asks for signed integers


class _Numbers(dict[str, int]):
    """The numbers by which a vocabulary knows strings; one it does not know yet is added."""

    def __init__(self, add: Callable[[str], int]) -> None:
        self._add = add

    def __missing__(self, string: str) -> int:
        self[string] = found = self._add(string)
        return found


def _sentence(words: list[str], spaces: list[bool]) -> Window:
    return Window(directed(words, spaces), [1] + [-1] * (len(words) - 1))


def _is_short_for_has(word: str, parse: Parse, at: int) -> bool:
    """Whether a word is the "'s" of "he's gone", an auxiliary of a participle, other than of the passive."""
    return word.lower() in ("'s", "’s") and parse.labels[at] == "aux" and parse.xpos[parse.heads[at]] == "VBN"


def _breaks(starts: list[int], paragraphs: tuple[tuple[int, int], ...]) -> list[int]:
    """The words' numbers at which a paragraph begins, then their count; ``starts`` are character offsets."""
    edges = np.array([begin for begin, _ in paragraphs], np.int64)
    owner = np.searchsorted(edges, np.array(starts, np.int64), side="right")
    changes = (np.flatnonzero(np.diff(owner)) + 1).tolist()
    return [0, *changes, len(starts)]


def _keep_whole(forced: list[int], words: list[Token], span: tuple[int, int]) -> None:
    """Let no sentence start inside a stretch of characters."""
    for at in range(bisect_right(words, span[0], key=_start), bisect_left(words, span[1], key=_start)):
        forced[at] = -1


def _start(word: Token) -> int:
    return word.idx


def _spaces(words: list[Token]) -> list[bool]:
    """Whether white space follows each word."""
    return [a.idx + len(a) < b.idx for a, b in pairwise(words)] + [True]


def _attach_spaces(doc: Doc, columns: NDArray[np.uint64], words: set[int]) -> None:
    """Hang each white space token on the word before it, or at the very start on the first word."""
    strings = doc.vocab.strings
    label, tag, part = strings.add("dep"), strings.add("_SP"), strings.add("SPACE")
    last = min(words)
    spaces = []
    for at in range(len(doc)):
        if at in words:
            last = at
        else:
            spaces.append(at)
            columns[at] = (_unsigned(last - at), label, tag, part, strings.add(doc[at].text), _OUTSIDE, 0)
    for at in reversed(spaces):
        if at + 1 < len(doc) and columns[at + 1, 5] == _NAME_CODES["I"]:
            columns[at, 5:] = columns[at + 1, 5:]  # white space inside a name belongs to it


def _unsigned(offset: int) -> int:
    """A relative head as spaCy keeps it, in two's complement."""
    return offset & 0xFFFFFFFFFFFFFFFF
