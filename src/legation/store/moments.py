"""Words, days and moments as people write them in questions."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeVar

Word = TypeVar("Word", bound=StrEnum)

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def one_of(vocabulary: type[Word], given: str) -> Word:
    """The word of a vocabulary; a ``ValueError`` that names all of them for anything else."""
    try:
        return vocabulary(given)
    except ValueError:
        raise ValueError(f"{given!r} is none of {', '.join(vocabulary)}") from None


def first_day(given: str) -> date:
    """The first day of a year, a month or a day ("2018", "2018-01", "2018-01-31"); ``ValueError`` for anything else."""
    year, month, day = _parts(given)
    return date(year, month or 1, day or 1)


def last_day(given: str) -> date:
    """The last day of a year, a month or a day; ``ValueError`` for anything else."""
    year, month, day = _parts(given)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def moment(given: str) -> str:
    """A time in UTC as the store writes it; a day, month or year means its end. ``ValueError`` for anything else."""
    if _DAY.fullmatch(given):
        then = datetime.combine(last_day(given), time.max, UTC)
    else:
        try:
            then = datetime.fromisoformat(given)
        except ValueError:
            raise ValueError(f"{given!r} is no time: write it as 2024-05-14 or 2024-05-14T12:00:00Z") from None
        then = then.astimezone(UTC) if then.tzinfo else then.replace(tzinfo=UTC)
    return then.isoformat(timespec="microseconds")


def _parts(given: str) -> tuple[int, int | None, int | None]:
    found = _DAY.fullmatch(given)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"{given!r} is no date: write it as 2024, 2024-05 or 2024-05-14") from None
    return year, month, day
