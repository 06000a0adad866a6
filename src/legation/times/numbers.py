"""Numbers spelled out: "twenty-five", "two hundred and ten", "nineteen ninety-six", "twenty-first"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

_JOINTS = frozenset({"-", "and"})


class SpelledNumber(NamedTuple):
    """A number read from the front of a sequence of words, and how many of the words it took."""

    value: int
    words: int
    is_ordinal: bool
    is_year: bool


def read_spelled_number(
    words: Sequence[str], cardinals: Mapping[str, int], ordinals: Mapping[str, int]
) -> SpelledNumber | None:
    """Read the longest number at the front of ``words`` (lower case, hyphens as words of their own).

    A pair such as "nineteen ninety-six" or "twenty ten" is a year. ``None`` where the first word is no number.
    """
    total = group = taken = 0
    year = False
    position = 0
    previous = 0  # the last simple number: bounds what may follow it
    while position < len(words):
        joint = position > 0 and words[position] in _JOINTS
        at = position + joint
        word = words[at] if at < len(words) else ""
        if word in ordinals and (taken == 0 or (20 <= previous <= 90 and ordinals[word] < 10)):
            return SpelledNumber(total + group + ordinals[word], at + 1, True, False)
        value = cardinals.get(word)
        if value is None or (joint and words[position] == "and" and previous < 100):
            break
        if value >= 1000 and group:
            total, group = total + group * value, 0
        elif value == 100 and 0 < group < 100:
            group *= 100
        elif taken == 0 or (previous >= 100 and value < previous) or (20 <= previous <= 90 and value < 10):
            group += value
        elif 13 <= group <= 20 and 10 <= value < 100 and not joint and not total:
            group, year = group * 100 + value, True
        else:
            break
        previous = value
        position = taken = at + 1
    return SpelledNumber(total + group, taken, False, year or 1000 <= total + group < 2100 and taken > 1) if taken else None
