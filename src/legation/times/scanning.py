"""Text -> lexemes: every word, number and mark, with what it can be in the vocabulary of time.

A lexeme may be several things at once ("second", "May", "20"). Each distinct set of categories is one symbol, a single
character, so that a text becomes a string of symbols that the grammar's regular expressions run over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legation.times.numbers import Readings, SpelledNumber, read_numeral, read_spelled_number, sample_readings
from legation.times.vocabulary import Meaning, categories, word_list

_LEXEME = re.compile(
    r"""
    [^\W\d_]{2,}+                                                       # most words: none of what follows begins so
    | \n[^\S\n]*\n\s*                                                   # an empty line
    | \d{4}-\d\d-\d\d (?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)? (?![\d-])
    | (?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)
    | \d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/]) | \d{1,2}([.-])\d{1,2}\1\d{4}(?!\d) | \d{4}/\d\d?/\d\d?(?![\d/])
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:])
    | \d+(?:st|nd|rd|th)\b
    | ['’]\d0s\b | \d{1,3}0['’]?s\b
    | (?<!\w)['’‘]\d\d(?![\w'’])
    | (?<![\d/])9/11(?![\d/])
    | \d{1,3}(?:-\d/\d(?![\d/])|[¼½¾])
    | \d/\d(?![\d/])
    | [1-4][QH]\b
    | \d+(?:,\d{3}(?!\d))*(?:\.\d+)?
    | (?:[^\W\d_]\.){2,}
    | [oO]['’][cC]lock\b
    | [QH][1-4]\b
    | [^\W\d_]+
    | ['’]s\b
    | [^\w\s]|_
    """,
    re.VERBOSE,
)
_FIRST_SYMBOL = 0x80  # after all that means something in a pattern; Python compiles sets of low characters quicker
_LONGEST_NUMBER = 12  # words, so that a long run of them is read in proportion to its length
_NUMERAL_STARTS = frozenset("0123456789'’QH")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What one word can be: its symbol, and for each category it belongs to what it means there."""

    symbol: str
    readings: Readings


@dataclass(frozen=True, slots=True)
class Scan:
    """A text as lexemes: ``symbols[i]`` stands for ``lexemes[i]``, which covers ``text[starts[i]:ends[i]]``."""

    text: str
    symbols: str
    lexemes: Sequence[Lexeme]
    starts: Sequence[int]
    ends: Sequence[int]

    def word(self, index: int) -> str:
        """The text of a lexeme; empty beyond either end."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""


def split_lexemes(text: str) -> list[str]:
    """The words, numbers and marks of a text."""
    return [match.group() for match in _LEXEME.finditer(text)]


class Lexicon:
    """Reads words as lexemes: the vocabulary's categories, words that stand for themselves, and numbers."""

    def __init__(self, literals: Iterable[str]) -> None:
        """``literals`` are the words, in lower case, that stand for themselves: each is a category of its own,
        written in quotes."""
        self._symbols: dict[frozenset[str], str] = {}
        self._by_category: dict[str, str] = {}
        self._other = self._lexeme({})
        self._break = self._lexeme({"break": 0})
        self._cardinals = {word: int(str(value)) for word, value in categories()["cardinal"].items()}
        self._ordinals = {word: int(str(value)) for word, value in categories()["ordinal"].items()}
        for readings in sample_readings():
            self._lexeme(readings)
        self._words = {form: self._lexeme(readings) for form, readings in _vocabulary(literals).items()}
        self._number_run = re.compile(
            f"[{self.symbols('cardinal')}](?:[{self.symbols(_literal('-'))}{self.symbols(_literal('and'))}]?"
            f"[{self.symbols('cardinal')}{self.symbols('ordinal')}]){{1,{_LONGEST_NUMBER}}}"
            f"|[{self.symbols('number')}][{self.symbols('fraction')}]"
        )

    def symbols(self, category: str) -> str:
        """The symbols of every lexeme that can be of this category, sorted."""
        return self._by_category.get(category, "")

    def scan(self, text: str) -> Scan:
        """Read a text as lexemes."""
        spans = [match.span() for match in _LEXEME.finditer(text)]
        words, other = self._words, self._other
        lexemes = []
        for start, end in spans:
            word = text[start:end]
            lexeme = words.get(word, other)
            if lexeme is other:
                if word[0] in _NUMERAL_STARTS:
                    lexeme = self._lexeme(read_numeral(word))
                elif word[0] == "\n":
                    lexeme = self._break
            lexemes.append(lexeme)
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        symbols = "".join([lexeme.symbol for lexeme in lexemes])
        runs = list(self._number_run.finditer(symbols))
        if runs:
            for run in reversed(runs):
                self._merge_numbers(text, run.start(), run.end(), lexemes, starts, ends)
            symbols = "".join([lexeme.symbol for lexeme in lexemes])
        return Scan(text, symbols, lexemes, starts, ends)

    def _merge_numbers(
        self, text: str, first: int, end: int, lexemes: list[Lexeme], starts: list[int], ends: list[int]
    ) -> None:
        """Make one lexeme of each number in a run of number words."""
        while first < end - 1:
            readings, count = self._read_number([text[starts[i] : ends[i]].lower() for i in range(first, end)])
            if count > 1:
                lexemes[first : first + count] = [self._lexeme(readings)]
                ends[first : first + count] = [ends[first + count - 1]]
                del starts[first + 1 : first + count]
                end -= count - 1
            first += 1

    def _read_number(self, words: list[str]) -> tuple[Readings, int]:
        """The number at the front of a run, and how many words it takes: "two hundred", "2 1/2"."""
        numerator, slash, denominator = words[1].partition("/")
        if slash and words[0][0].isdigit():
            return {"number": float(words[0].replace(",", "")) + int(numerator) / max(1, int(denominator))}, 2
        spelled = read_spelled_number(words, self._cardinals, self._ordinals)
        return (spelled.readings, spelled.words) if spelled else ({}, 0)

    def _lexeme(self, readings: Readings) -> Lexeme:
        names = frozenset(readings)
        if names not in self._symbols:
            symbol = self._symbols[names] = chr(_FIRST_SYMBOL + len(self._symbols))
            for name in names:
                self._by_category[name] = self.symbols(name) + symbol
        return Lexeme(self._symbols[names], readings)


def _vocabulary(literals: Iterable[str]) -> dict[str, dict[str, Meaning]]:
    """Every written form of every word, with what it can be."""
    vocabulary: dict[str, dict[str, Meaning]] = {}
    for category, words in categories().items():
        for word, meaning in words.items():
            for form in _forms(word, category in word_list("vocabulary", "capitalised")):
                vocabulary.setdefault(form, {})[category] = meaning
                if category == "cardinal":
                    vocabulary[form] |= SpelledNumber(int(str(meaning)), 1).readings
    for literal in literals:
        for form in _forms(literal, False):
            vocabulary.setdefault(form, {})[_literal(literal)] = 0
    return vocabulary


def _literal(word: str) -> str:
    return f"'{word}'"


def _forms(word: str, capital: bool) -> set[str]:
    """The ways a word is written: "may", "May", "MAY"; the first only where no capital is called for."""
    forms = {word.upper(), word[:1].upper() + word[1:]} | (set() if capital else {word})
    return forms | {form.replace("'", "’") for form in forms}
