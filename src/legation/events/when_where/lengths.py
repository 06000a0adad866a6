"""Expressions that measure time or leave it open: how far from another an act is, how long it lasted, "recently"."""

from __future__ import annotations

import re

from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words
from legation.records import TimeExpression, TimeType

STRETCHES = frozenset({"in", "over", "during", "for", "throughout", "within"})
"""Prepositions of a stretch of time in the course of which something was done."""
AHEAD = frozenset({"next", "coming"})
BEHIND = frozenset({"last", "past", "previous"})
YEARS = re.compile(r"\d{4}(?:/\d{4})?")
"""The TIMEX3 values of a year and of a term of years."""
AFTERWARDS = ("later", "afterwards", "afterward")


def is_distance(time: TimeExpression, after: str) -> bool:
    """Whether the expression, with the word after it, measures how far the act is from another ("two days after ...").

    Hours and minutes leave both on one day.
    """
    return time.type is TimeType.DURATION and after in ("after", "before") and not _is_short(time)


def is_bracketed_year(text: str, time: TimeExpression) -> bool:
    """Whether a year in brackets only tells which thing or whose term is meant ("resolution 2334 *(2016)*")."""
    is_bracketed = text[time.start - 1 : time.start] == "(" and text[time.end : time.end + 1] == ")"
    return is_bracketed and YEARS.fullmatch(time.value or "") is not None


def is_sequel(grammar: Grammar, at: int, time: TimeExpression, after: str) -> bool:
    """Whether the expression headed by ``at`` tells how soon a thing was done after or before another, by the clock
    ("hours later")."""
    if time.type is not TimeType.DURATION or not _is_short(time):
        return False
    is_later = time.text.lower().endswith(AFTERWARDS) or after in ("after", "before")
    return is_later or "within" in grammar.marker_lemmas(at)


def is_unplaced(grammar: Grammar, at: int, time: TimeExpression) -> bool:
    """Whether the expression tells of another day than that of the news, but not of which."""
    if time.type is TimeType.DATE:
        return time.value in (None, "PAST_REF")
    if time.type is not TimeType.DURATION or time.value is None or _is_short(time):
        return False
    return time.text.lower().endswith(("earlier", *AFTERWARDS)) or _is_stretch(grammar, at, time.value, time.text)


def _is_stretch(grammar: Grammar, at: int, value: str, text: str) -> bool:
    """Whether a clause tells that something was done in a stretch of days or years that is not counted or lasts up to
    now ("in the days that followed", "has for six weeks", but not "recalled its envoy for the next few days")."""
    head, markers = grammar.head[at], set(grammar.marker_lemmas(at))
    has_done = any(grammar.lemma[aux] == "have" for aux in grammar.with_relation(head, "aux"))
    has_lasted = has_done and grammar.lemma[head] not in words("undertaking")  # "has pledged millions over five years"
    is_open = markers & STRETCHES if value.startswith("PX") else has_lasted and markers & {"for", "over"}
    told = set(text.lower().split())
    is_open = is_open or (markers & STRETCHES and told & BEHIND)  # "held ten *in the past two weeks*"
    return grammar.pos[head] == "VERB" and bool(is_open) and not AHEAD & told


def _is_short(time: TimeExpression) -> bool:
    return time.value is not None and time.value.startswith("PT")
