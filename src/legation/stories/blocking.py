"""Which accounts are compared at all: those of different stories, or of a story and its headline, that share a
key on nearly the same day.

Keys are pure functions of an account, and whether two are compared depends on nothing but the two. So the pairs found
do not depend on what else is there, nor on the order in which it came.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from legation.stories.accounts import LONGEST_DAY, Account
from legation.stories.likeness import days_apart

SLACK = 1
"""So many days two dates may be apart: a story of the night before, or one from the other side of the date line."""

UNDATED = 3
"""So many days two stories may be apart where one of the accounts has no date."""

REACH = 31
"""So many days before another a longer interval may begin and still be compared: "in May" with a day of May."""


def keys(account: Account) -> set[str]:
    """What an account can be found by: two sides, or one country with a place or a name, within its kind of act."""
    kind = "conflict" if account.is_conflict else "cooperation"
    countries = sorted(account.countries)
    found = {f"{kind}|{first}|{second}" for first, second in combinations(countries, 2)}
    marks = {*account.names, *([account.place] if account.place and not account.is_country else [])}
    return found | {
        f"{kind}|{country}|{mark}" for country in countries or [account.place_country or ""] for mark in marks
    }


def bare_keys(account: Account) -> set[str]:
    """By what an account may be found where it or the other is bare: one country, or nobody's, with the act itself.

    These count for none else, as most accounts of a day share a country with many.
    """
    act = f"{account.act}|{account.mode}"
    return {f"{country}|{act}" for country in account.countries} or {f"nobody|{act}"}


def is_bare(account: Account) -> bool:
    """Whether an account tells of one side alone."""
    return len(account.countries) < 2


def is_comparable(a: Account, b: Account) -> bool:
    """Whether two accounts are of different stories, or of a story and its headline, and may be of one day."""
    if a.story == b.story and (a.document != b.document or a.is_headline == b.is_headline):
        return False
    gap = days_apart(a, b)
    if gap is not None and a.first is not None and b.first is not None:
        return gap <= SLACK and abs(a.first - b.first) <= REACH
    return a.published is not None and b.published is not None and abs(a.published - b.published) <= UNDATED


def day(account: Account) -> int | None:
    """The day under which an account is looked for: its date's first, else its story's."""
    return account.published if account.first is None else account.first


def candidates(new: Iterable[Account], there: Iterable[Account] = ()) -> Iterator[tuple[Account, Account]]:
    """Every comparable pair with a key in common of which one at least is new, each once."""
    everything = [(account, is_new) for is_new, some in ((False, there), (True, new)) for account in some]
    blocks: dict[str, list[_Entry]] = defaultdict(list)
    acts: dict[str, list[_Entry]] = defaultdict(list)
    for number, (account, is_new) in enumerate(everything):
        if (at := day(account)) is not None:
            entry = _Entry(at, number, account, is_new)
            for key in keys(account):
                blocks[key].append(entry)
            for key in bare_keys(account):
                acts[key].append(entry)
    seen: set[tuple[int, int]] = set()
    for blocked in (_pairs(blocks.values()), _bare_pairs(acts.values())):
        for one, other in blocked:
            pair = (one.number, other.number) if one.number < other.number else (other.number, one.number)
            if pair not in seen and is_comparable(one.account, other.account):
                seen.add(pair)
                yield one.account, other.account


class _Entry(NamedTuple):
    day: int
    number: int
    account: Account
    is_new: bool


def _pairs(blocks: Iterable[list[_Entry]]) -> Iterator[tuple[_Entry, _Entry]]:
    """New entries with all others of their block that are near."""
    for block in blocks:
        yield from _near([entry for entry in block if entry.is_new], block)


def _bare_pairs(blocks: Iterable[list[_Entry]]) -> Iterator[tuple[_Entry, _Entry]]:
    """The same, where one of the two at least is bare."""
    for block in blocks:
        bare = [entry for entry in block if is_bare(entry.account)]
        if bare:
            yield from _near([entry for entry in bare if entry.is_new], block)
            yield from _near([entry for entry in block if entry.is_new and not is_bare(entry.account)], bare)


def _near(some: list[_Entry], others: list[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Each of some entries with the others that may be of its day: those of a day with those around it alone."""
    if not some or not others:
        return
    others = sorted(others, key=lambda entry: entry[:2])
    settled, wide = ([entry for entry in others if entry.account.is_settled is kind] for kind in (True, False))
    days, wide_days = [entry.day for entry in settled], [entry.day for entry in wide]
    for entry in some:
        reach = SLACK + LONGEST_DAY if entry.account.is_settled else REACH
        near = settled[bisect_left(days, entry.day - reach) : bisect_right(days, entry.day + reach)]
        near += wide[bisect_left(wide_days, entry.day - REACH) : bisect_right(wide_days, entry.day + REACH)]
        yield from ((entry, other) for other in near if entry.number != other.number)
