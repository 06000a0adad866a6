"""Does a short stretch of text consist of a calendar date, as a date line or a dateline writes one?

This only finds where a date stands; reading it is the times room's work.
"""

from __future__ import annotations

import re
from itertools import pairwise

Span = tuple[int, int]

MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august "
    "september october november december".split()
)
WEEKDAYS = frozenset(
    "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday".split()
)
_ZONES = frozenset(
    "gmt utc z t bst ist msk cet cest eet eest jst kst hkt sgt wib aest aedt eat sast pkt trt irst "
    "et est edt ct cst cdt mt mst mdt pt pst pdt".split()
)
_SMALL_WORDS = frozenset("at on of the local time hours hrs h a p m am pm st nd rd th juche".split())
_MARKS = frozenset(",.:;/-–—+()|")
_WORDS = MONTHS | WEEKDAYS | _ZONES | _SMALL_WORDS | _MARKS
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\S")
_NUMERIC = re.compile(
    r"\b[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|\b[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})\b"
    r"|\b(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b")
_LONGEST = 80
DAY_MONTH = re.compile(r"[0-3]?[0-9]/[01]?[0-9](?:/[0-9]{2,4})?")
"""A day and its month in a dateline, with its year or not: "BRUSSELS 26/02 (BELGA)"."""
ISLAMIC_DATE = re.compile(
    r"(?:Muharram|Safar|Rabi|Jumada|Rajab|Sha['’]?ban|Ramadan|Shawwal|Dhul|Thul)[^,\n]{0,12} "
    r"[0-9]{1,2}, 1[34][0-9]{2},\s"
)
"""A date of the Islamic calendar in a dateline; the common one follows it."""


def is_date(text: str) -> bool:
    """Whether ``text`` is nothing but a date ("Feb. 26", "Tuesday, 26 February 2019, 14:03 GMT", "2019-02-26")."""
    tokens = _date_tokens(text)
    if not tokens:
        return False
    if _NUMERIC.search(text):
        return True
    return any(
        (is_month and _is_day_or_year(other)) or (_is_day_or_year(word) and other in MONTHS)
        for (word, is_month), (other, _) in pairwise(
            [(token, token in MONTHS) for token in tokens if token not in _MARKS and token not in _SMALL_WORDS]
        )
    )


def is_time_of_day(text: str) -> bool:
    """Whether ``text`` is nothing but a clock time ("14:03 GMT", "10:35 a.m.")."""
    tokens = _date_tokens(text)
    return bool(tokens) and any(token.isdecimal() for token in tokens) and not any(token in MONTHS for token in tokens)


def has_year(text: str) -> bool:
    """Whether a date says its year."""
    return bool(_YEAR.search(text) or _NUMERIC.search(text))


def date_tail(text: str) -> int | None:
    """The offset at which a date begins that runs to the end of ``text``, or None; text before it is free."""
    starts: list[int] = []
    for match in reversed(list(_TOKEN.finditer(text, max(0, len(text) - _LONGEST)))):
        if not _fits_date(match.group().casefold()):
            break
        if match.group()[0].isalnum():
            starts.append(match.start())
    return next((start for start in reversed(starts) if is_date(text[start:])), None)


def _date_tokens(text: str) -> list[str]:
    """The lower-cased tokens of ``text`` where every one of them can be part of a date, else an empty list."""
    if len(text) > _LONGEST:
        return []
    tokens = [token.casefold() for token in _TOKEN.findall(text)]
    return tokens if all(map(_fits_date, tokens)) else []


def _fits_date(token: str) -> bool:
    return token.isdecimal() or token in _WORDS


def _is_day_or_year(token: str) -> bool:
    return token.isdecimal() and (1 <= int(token) <= 31 or len(token) == 4)


def stripped(text: str, start: int, end: int) -> Span:
    """The span without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
