"""The lines over a story that are not the story: date line, byline, agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from legation.syntax.dateline_names import is_agency
from legation.syntax.dates import Span, date_tail, has_year, is_date, is_time_of_day

_LONGEST = 160
_MOST_UNKNOWN_WORDS = 5
_MOST_NAME_WORDS = 20

_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[-–—/]\s+|\t\s*| {3,}")
_FIRM_SEPARATOR = re.compile(r"[|•·/]")
_LABEL = re.compile(
    r"(?:(?:first|last|originally)\s+)?(?P<verb>published|updated|posted|modified|issued|released|created|filed|date"
    r"|for immediate release|(?:press|news|media) release)"
    r"(?:\s+(?:on|at|date))?\s*[:\-–—]?\s*",
    re.IGNORECASE,
)
_MONITORED = re.compile(
    r"(?:text|excerpts?) (?:of|from) (?:an? )?(?:[\w-]+ ){0,3}report .{0,100}? on (?=\w)", re.IGNORECASE
)
"""What stands before the date of a broadcast that a monitoring service took down."""
_STANDS_AS_OF = re.compile(r"\b(?:as (?:of|at)|issued(?: on)?|dated)[:\s]\s*(?=[\w,])", re.IGNORECASE)
"""What stands before the day that the heading of a report says it was written on."""
_LATER_LABEL = re.compile(r"[\s,;(]+(?:last\s+)?(?:updated|modified)\b", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:by|byline|reported by|written by|story by)\s*:?\s+(?=\S)|from\s+(?=(?:our|an?)\s))", re.IGNORECASE
)
_NAME_LINKS = frozenset("and in of for the with at de da di del der den van von la le al el bin ibn & y e".split())
_JOBS = re.compile(
    r"\b(?:writers?|correspondents?|reporters?|editors?|staff|bureau chief|columnists?)\.?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Credits:
    """What one such line holds, in code points, half-open. ``is_update`` marks the date of a later version.

    ``place`` is where a communique was issued, on a line of its own beside its date.
    """

    date: Span | None = None
    byline: Span | None = None
    agency: Span | None = None
    place: Span | None = None
    is_update: bool = False


def read_credits(text: str, start: int, end: int) -> Credits | None:
    """What the line ``text[start:end]`` credits, or None where it is some other line."""
    if end - start > _LONGEST:
        return None
    date: Span | None = None
    byline: Span | None = None
    agency: Span | None = None
    is_update = False
    unknown = 0
    parts = _parts(text, start, end)
    for part_start, part_end in parts:
        part = _read_part(text, part_start, part_end)
        if part is None:
            unknown += len(text[part_start:part_end].split())
            continue
        if part.date and date is None:
            date, is_update = part.date, part.is_update
        byline, agency = byline or part.byline, agency or part.agency
    if not (date or byline or agency):
        return None
    if unknown and (unknown > _MOST_UNKNOWN_WORDS or not date or not _FIRM_SEPARATOR.search(text[start:end])):
        return None
    return Credits(date, byline, agency, is_update=is_update)


def read_heading_date(text: str, start: int, end: int) -> Span | None:
    """The day that ends a report's heading ("Situation Report No. 14 (as of 9 May 2018)"), its year told; or None."""
    while end > start and text[end - 1] in ").]":
        end -= 1
    if end - start > _LONGEST:
        return None
    stated = (match.end() for match in _STANDS_AS_OF.finditer(text, start, end))
    return next(((day, end) for day in stated if has_year(text[day:end]) and is_date(text[day:end])), None)


def _parts(text: str, start: int, end: int) -> list[Span]:
    """The stretches between the line's separators; the whole line where it is a date with a dash in it."""
    label = _LABEL.match(text, start, end)
    if is_date(text[label.end() if label else start : end]):
        return [(start, end)]
    edges = [start, *(edge for match in _SEPARATOR.finditer(text, start, end) for edge in match.span()), end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(left, right) for left, right in pairs if left < right]


def _read_part(text: str, start: int, end: int) -> Credits | None:
    part = text[start:end]
    if is_agency(part.strip("()")) or (_JOBS.search(part) and is_agency(part.rsplit(" ", 1)[0])):
        return Credits(agency=(start, end))
    if by := _BY.match(text, start, end):
        return _read_byline(text, start, by.end(), end)
    label = _LABEL.match(text, start, end) or _MONITORED.match(text, start, end)
    date_start = label.end() if label else start
    later = _LATER_LABEL.search(text, date_start, end)
    date_end = later.start() if later else end
    is_update = bool(label and label.groupdict().get("verb", "").casefold() in {"updated", "modified"})
    if is_date(text[date_start:date_end]):
        return Credits(date=(date_start, date_end), is_update=is_update)
    if is_time_of_day(part):
        return Credits()
    tail = date_tail(part)
    if tail and is_agency(part[:tail].strip(" ,()")):
        return Credits(date=(start + tail, end), agency=(start, start + len(part[:tail].rstrip(" ,"))))
    return None


def _read_byline(text: str, start: int, names_start: int, end: int) -> Credits | None:
    """ "By Jane Doe and John Roe, Associated Press, March 3, 2021": names, then perhaps an agency and a date."""
    tail = date_tail(text[names_start:end])
    names = text[names_start : names_start + tail if tail is not None else end].rstrip(" ,")
    if not _are_names(names):
        return None
    date = (names_start + tail, end) if tail is not None else None
    agency_start = names.rfind(",") + 1
    agency_name = names[agency_start:].strip()
    agency_start = names_start + names.find(agency_name, agency_start)
    agency = (agency_start, agency_start + len(agency_name)) if is_agency(agency_name) else None
    return Credits(date=date, byline=(start, names_start + len(names)), agency=agency)


def _are_names(names: str) -> bool:
    """Whether the words read as people's names or an agency's: capitalised, two of them together somewhere."""
    if is_agency(names) or _JOBS.search(names):
        return True
    words = names.replace(",", " , ").split()
    is_name = [word[0].isupper() and word.casefold() not in _NAME_LINKS for word in words]
    is_link = [word == "," or word.casefold() in _NAME_LINKS for word in words]
    all_fit = all(name or link for name, link in zip(is_name, is_link, strict=True))
    return all_fit and len(words) <= _MOST_NAME_WORDS and any(left and right for left, right in pairwise(is_name))
