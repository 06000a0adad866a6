"""Text -> lexemes: every word, number and mark, with its readings in the vocabulary of time.

A lexeme may be several things at once ("second", "May", "20"). Each distinct set of categories is one symbol, a single
private character, so that a text becomes a string of symbols that the grammar's regular expressions run over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.times.numbers import read_spelled_number
from legation.times.vocabulary import Meaning, capitalised, categories

_LEXEME = re.compile(
    r"""
    \n[^\S\n]*\n\s*                                                     # an empty line
    | \d{4}-\d\d-\d\d (?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)? (?![\d-])
    | \d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/]) | \d{1,2}\.\d{1,2}\.\d{4}(?!\d)
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:])
    | \d+(?:st|nd|rd|th)\b
    | ['’]\d0s\b | \d{1,3}0['’]?s\b
    | \d/\d(?![\d/])
    | \d+(?:,\d{3})*(?:\.\d+)?
    | (?:[^\W\d_]\.){2,}
    | [oO]['’][cC]lock\b
    | [QH][1-4]\b
    | [^\W\d_]+
    | ['’]s\b
    | [^\w\s]|_
    """,
    re.VERBOSE,
)
_NUMERIC = (
    ("iso_date", re.compile(r"\d{4}-\d\d-\d\d\S*(?: \S+)?")),
    ("slashed_date", re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{2,4}")),
    ("clock", re.compile(r"\d{1,2}:\d\d(?::\d\d)?")),
    ("ordinal", re.compile(r"\d+(?:st|nd|rd|th)")),
    ("decade", re.compile(r"\d{3}0['’]?s")),
    ("decade_short", re.compile(r"['’]?\d0['’]?s")),
    ("part_of_year", re.compile(r"[QH][1-4]")),
    ("fraction", re.compile(r"\d/\d")),
    ("number", re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")),
)
_DIGITS = re.compile(r"\d+")
BREAK = "break"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What one word can be: its symbol, and for each category it belongs to what it means there."""

    symbol: str
    readings: Mapping[str, Meaning]


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


class Lexicon:
    """Reads words as lexemes: the vocabulary's categories, the grammar's own words, and numerals."""

    def __init__(self, literals: Iterable[str]) -> None:
        readings: dict[str, dict[str, Meaning]] = {}
        for category, words in categories().items():
            for word, meaning in words.items():
                for form in _forms(word, category in capitalised()):
                    readings.setdefault(form, {})[category] = meaning
        for literal in literals:
            for form in _forms(literal, False):
                readings.setdefault(form, {})[f"'{literal}'"] = 0
        cardinals, ordinals = categories()["cardinal"], categories()["ordinal"]
        self._cardinals = {word: int(str(value)) for word, value in cardinals.items()}
        self._ordinals = {word: int(str(value)) for word, value in ordinals.items()}
        for form, reading in readings.items():
            if "cardinal" in reading:
                readings[form] = reading | _number_readings(int(str(reading["cardinal"])))
        self._symbols: dict[frozenset[str], str] = {}
        self._other = Lexeme(self._symbol_of(frozenset()), {})
        self._break = self._lexeme({BREAK: 0})
        self._words = {form: self._lexeme(reading) for form, reading in readings.items()}
        for readings in _sample_numerals():
            self._symbol_of(frozenset(readings))
        spelled = [lexeme.symbol for form, lexeme in self._words.items() if form.lower() in self._cardinals]
        tens = [lexeme.symbol for form, lexeme in self._words.items() if form.lower() in self._ordinals]
        digits = [s for c, s in self._symbols.items() if "number" in c and "cardinal" not in c]
        joints = self._words["-"].symbol + self._words["and"].symbol
        fractions = "".join(s for c, s in self._symbols.items() if "fraction" in c)
        self._number_run = re.compile(
            f"[{''.join(sorted(set(spelled)))}](?:[{joints}]?[{''.join(sorted(set(spelled + tens)))}])+"
            f"|[{''.join(digits)}][{fractions}]"
        )

    def symbols(self, category: str) -> str:
        """The symbols of every lexeme that can be of this category, sorted."""
        return "".join(sorted(symbol for names, symbol in self._symbols.items() if category in names))

    def scan(self, text: str) -> Scan:
        """Read a text as lexemes."""
        spans = [match.span() for match in _LEXEME.finditer(text)]
        words, other = self._words, self._other
        lexemes = []
        for start, end in spans:
            word = text[start:end]
            lexeme = words.get(word, other)
            if lexeme is other:
                if word[0] in "0123456789'’QH":
                    lexeme = self._lexeme(read_numeral(word))
                elif word[0] == "\n":
                    lexeme = self._break
            lexemes.append(lexeme)
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        symbols = "".join([lexeme.symbol for lexeme in lexemes])
        runs = list(self._number_run.finditer(symbols))
        for run in reversed(runs):
            self._merge_number(text, run.start(), run.end(), lexemes, starts, ends)
        if runs:
            symbols = "".join([lexeme.symbol for lexeme in lexemes])
        return Scan(text, symbols, lexemes, starts, ends)

    def _merge_number(
        self, text: str, first: int, end: int, lexemes: list[Lexeme], starts: list[int], ends: list[int]
    ) -> None:
        """Make one lexeme of each number in a run of number words."""
        while first < end - 1:
            words = [text[starts[i] : ends[i]].lower() for i in range(first, end)]
            if words[0][0].isdigit():
                numerator, denominator = words[1].split("/")
                whole = float(words[0].replace(",", ""))
                merged, count = {"number": whole + int(numerator) / max(1, int(denominator))}, 2
            else:
                spelled = read_spelled_number(words, self._cardinals, self._ordinals)
                if spelled is None:
                    first += 1
                    continue
                count = spelled.words
                merged = {"ordinal": spelled.value} if spelled.is_ordinal else _number_readings(spelled.value)
                if not spelled.is_ordinal and not spelled.is_year:
                    merged.pop("year", None)
            if count > 1:
                lexemes[first : first + count] = [self._lexeme(merged)]
                ends[first : first + count] = [ends[first + count - 1]]
                del starts[first + 1 : first + count]
                end -= count - 1
            first += 1

    def _lexeme(self, readings: Mapping[str, Meaning]) -> Lexeme:
        return Lexeme(self._symbol_of(frozenset(readings)), readings)

    def _symbol_of(self, names: frozenset[str]) -> str:
        if names not in self._symbols:
            self._symbols[names] = chr(0xE000 + len(self._symbols))
        return self._symbols[names]


def split_lexemes(text: str) -> list[str]:
    """The words, numbers and marks of a text."""
    return [match.group() for match in _LEXEME.finditer(text)]


def read_numeral(word: str) -> dict[str, Meaning]:
    """The readings of a word written with digits, by category; empty where it is no numeral."""
    for category, pattern in _NUMERIC:
        if pattern.fullmatch(word):
            break
    else:
        return {}
    numbers = tuple(int(digits) for digits in _DIGITS.findall(word)) if len(word) < 40 else (0,)
    if category in ("ordinal",):
        return {category: numbers[0]}
    if category in ("iso_date", "slashed_date", "part_of_year", "fraction"):
        return {category: word}
    if category == "clock":
        return {category: numbers} if numbers[0] <= 24 and numbers[1] < 60 else {}
    if category in ("decade", "decade_short"):
        return {category: numbers[0] // 10}
    if "," in word or "." in word:
        readings: dict[str, Meaning] = {"number": float(word.replace(",", ""))}
        if re.fullmatch(r"\d{1,2}\.[0-5]\d", word) and numbers[0] <= 24:
            readings["clock_dotted"] = numbers
        return readings
    return _number_readings(numbers[0], len(word))


def _number_readings(value: int, digits: int = 0) -> dict[str, Meaning]:
    """A whole number as an amount, a day, an hour or a year; ``digits`` where it is written with digits."""
    readings: dict[str, Meaning] = {"number": value, "cardinal": value} if digits == 0 else {"number": value}
    if digits <= 2:
        if 1 <= value <= 31 and digits:
            readings["day"] = value
        if value <= 24:
            readings["hour"] = value
        if digits == 2:
            readings["year_short"] = value
    if digits in (0, 4):
        if 1000 <= value < 3000:
            readings["year"] = value
        if digits == 4 and value < 2400 and value % 100 < 60:
            readings["military"] = (value // 100, value % 100)
    return readings


def _forms(word: str, capital: bool) -> set[str]:
    """The ways a word is written: "may", "May", "MAY"; the first only where no capital is called for."""
    forms = {word.upper(), word[:1].upper() + word[1:]}
    if "'" in word:
        forms |= {form.replace("'", "’") for form in forms | {word}}
    return forms if capital else forms | {word, word.replace("'", "’")}


def _sample_numerals() -> Iterable[Mapping[str, Meaning]]:
    """Readings of numerals of every kind, so that each set has its symbol before the grammar is compiled."""
    for number in range(3001):
        yield from (read_numeral(str(number)), read_numeral(f"{number:02d}"), read_numeral(f"{number:04d}"))
        spelled = _number_readings(number)
        yield spelled
        yield {name: meaning for name, meaning in spelled.items() if name != "year"}
    for sample in ("2019-02-26", "1/2/2019", "Q3", "1/2", "14:03", "3rd", "1990s", "'90s", "1,000", "2.5", "7.30", "12345"):
        yield read_numeral(sample)
    yield {"number": 2.5}
