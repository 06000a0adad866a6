"""Proving a store: documents coded again give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from legation.manifest import Manifest
from legation.records import Document, Record
from legation.store import schema
from legation.store.keeping import unpacked


@dataclass(frozen=True, slots=True)
class Verification:
    """How many documents were coded again, and which of them came out otherwise.

    ``by_others`` counts current documents that another coder made, which this one cannot prove.
    """

    checked: int
    different: tuple[str, ...]
    by_others: int


def verify(
    connection: Connection, code: Callable[[Document], Record], manifest: Manifest, *, sample: int
) -> Verification:
    """Code a sample of the documents that this coder made again, spread evenly over the store."""
    documents, runs = schema.documents, schema.runs
    current = documents.c.superseded.is_(None)
    joined = documents.join(runs, runs.c.key == documents.c.run)
    is_ours = runs.c.manifest == manifest.as_json()
    keys = connection.execute(
        select(documents.c.key).select_from(joined).where(current, is_ours).order_by(documents.c.key)
    )
    chosen = _spread(keys.scalars().all(), sample)
    others = connection.execute(select(func.count()).select_from(joined).where(current, ~is_ours)).scalar_one()
    different = []
    for key in chosen:
        packed = connection.execute(select(documents.c.record).where(documents.c.key == key)).scalar_one()
        record = unpacked(packed)
        if code(record.document).model_dump_json() != record.model_dump_json():
            different.append(record.document.id)
    return Verification(checked=len(chosen), different=tuple(different), by_others=others)


def _spread(keys: Sequence[int], count: int) -> list[int]:
    """``count`` of the keys at even distances, all of them where there are fewer."""
    if len(keys) <= count:
        return list(keys)
    return [keys[number * len(keys) // count] for number in range(count)]
