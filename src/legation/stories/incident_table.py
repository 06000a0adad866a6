"""Incidents as a table: one row each, with every account and every version of what the accounts disagree on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from legation.stories.accounts import Account
from legation.stories.disagreements import Told, Version, disagreements, most_told
from legation.terms import DateBasis

_TEXT = (
    "event_type mode about status actor actor_code recipient recipient_code date place place_country magnitude".split()
)
_OF_ACCOUNT = (
    "document_id event_id published publisher url title event_type status date place magnitude trigger sentence".split()
)
_ID_DIGITS = 12


def incident_id(accounts: Iterable[Account]) -> str:
    """An id by the first account told of the incident: it stays when others follow, and is the same in every store."""
    first = min(accounts, key=lambda account: (account.published or date.max.toordinal(), account.identity))
    return hashlib.sha256(" ".join(first.identity).encode()).hexdigest()[:_ID_DIGITS]


def incident_row(told: Sequence[Told]) -> dict[str, Any]:
    """The row of an incident: for each field the version that most independent reports tell."""
    everything = sorted(told, key=lambda one: (one.account.published or date.max.toordinal(), one.account.identity))
    told = _without_headlines(everything)
    versions = disagreements(told)
    acts = most_told(told, lambda one: (one.row["event_type"], one.row["mode"], one.row["about"]))
    sides = {side: most_told(told, _side(side)) or (None, None) for side in ("actor", "recipient")}
    days = most_told(told, _stated_days) or most_told(told, _days) or (None, None, None)
    where = most_told(told, _place) or (None, None)
    days_told = [one.row["published"] for one in told if one.row["published"]]
    return {
        "incident": incident_id(one.account for one in everything),
        **dict(zip(("event_type", "mode", "about"), acts or (None, None, None), strict=True)),
        "status": most_told(told, lambda one: one.row["status"]),
        "actor": sides["actor"][0],
        "actor_code": sides["actor"][1],
        "recipient": sides["recipient"][0],
        "recipient_code": sides["recipient"][1],
        "date": days[0],
        "date_earliest": days[1],
        "date_latest": days[2],
        "place": where[0],
        "place_country": where[1],
        "magnitude": most_told(told, lambda one: one.row["magnitude"]),
        "reports": len({one.report for one in told}),
        "documents": len({one.account.document for one in told}),
        "first_published": min(days_told, default=None),
        "last_published": max(days_told, default=None),
        "disagreement": _in_words(versions),
        "disagreements": [_version(version) for version in versions],
        "accounts": [
            {**{name: one.row[name] for name in _OF_ACCOUNT}, "report": one.report + 1} for one in _numbered(everything)
        ],
    }


def _without_headlines(told: Sequence[Told]) -> list[Told]:
    """The accounts, of a story that tells a happening itself not that of its headline, which only shortens it."""
    bodies = {one.account.document for one in told if not one.account.is_headline}
    return [one for one in told if not one.account.is_headline or one.account.document not in bodies]


def _numbered(told: Sequence[Told]) -> list[Told]:
    """The accounts with their reports numbered in the order in which they first occur."""
    numbers = {report: number for number, report in enumerate(dict.fromkeys(one.report for one in told))}
    return [one._replace(report=numbers[one.report]) for one in told]


def _side(side: str) -> Callable[[Told], tuple[str, str | None] | None]:
    return lambda one: (one.row[side], one.row[f"{side}_code"]) if one.row[side] else None


def _days(one: Told) -> tuple[str, date, date] | None:
    return (one.row["date"], one.row["date_earliest"], one.row["date_latest"]) if one.row["date"] else None


def _stated_days(one: Told) -> tuple[str, date, date] | None:
    """The date where the text states one: the day of publication stands in only where no account does."""
    return None if one.row["date_basis"] == DateBasis.PUBLISHED else _days(one)


def _place(one: Told) -> tuple[str, str | None] | None:
    return (one.row["place"], one.row["place_country"]) if one.row["place"] else None


def _version(version: Version) -> dict[str, Any]:
    return {
        "field": version.field,
        "value": version.value,
        "reports": version.reports,
        "documents": [one.row["document_id"] for one in version.told],
    }


def _in_words(versions: Sequence[Version]) -> str | None:
    """ "killed: 5 (1 report), 7 or more (2 reports); date: 2024-05-14 (2 reports), 2024-05-15 (1 report)"."""
    fields: dict[str, list[str]] = {}
    for version in versions:
        count = f"{version.reports} report{'' if version.reports == 1 else 's'}"
        fields.setdefault(version.field, []).append(f"{version.value} ({count})")
    return "; ".join(f"{field}: {', '.join(values)}" for field, values in fields.items()) or None


def table_schema() -> Any:
    """The ``pyarrow.Schema`` of the table."""
    import pyarrow as pa

    version = [("field", pa.string()), ("value", pa.string()), ("reports", pa.int64())]
    account = [(name, pa.date32() if name == "published" else pa.string()) for name in _OF_ACCOUNT]
    return pa.schema(
        [
            ("incident", pa.string()),
            *((name, pa.string()) for name in _TEXT[: _TEXT.index("date") + 1]),
            ("date_earliest", pa.date32()),
            ("date_latest", pa.date32()),
            *((name, pa.string()) for name in _TEXT[_TEXT.index("place") :]),
            ("reports", pa.int64()),
            ("documents", pa.int64()),
            ("first_published", pa.date32()),
            ("last_published", pa.date32()),
            ("disagreement", pa.string()),
            ("disagreements", pa.list_(pa.struct([*version, ("documents", pa.list_(pa.string()))]))),
            ("accounts", pa.list_(pa.struct([*account, ("report", pa.int64())]))),
        ]
    )


def to_table(rows: Sequence[dict[str, Any]]) -> Any:
    """Rows of incidents as a ``pyarrow.Table``."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=table_schema())
