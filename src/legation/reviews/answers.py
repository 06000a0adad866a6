"""A store's answers as reviewers left them: what was rejected left out, what was corrected as it should be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from legation.ontology import cameo, quad, score
from legation.reviews.log import Review, Verdict
from legation.reviews.reviewing import Outcome, documents_reviewed, reviewed, standings
from legation.reviews.values import EventValues, Party, StatementValues, Target
from legation.store import Store, schema
from legation.store.batches import batches
from legation.store.choosing import known
from legation.tabular import SEPARATOR
from legation.times.intervals import interval

REVIEW_COLUMNS = ("review", "reviewer")
"""What is added to an answer: the verdict that counts and who gave it, null where there is none."""


def as_reviewed(store: Store, answer: Any, *, as_of: str | None = None) -> Any:
    """An answer of ``Store.events`` or ``Store.statements`` with the reviewed values and two columns more.

    Rows that a reviewer rejected are left out. The question itself was answered from what was coded: a row that fits
    it only as corrected is not in the answer. Raises ``ValueError`` for an answer of another kind.
    """
    import pyarrow as pa

    if "event_id" in answer.column_names:
        target, name = Target.EVENT, "event_id"
    elif "statement_id" in answer.column_names:
        target, name = Target.STATEMENT, "statement_id"
    else:
        raise ValueError("only events and statements are reviewed one by one")
    reviews = _that_count(store, set(answer["document_id"].to_pylist()), target, as_of)
    rows = []
    for row in answer.to_pylist():
        review = reviews.get((row["document_id"], row[name]))
        if review is None:
            rows.append(row | dict.fromkeys(REVIEW_COLUMNS))
        elif review.verdict is not Verdict.REJECTED:
            rows.append(_corrected(row, review) | {"review": review.verdict.value, "reviewer": review.reviewer})
    fields = [*answer.schema, *(pa.field(column, pa.string()) for column in REVIEW_COLUMNS)]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))


def verdicts_on_events(store: Store, *, as_of: str | None = None) -> dict[int, Review]:
    """The reviews that count of the events of current records, by the keys of the events in the store."""
    counting = {
        (standing.document, standing.id): standing.review
        for standing in standings(store, target=Target.EVENT, as_of=as_of)
        if standing.counts and standing.outcome is Outcome.FOUND
    }
    events, documents = schema.events, schema.documents
    columns = (documents.c.document_id, events.c.event_id, events.c.key)
    query = select(*columns).join_from(events, documents, documents.c.key == events.c.document).where(known(as_of))
    found: dict[int, Review] = {}
    with store.engine.connect() as connection:
        for some in batches(sorted({document for document, _ in counting if document})):
            for document, id, key in connection.execute(query.where(documents.c.document_id.in_(some))):
                if (document, id) in counting:
                    found[key] = counting[document, id]
    return found


def _that_count(store: Store, documents: set[str], target: Target, as_of: str | None) -> dict[tuple[str, str], Review]:
    """The reviews that count by their subjects' document and id."""
    return {
        (document, standing.id): standing.review
        for document in documents_reviewed(store, among=documents, as_of=as_of)
        for standing in reviewed(store, document, as_of=as_of).standings
        if standing.counts and standing.outcome is Outcome.FOUND and standing.review.target is target and standing.id
    }


def _corrected(row: dict[str, Any], review: Review) -> dict[str, Any]:
    """The row with the cells that the correction changes; what follows from a changed cell and is not known is null."""
    before, after = review.before, review.after
    if isinstance(after, StatementValues) and isinstance(before, StatementValues):
        changed = {name: value for name, value in after.model_dump(mode="json").items() if name in row}
        return row | {name: value for name, value in changed.items() if value != getattr(before, name)}
    if not isinstance(after, EventValues) or not isinstance(before, EventValues):
        return row
    cells: dict[str, Any] = {}
    for name, of in _CELLS.items():
        if getattr(after, name) != getattr(before, name):
            cells |= of(after)
    return row | cells


def _type(after: EventValues) -> dict[str, Any]:
    return {
        "event_type": after.event_type.value,
        "mode": after.mode,
        "quad": quad(after.event_type).value,
        "score": score(after.event_type, after.mode),
        "about": after.about.value if after.about else None,
        "contexts": SEPARATOR.join(after.contexts) or None,
        "cameo": cameo(after.event_type, after.mode, after.about, after.contexts),
    }


def _side(name: str) -> Callable[[EventValues], dict[str, Any]]:
    def cells(after: EventValues) -> dict[str, Any]:
        side: tuple[Party, ...] = getattr(after, name)
        return {
            name: SEPARATOR.join(party.name or "" for party in side) or None,
            f"{name}_code": SEPARATOR.join(party.code or "" for party in side) or None,
        }

    return cells


def _date(after: EventValues) -> dict[str, Any]:
    days = interval(after.date) if after.date else None
    first, last, grain = days or (None, None, None)
    return {
        "date": after.date,
        "date_earliest": first,
        "date_latest": last,
        "date_grain": grain.value if grain else None,
        "date_basis": None,
    }


def _place(after: EventValues) -> dict[str, Any]:
    unknown = dict.fromkeys("place_kind place_country place_admin1 lat lon geonameid place_basis".split())
    return unknown | {"place": after.place}


_CELLS: dict[str, Callable[[EventValues], dict[str, Any]]] = {
    "event_type": _type,
    "mode": _type,
    "about": _type,
    "status": lambda after: {"status": after.status.value},
    "actor": _side("actor"),
    "recipient": _side("recipient"),
    "date": _date,
    "place": _place,
    "said_by": lambda after: {"said_by": after.said_by, "said_by_code": None, "said_via": None},
    "contexts": _type,
}
"""The cells of the event table that each reviewed value decides."""
