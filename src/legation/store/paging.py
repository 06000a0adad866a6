"""Answers page by page: each page goes on where the last one ended, whatever has come in since.

A page ends with a row's key, and the next one is what comes after that row in the order of the answer.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, false, or_, select


def follows(
    connection: Connection,
    day: ColumnElement[Any],
    key: ColumnElement[Any],
    last: int,
    *,
    rows: FromClause,
    keys_rise: bool = False,
) -> ColumnElement[bool]:
    """What comes after the row with the key ``last``: the latest day first, then by key; rows without a day come last.

    ``rows`` is where days and keys stand side by side. After a row that is not there comes nothing.
    """
    found = connection.execute(select(day).select_from(rows).where(key == last)).first()
    if found is None:
        return false()
    later = key > last if keys_rise else key < last
    if found[0] is None:
        return and_(day.is_(None), later)
    onwards = and_(day <= found[0], or_(day < found[0], later))  # from here on along an index of days
    return or_(onwards, day.is_(None)) if getattr(day, "nullable", True) else onwards
