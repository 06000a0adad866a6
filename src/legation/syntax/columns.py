"""A parsed document's tokens as lists of their attributes: spaCy makes tokens and strings anew at every access."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

_KEPT = "legation.columns"  # where a document keeps them: the way through ``doc._`` takes ten times as long
_TOKENS = "legation.tokens"
_DEPENDENTS = "legation.dependents"
_BOUNDS = "legation.sentences"
_TEXT = "legation.text"


class Columns(NamedTuple):
    """The attributes of a document's tokens, each by the token's number.

    ``texts`` are the words as they stand, ``forms`` in lower case; ``tags`` are Penn tags, ``parts`` universal parts
    of speech, ``relations`` those to the ``heads``, which are token numbers; ``entities`` are the kinds of the names
    that words are part of ("PER", "ORG", "LOC"; else empty); ``spaced`` says whether white space follows, ``starts``
    where in the text a word begins.
    """

    texts: Sequence[str]
    forms: Sequence[str]
    lemmas: Sequence[str]
    tags: Sequence[str]
    parts: Sequence[str]
    relations: Sequence[str]
    heads: Sequence[int]
    entities: Sequence[str]
    spaced: Sequence[bool]
    starts: Sequence[int]

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Where the text from the first token to the last begins and ends, in code points."""
        return self.starts[first], self.starts[last] + len(self.texts[last])

    def tokens(self, start: int, end: int) -> range:
        """The tokens of which there is something in a stretch of the text, half-open, in code points."""
        first = max(0, bisect_right(self.starts, start) - 1)
        if self.starts and self.starts[first] + len(self.texts[first]) <= start:
            first += 1  # it begins in white space
        return range(first, bisect_left(self.starts, end))


class Tokens(NamedTuple):
    """The tokens of a document that need not be parsed: their texts, where they start, whether a space follows each."""

    texts: Sequence[str]
    starts: Sequence[int]
    spaced: Sequence[bool]


def tokens_of(doc: Doc) -> Tokens:
    """The tokens of a document, read once and kept on it."""
    known: Tokens | None = doc.user_data.get(_TOKENS)
    if known is None:
        known = doc.user_data[_TOKENS] = Tokens(
            texts=_strings(doc, "ORTH"),
            starts=doc.to_array("IDX").tolist(),
            spaced=doc.to_array("SPACY").astype(bool).tolist(),
        )
    return known


def keep_columns(doc: Doc, found: Columns) -> None:
    """Keep the columns on a document that was parsed from just these, so that they need not be read back from it."""
    doc.user_data[_KEPT] = found


def columns(doc: Doc) -> Columns:
    """The columns of a parsed document, read once and kept on it."""
    known: Columns | None = doc.user_data.get(_KEPT)
    if known is None:
        offsets = doc.to_array("HEAD").astype("int64").tolist()
        tokens = tokens_of(doc)
        known = doc.user_data[_KEPT] = Columns(
            texts=tokens.texts,
            forms=_strings(doc, "LOWER"),
            lemmas=_strings(doc, "LEMMA"),
            tags=_strings(doc, "TAG"),
            parts=_strings(doc, "POS"),
            relations=_strings(doc, "DEP"),
            heads=[token + offset for token, offset in enumerate(offsets)],
            entities=_strings(doc, "ENT_TYPE"),
            spaced=tokens.spaced,
            starts=tokens.starts,
        )
    return known


def dependents(doc: Doc) -> Sequence[Sequence[int]]:
    """The numbers of the tokens that hang on each token of a parsed document, read once and kept on it."""
    known: Sequence[Sequence[int]] | None = doc.user_data.get(_DEPENDENTS)
    if known is None:
        heads = columns(doc).heads
        found: list[list[int]] = [[] for _ in heads]
        for token, head in enumerate(heads):
            if head != token:
                found[head].append(token)
        known = doc.user_data[_DEPENDENTS] = found
    return known


def keep_text(doc: Doc, text: str) -> Doc:
    """The document, with the text that it was tokenised from kept on it for ``text_of``."""
    doc.user_data[_TEXT] = text
    return doc


def text_of(doc: Doc) -> str:
    """``doc.text``, which spaCy joins word by word at every access, joined once and kept on the document."""
    known: str | None = doc.user_data.get(_TEXT)
    if known is None:
        known = doc.user_data[_TEXT] = doc.text
    return known


def text_at(doc: Doc, start: int, end: int) -> str:
    """The text of the tokens from ``start`` to before ``end``."""
    read = columns(doc)
    end = min(end, len(read.texts))
    return text_of(doc)[slice(*read.offsets(start, end - 1))] if start < end else ""


def sentences(doc: Doc) -> Sequence[tuple[int, int]]:
    """The sentences of a parsed document as token numbers, half-open, read once and kept on it."""
    known: Sequence[tuple[int, int]] | None = doc.user_data.get(_BOUNDS)
    if known is None:
        marks = doc.to_array("SENT_START").tolist()
        starts = [token for token, mark in enumerate(marks) if mark == 1 or token == 0]
        known = doc.user_data[_BOUNDS] = tuple(pairwise([*starts, len(marks)]))
    return known


def _strings(doc: Doc, attribute: str) -> list[str]:
    """The values of an attribute, each different one read once."""
    numbers = doc.to_array(attribute).tolist()
    values = {number: doc.vocab.strings[number] for number in set(numbers)}
    return [values[number] for number in numbers]
