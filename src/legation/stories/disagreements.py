"""What the accounts of one incident agree on, and where they disagree: every version kept, with those who tell it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from legation.stories.accounts import Account, Amount
from legation.stories.likeness import DIFFERS, can_agree, compare_places, days_apart
from legation.terms import DateBasis

Row = Mapping[str, Any]


class Told(NamedTuple):
    """An account with its row of the event table, and the number of the report it belongs to: copies share one."""

    account: Account
    row: Row
    report: int


class Version(NamedTuple):
    """One version of a field that accounts disagree on: its value as text, and the accounts that tell it."""

    field: str
    value: str
    told: tuple[Told, ...]

    @property
    def reports(self) -> int:
        """How many independent reports tell it so."""
        return len({one.report for one in self.told})


Value = TypeVar("Value", bound=Hashable)


def most_told(told: Sequence[Told], value: Callable[[Told], Value | None]) -> Value | None:
    """The value that most independent reports tell, the latest told among equals; ``None`` where none tells one."""
    reports: dict[Value, set[int]] = {}
    latest: dict[Value, tuple[int, tuple[str, str]]] = {}
    for one in told:
        if (found := value(one)) is not None:
            reports.setdefault(found, set()).add(one.report)
            latest[found] = max(latest.get(found, (0, ("", ""))), (one.account.published or 0, one.account.identity))
    return max(reports, key=lambda found: (len(reports[found]), latest[found]), default=None)


def disagreements(told: Sequence[Told]) -> list[Version]:
    """All versions of each field of which two accounts cannot both be right, in the order in which they were told."""
    found = [
        *_versions("type", told, _type, _differ),
        *_versions("status", told, lambda one: one.row["status"], _differ),
        *_versions("actor", told, lambda one: _names(one.row, "actor"), _sides_differ("actor_countries")),
        *_versions("recipient", told, lambda one: _names(one.row, "recipient"), _sides_differ("recipient_countries")),
        *_versions("date", told, lambda one: one.row["date"], _dates_differ),
        *_versions("place", told, lambda one: one.row["place"], _places_differ),
    ]
    for kind in sorted({kind for one in told for kind in one.account.magnitudes}):
        found += _versions(kind, told, lambda one, kind=kind: _amount(one, kind), _amounts_differ(kind))  # type: ignore[misc]
    return found


def _versions(
    field: str, told: Iterable[Told], value: Callable[[Told], str | None], differ: Callable[[Told, Told], bool]
) -> Iterable[Version]:
    tellers: dict[str, list[Told]] = {}
    for one in told:
        if (found := value(one)) is not None:
            tellers.setdefault(found, []).append(one)
    firsts = [some[0] for some in tellers.values()]
    if any(differ(a, b) for number, a in enumerate(firsts) for b in firsts[:number]):
        yield from (Version(field, found, tuple(some)) for found, some in tellers.items())


def _differ(a: Told, b: Told) -> bool:
    return True


def _type(one: Told) -> str:
    return " about ".join(part for part in (one.row["event_type"], one.row["about"]) if part)


def _names(row: Row, side: str) -> str | None:
    """Codes where there are any, as names of one side are written in many ways."""
    codes: str | None = row[f"{side}_code"]
    names: str | None = row[side]
    return codes if (codes or "").strip("; ") else names


def _sides_differ(side: str) -> Callable[[Told, Told], bool]:
    def differ(a: Told, b: Told) -> bool:
        one, other = getattr(a.account, side), getattr(b.account, side)
        return bool(one and other and not one & other)

    return differ


def _dates_differ(a: Told, b: Told) -> bool:
    """Whether days that the texts state differ: the day of publication alone contradicts nobody."""
    return DateBasis.PUBLISHED not in (a.row["date_basis"], b.row["date_basis"]) and bool(
        days_apart(a.account, b.account)
    )


def _places_differ(a: Told, b: Told) -> bool:
    return compare_places(a.account, b.account) in (DIFFERS, "is another in the country")


def _amounts_differ(kind: str) -> Callable[[Told, Told], bool]:
    return lambda a, b: not can_agree(a.account.magnitudes[kind], b.account.magnitudes[kind])


def _amount(one: Told, kind: str) -> str | None:
    """ "5", "7 or more", "up to 9", "5 to 7"; several with "and" between them."""
    return " and ".join(map(_bounds, one.account.magnitudes.get(kind, ()))) or None


def _bounds(amount: Amount) -> str:
    low, high = ("" if bound is None else f"{bound:.15g}" for bound in amount)
    if low == high:
        return low
    return f"{low} to {high}" if low and high else f"{low} or more" if low else f"up to {high}"
