"""Which countries were members of an intergovernmental organisation on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from legation.actors.knowledge.tables import DATA, read_day, read_rows

Membership = tuple[str, date | None, date | None]


def member_states(organisation: str, day: date | None = None) -> tuple[str, ...]:
    """The members (ISO 3166-1 alpha-3, in order) of an organisation by its name in the tables: "European Union".

    Those of ``day``, or the present ones where it is None. The Security Council's are its permanent members; a
    suspended member is one. Raises ``KeyError`` for an organisation whose members are not known.
    """
    return tuple(
        country
        for country, start, end in _memberships()[organisation]
        if (day is None and end is None)
        or (day is not None and (start is None or start <= day) and (end is None or day <= end))
    )


def membership(organisation: str, day: date | None = None) -> int:
    """How many members an organisation had on a day; 0 where they are not known."""
    try:
        return len(member_states(organisation, day))
    except KeyError:
        return 0


@cache
def _memberships() -> dict[str, list[Membership]]:
    found: dict[str, list[Membership]] = defaultdict(list)
    path = DATA / "members.tsv"
    for number, row in read_rows(path):
        try:
            start, end = read_day(row["from"]), read_day(row["to"], last=True)
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error
        found[row["organisation"]].append((row["country"], start, end))
    return dict(found)
