"""What a report says in words: its summary, its numbers, and the headings of its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.records import Quad
from legation.reports import briefing as counts
from legation.reports.briefing import Briefing, Happening
from legation.stories.ledger_items import Standing

LISTED = 80
"""How many happenings the timeline lists, those that most stories tell of."""

_CONFLICT = frozenset({Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT})
_MONTHS = "January February March April May June July August September October November December".split()


def summary(found: Briefing) -> Iterable[str]:
    """What the report says, in a few sentences."""
    first, second = found.names
    happenings = found.happenings
    if not happenings:
        yield f"No story tells of anything that happened between {first} and {second}{_in(found)}."
    else:
        conflict = sum(h.quad in _CONFLICT for h in happenings)
        told = len({document for h in happenings for document in h.told})
        yield (
            f"{_count(told, 'story', 'stories')} tell{'s' if told == 1 else ''} of "
            f"{_count(len(happenings), 'happening', 'happenings')} between {first} and {second}{_in(found)}: "
            f"{len(happenings) - conflict} of cooperation and {conflict} of conflict."
        )
        common = [f"{row['type']} ({row['events']})" for row in counts.types(found)[:3]]
        yield f"Most common: {', '.join(common)}."
        months = counts.months(found)
        if months:
            last = months[-1]
            yield (
                f"The mean score is {signed(_mean(happenings))} over all, and {signed(last['score'])} in "
                f"{_month_name(last['month'])}, on a scale from −10, conflict, to +10, cooperation."
            )
    standing = [item.status for item in found.ledger]
    unsettled = sum(status in (Standing.OPEN, Standing.OVERDUE) for status in standing)
    if standing:
        overdue = standing.count(Standing.OVERDUE)
        late = f", {overdue} of them overdue" if overdue else ""
        are = "is" if unsettled == 1 else "are"
        yield f"Of {_count(len(standing), 'item', 'items')} on the ledger {unsettled} {are} not settled{late}."


def tiles(found: Briefing) -> list[tuple[str, str]]:
    """The figures at the top: a number and what it counts."""
    happenings = found.happenings
    conflict = sum(h.quad in _CONFLICT for h in happenings)
    unsettled = sum(item.status in (Standing.OPEN, Standing.OVERDUE) for item in found.ledger)
    ahead = sum(found.on is None or entry.when.latest > found.on for entry in found.agenda)
    return [
        (f"{len(happenings):,}", "happenings"),
        (f"{len(happenings) - conflict:,}", "cooperation"),
        (f"{conflict:,}", "conflict"),
        (signed(_mean(happenings)) if happenings else "–", "mean score"),
        (f"{unsettled:,}", "not settled"),
        (f"{ahead:,}", "ahead"),
    ]


def by_month(happenings: Sequence[Happening]) -> list[tuple[str, list[Happening]]]:
    """The happenings that most stories tell of, by month, in their order."""
    most = sorted(happenings, key=lambda h: (-h.reports, -abs(h.score)))[:LISTED]
    chosen = {id(h) for h in most}
    months: dict[str, list[Happening]] = {}
    for happening in happenings:
        if id(happening) in chosen:
            months.setdefault(_heading(happening), []).append(happening)
    return list(months.items())


def _heading(happening: Happening) -> str:
    first, last = happening.earliest, happening.latest
    if first is None or last is None:
        return "Day unknown"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"


def signed(score: float) -> str:
    """A score with its sign: "+2.5", "−4.0", "0.0"."""
    rounded = round(score, 1)
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0.0"


def _mean(happenings: Sequence[Happening]) -> float:
    return sum(h.score for h in happenings) / len(happenings)


def _month_name(month: str) -> str:
    year, number = month.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _in(found: Briefing) -> str:
    if found.since and found.until:
        return f" from {found.since} to {found.until}"
    if found.since:
        return f" since {found.since}"
    return f" up to {found.until}" if found.until else ""


def span(found: Briefing) -> str:
    """ "2023-01-11 to 2023-06-03": the days asked for, else those on which the stories were published."""
    days = [story.published for story in found.stories.values() if story.published]
    first = found.since or (min(days).isoformat() if days else "")
    last = found.until or (max(days).isoformat() if days else "")
    return f"{first} to {last}" if first and last else first or last
