"""The log of reviews as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from legation.reviews.log import Review
from legation.reviews.reviewing import Standing
from legation.reviews.values import as_text
from legation.tabular import SEPARATOR


def log_table(standings: Iterable[Standing]) -> Any:
    """Reviews with what became of them as a ``pyarrow.Table``, one a row; ``before`` and ``after`` as JSON."""
    import pyarrow as pa

    text, number = pa.string(), pa.int64()
    types = {
        "review": number,
        "made": pa.timestamp("us", tz="UTC"),
        "reviewer": text,
        "target": text,
        "verdict": text,
        "document_id": text,
        "id": text,
        "outcome": text,
        "counts": pa.bool_(),
        "words": text,
        "changes": text,
        "before": text,
        "after": text,
        "note": text,
        "start": number,
        "end": number,
    }
    rows = [
        {
            "review": standing.review.key,
            "made": standing.review.made,
            "reviewer": standing.review.reviewer,
            "target": standing.review.target.value,
            "verdict": standing.review.verdict.value,
            "document_id": standing.document or standing.review.document,
            "id": standing.id,
            "outcome": standing.outcome.value,
            "counts": standing.counts,
            "words": standing.review.anchor.exact,
            "changes": changes_told(standing.review) or None,
            "before": standing.review.before.model_dump_json(),
            "after": standing.review.after.model_dump_json() if standing.review.after else None,
            "note": standing.review.note,
            "start": standing.start,
            "end": standing.end,
        }
        for standing in standings
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema(list(types.items())))


def changes_told(review: Review) -> str:
    """What a correction changes: "status: occurred → planned; place: Lima → unknown"."""
    if review.after is None:
        return ""
    return SEPARATOR.join(
        f"{name}: {as_text(getattr(review.before, name)) or 'unknown'} → {as_text(value) or 'unknown'}"
        for name in type(review.before).model_fields
        if (value := getattr(review.after, name)) != getattr(review.before, name)
    )
