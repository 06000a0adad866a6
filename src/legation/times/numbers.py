"""Numbers in words ("twenty-five", "nineteen ninety-six", "twenty-first") and what a numeral can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from legation.times.vocabulary import Meaning

_JOINTS = frozenset({"-", "and"})
_DIGITS = re.compile(r"\d+")
_CLOCK_WITH_DOT = re.compile(r"\d{1,2}\.[0-5]\d")
_LONGEST = 40  # characters of a numeral worth reading
_WRITTEN_OUT = (
    ("iso_date", re.compile(r"\d{4}-\d\d-\d\d\S*(?: \S+)?")),
    ("numeric_date", re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}|(?:19|20)\d\d[01]\d[0-3]\d|\d{4}/\d\d?/\d\d?")),
    ("part_of_year", re.compile(r"[QH][1-4]|[1-4][QH]")),
    ("fraction", re.compile(r"\d/\d")),
)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_DECADE = re.compile(r"['’]?(\d{1,3})0['’]?s")
_MIXED = re.compile(r"(\d+)(?:([¼½¾])|-(\d)/(\d))")
_PARTS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_SHORT_YEAR = re.compile(r"['’‘]\d\d")
_LATEST_SHORT_YEAR = 30  # "'30" is 2030, "'31" is 1931
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")

Readings = Mapping[str, Meaning]
"""What a word can be: category -> meaning."""


class SpelledNumber(NamedTuple):
    """A number read from the front of a sequence of words, how many of them it took, and what sort it is."""

    value: int
    words: int
    is_ordinal: bool = False
    is_year: bool = False

    @property
    def readings(self) -> Readings:
        """What the number can be: an ordinal, a year only where it is said like one ("twenty ten")."""
        if self.is_ordinal:
            return {"ordinal": self.value}
        readings = number_readings(self.value)
        return readings if self.is_year else {name: what for name, what in readings.items() if name != "year"}


def read_spelled_number(
    words: Sequence[str], cardinals: Mapping[str, int], ordinals: Mapping[str, int]
) -> SpelledNumber | None:
    """Read the longest number at the front of ``words`` (lower case, hyphens as words of their own).

    A pair such as "nineteen ninety-six" or "twenty ten" is a year. ``None`` where the first word is no number.
    """
    total = group = previous = taken = 0  # previous: the last simple number, which bounds what may follow it
    is_pair = False
    while taken < len(words):
        joint = words[taken] if taken and words[taken] in _JOINTS else ""
        at = taken + bool(joint)
        word = words[at] if at < len(words) else ""
        if word in ordinals and (taken == 0 or (20 <= previous <= 90 and ordinals[word] < 10)):
            return SpelledNumber(total + group + ordinals[word], at + 1, is_ordinal=True)
        value = cardinals.get(word)
        if value is None or (joint == "and" and previous < 100):
            break
        if value >= 1000 and group:
            total, group = total + group * value, 0
        elif value == 100 and 0 < group < 100:
            group *= 100
        elif taken == 0 or (previous >= 100 and value < previous) or (20 <= previous <= 90 and value < 10):
            group += value
        elif 13 <= group <= 20 and 10 <= value < 100 and not joint and not total:
            group, is_pair = group * 100 + value, True
        else:
            break
        previous, taken = value, at + 1
    value = total + group
    is_year = is_pair or (taken > 1 and 1000 <= value < 2100)
    return SpelledNumber(value, taken, is_year=is_year) if taken else None


def read_numeral(word: str) -> Readings:
    """What a word written with digits can be, by category; empty where it is no numeral."""
    if len(word) > _LONGEST:
        return {}
    for category, pattern in _WRITTEN_OUT:
        if pattern.fullmatch(word):
            return {category: word}
    if _CLOCK.fullmatch(word):
        hour, minute = (int(digits) for digits in _DIGITS.findall(word)[:2])
        return {"clock": (hour, minute)} if hour <= 24 and minute < 60 else {}
    if _ORDINAL.fullmatch(word):
        return {"ordinal": int(word[:-2])}
    mixed = _MIXED.fullmatch(word)
    if mixed:
        part = _PARTS[mixed[2]] if mixed[2] else int(mixed[3]) / max(1, int(mixed[4]))
        return {"number": int(mixed[1]) + part}
    if _SHORT_YEAR.fullmatch(word):
        return {"year": int(word[1:]) + (2000 if int(word[1:]) <= _LATEST_SHORT_YEAR else 1900)}
    decade = _DECADE.fullmatch(word)
    if decade:
        return {"decade" if len(decade[1]) == 3 else "decade_short": int(decade[1])}
    if not _NUMBER.fullmatch(word):
        return {}
    if "," in word or "." in word:
        amount: Readings = {"number": float(word.replace(",", ""))}
        if _CLOCK_WITH_DOT.fullmatch(word) and float(word) < 24:
            hour, minute = (int(digits) for digits in word.split("."))
            return {**amount, "clock_dotted": (hour, minute)}
        return amount
    return number_readings(int(word), len(word))


def number_readings(value: int, digits: int = 0) -> Readings:
    """What a whole number can be: an amount, a day, an hour, a year ...; ``digits`` where it is written in digits."""
    readings: dict[str, Meaning] = {"number": value}
    if digits == 0:
        readings["cardinal"] = value
    elif digits <= 2 and 1 <= value <= 31:
        readings["day"] = value
    if digits <= 2 and value <= 24:
        readings["hour"] = value
    if digits == 2:
        readings["year_short"] = value
    if digits in (0, 4) and 1000 <= value < 3000:
        readings["year"] = value
    if digits == 4 and value < 2400 and value % 100 < 60:
        readings["military"] = (value // 100, value % 100)
    return readings


_KINDS_OF_NUMBERS = (0, 1, 24, 25, 31, 32, 60, 99, 100, 999, 1000, 1060, 2399, 2400, 2999, 3000)
"""The numbers at which what :func:`number_readings` says becomes another."""


def sample_readings() -> Iterator[Readings]:
    """Readings of numbers of every kind: every set of categories that a number can have occurs among them."""
    for number in _KINDS_OF_NUMBERS:
        yield from (read_numeral(str(number)), read_numeral(f"{number:02d}"), read_numeral(f"{number:04d}"))
        yield from (SpelledNumber(number, 2, is_year=is_year).readings for is_year in (False, True))
    for word in (
        "2019-02-26",
        "1/2/2019",
        "1/2",
        "Q3",
        "14:03",
        "3rd",
        "'89",
        "1990s",
        "'90s",
        "1,000",
        "2.5",
        "7.30",
        "12345",
    ):
        yield read_numeral(word)
