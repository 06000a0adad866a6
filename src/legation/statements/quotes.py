"""Quotations: the stretches of a text that stand between quotation marks.

Marks are paired paragraph by paragraph with a stack, so that quotations nest. English usage as The Chicago Manual of
Style (17th ed., 13.28-13.36) describes it: double and single marks alternate, an apostrophe is no mark, and a quotation
that runs over several paragraphs opens each of them and closes only the last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MARK = re.compile(r"``|‘‘|(?<=\S)['’](?=(?:''|’’)(?!['’]))|''|’’|[\"“”„«»‘’']")
"""A mark, double ones before single ones, but for a single one that closes right before a double one: ``'''``."""
FAMILY = {"‘": "single", "’": "single", "'": "single", "«": "angle", "»": "angle"}
"""Marks that close each other; those not listed are double marks."""
SINGLE = re.compile(r"(?<=\S)['’](?:(?=(?:''|’’)(?!['’]))|(?![\w'’]))|(?<=\s)‘")
"""Where a single quotation can close, and where another opens."""
ELISIONS = re.compile(r"(?:\d|(?:em|til|tis|twas|cause|round|n)\b)", re.IGNORECASE)
"""What follows an apostrophe that stands for omitted letters: '90s, 'em."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch with its marks: code points, half-open."""

    start: int
    end: int


@dataclass(slots=True)
class _Open:
    family: str
    start: int


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations of a text, sorted by start, given its paragraphs' offsets.

    A double quotation left open ends with its paragraph, or with the last of the paragraphs that go on opening it.
    A single quotation left open is taken for an apostrophe.
    """
    found: list[Quotation] = []
    unfinished: list[_Open] = []
    blocks = list(paragraphs)
    for (start, end), following in zip(blocks, [*blocks, None][1:], strict=True):
        unfinished = _scan(text, start, end, unfinished, found)
        if unfinished and not (following and _reopens(text, following, unfinished[0])):
            stop = start + len(text[start:end].rstrip())
            found.append(Quotation(unfinished[0].start, stop))
            unfinished = []
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def outermost(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Of quotations sorted by start, those that do not lie inside another."""
    tops: list[Quotation] = []
    for quotation in quotations:
        if not tops or quotation.start >= tops[-1].end:
            tops.append(quotation)
    return tuple(tops)


def _scan(text: str, start: int, end: int, stack: list[_Open], found: list[Quotation]) -> list[_Open]:
    """Pair the marks of one paragraph, adding to ``found``; the double quotation left open, if any."""
    reopening = bool(stack)
    singles = _Singles(text, start, end)
    for mark in MARK.finditer(text, start, end):
        family = FAMILY.get(mark[0], "double")
        if reopening and family == stack[0].family:
            reopening = False  # the mark that carries a quotation over from the paragraph before
        elif _opens(text, mark, start, end, stack, singles):
            if any(opened.family == family for opened in stack):
                del stack[next(i for i, opened in enumerate(stack) if opened.family == family) :]
            stack.append(_Open(family, mark.start()))
        elif _closes(mark, start, stack, singles):
            place = max(i for i, opened in enumerate(stack) if opened.family == family)
            found.append(Quotation(stack[place].start, mark.end()))
            del stack[place:]
    return [opened for opened in stack if opened.family != "single"][:1]


def _opens(text: str, mark: re.Match[str], start: int, end: int, stack: Sequence[_Open], singles: _Singles) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    family = FAMILY.get(mark[0], "double")
    if mark[0] in ("``", "«", "„"):
        return True
    if after.isspace() or before.isalnum():
        return False
    if family == "single":
        if ELISIONS.match(text, mark.end(), end) or not (mark[0] == "‘" or _introduces(before)):
            return False
        return mark[0] != "’" and singles.closing(mark.end()) is not None
    if mark[0] == "“":
        return not any(text[opened.start] == "„" for opened in stack)
    return _introduces(before) and not (mark[0] in "”»" and any(opened.family == family for opened in stack))


def _reopens(text: str, paragraph: tuple[int, int], opened: _Open) -> bool:
    """Whether a paragraph begins with a mark that carries an unfinished quotation on."""
    mark = re.compile(r"\s*").match(text, *paragraph)
    first = MARK.match(text, mark.end() if mark else paragraph[0], paragraph[1])
    return first is not None and FAMILY.get(first[0], "double") == opened.family


def _introduces(before: str) -> bool:
    """Whether a mark after this character can be an opening one."""
    return before.isspace() or before in "([{—–-/…:,\"“„«‘'"


def _closes(mark: re.Match[str], start: int, stack: Sequence[_Open], singles: _Singles) -> bool:
    family = FAMILY.get(mark[0], "double")
    opened = next((opened for opened in reversed(stack) if opened.family == family), None)
    if opened is None or mark.start() == start or mark.start() <= opened.start + 1:
        return False
    if family == "single":
        return mark.start() == singles.closing(opened.start + 1)
    return True


class _Singles:
    """Where single quotations can close in a paragraph: not in a word, and rather not after the s of a possessive."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._closers: list[int] = []
        self._plain: list[int] = []
        self._breaks: list[int] = []
        for mark in SINGLE.finditer(text, start, end):
            place = mark.start()
            if mark[0] == "‘":
                self._breaks.append(place)
            else:
                self._closers.append(place)
                if text[place - 1] not in "sS":
                    self._plain.append(place)

    def closing(self, start: int) -> int | None:
        """Where a single quotation closes that opened right before ``start``: before the next one opens, or nowhere."""
        limit = _next(self._breaks, start)
        for places in (self._plain, self._closers):
            place = _next(places, start)
            if place is not None and (limit is None or place < limit):
                return place
        return None


def _next(places: Sequence[int], start: int) -> int | None:
    at = bisect_right(places, start)
    return places[at] if at < len(places) else None
