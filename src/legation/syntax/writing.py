"""A document's parse written into it: into spaCy's Doc, and into its columns beside that."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from spacy.tokens import Doc

from legation.syntax.columns import Columns, Tokens, keep_columns

_ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "ENT_IOB", "ENT_TYPE"]
_NAME_CODES = {"B": 3, "I": 1, "O": 2}  # spaCy's ENT_IOB


T = TypeVar("T")


@dataclass(slots=True)
class Parsed:
    """What a parser says of a document, an entry a word; ``heads`` are numbers of tokens, ``names`` are BIO labels."""

    heads: list[int] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def write(doc: Doc, tokens: Tokens, words: Sequence[int], parsed: Parsed) -> None:
    """Write what is said of the words, by their numbers among the tokens, into the document, and keep its columns."""
    if len(words) < len(doc):
        parsed = _with_spaces(tokens.texts, words, parsed)
    number = _Numbers(doc.vocab.strings.add)
    offsets = np.array(parsed.heads, np.int64) - np.arange(len(doc))
    values = np.empty((len(doc), len(_ATTRIBUTES)), np.uint64)
    values[:, 0] = offsets.astype(np.uint64)  # as spaCy keeps them, in two's complement
    for at, strings in enumerate((parsed.relations, parsed.tags, parsed.parts, parsed.lemmas), start=1):
        values[:, at] = np.array([number[string] for string in strings], np.uint64)
    values[:, 5] = [_NAME_CODES[name[0]] for name in parsed.names]
    entities = [name[2:] for name in parsed.names]
    values[:, 6] = np.array([number[entity] for entity in entities], np.uint64)
    doc.from_array(_ATTRIBUTES, values)  # type: ignore[arg-type]  # the stub asks for signed integers
    keep_columns(
        doc,
        Columns(
            texts=tokens.texts,
            forms=[text.lower() for text in tokens.texts],
            lemmas=parsed.lemmas,
            tags=parsed.tags,
            parts=parsed.parts,
            relations=parsed.relations,
            heads=parsed.heads,
            entities=entities,
            spaced=tokens.spaced,
            starts=tokens.starts,
        ),
    )


class _Numbers(dict[str, int]):
    """The numbers by which a vocabulary knows strings; one it does not know yet is added."""

    def __init__(self, add: Callable[[str], int]) -> None:
        self._add = add

    def __missing__(self, string: str) -> int:
        self[string] = found = self._add(string)
        return found


def _with_spaces(texts: Sequence[str], numbers: Sequence[int], parsed: Parsed) -> Parsed:
    """What is said of words and of the white space among them.

    White space hangs on the word before it, or at the very start on the first word; inside a name it belongs to it.
    """
    size = len(texts)
    found = Parsed(
        heads=_spread(parsed.heads, numbers, [0] * size),
        lemmas=_spread(parsed.lemmas, numbers, list(texts)),
        tags=_spread(parsed.tags, numbers, ["_SP"] * size),
        parts=_spread(parsed.parts, numbers, ["SPACE"] * size),
        relations=_spread(parsed.relations, numbers, ["dep"] * size),
        names=_spread(parsed.names, numbers, ["O"] * size),
    )
    spaces = [at for at, text in enumerate(texts) if text.isspace()]
    for at in spaces:
        found.heads[at] = numbers[max(bisect_left(numbers, at) - 1, 0)]
    for at in reversed(spaces):
        if at + 1 < size and found.names[at + 1][0] == "I":
            found.names[at] = found.names[at + 1]
    return found


def _spread(values: Sequence[T], numbers: Sequence[int], over: list[T]) -> list[T]:
    """A list of tokens' values with those of the words in their places."""
    for number, value in zip(numbers, values, strict=True):
        over[number] = value
    return over
