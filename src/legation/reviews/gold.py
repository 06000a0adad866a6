"""Reviewed documents as gold, in the format that ``legation evaluate dispatches`` reads.

What was accepted is required as it was, what was corrected as it should be; what was rejected is not there, so that
coding it is an error. What nobody reviewed is optional: it costs nothing either way, and is no evidence. An event that
a reviewer found right and that is no longer coded stays required where its words still stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, TypeGuard

from legation.records import Record
from legation.reviews.reviewing import Reviewed, documents_reviewed, reviewed
from legation.reviews.values import EventValues, StatementValues, Target, event_values
from legation.store import Store

Span = tuple[int, int]
_LONGEST_STEM = 100


def gold(store: Store, *, as_of: str | None = None) -> Iterator[dict[str, Any]]:
    """Every document with a reviewed event or statement as a gold dispatch, in the order of their ids."""
    for document in documents_reviewed(store, as_of=as_of):
        found = reviewed(store, document, as_of=as_of)
        if any(standing.counts and standing.review.target is not Target.ACTOR for standing in found.standings):
            yield dispatch(found)


def write_gold(store: Store, folder: Path, *, as_of: str | None = None) -> list[Path]:
    """Write each gold dispatch into a file of its own in a folder, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for entry in gold(store, as_of=as_of):
        path = _free(folder, entry["id"], {path.name.casefold() for path in written})
        path.write_text(json.dumps(entry, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(path)
    return written


def dispatch(found: Reviewed) -> dict[str, Any]:
    """One document as a gold dispatch."""
    record = found.record
    document = record.document
    counting = [standing for standing in found.standings if standing.counts]
    events: dict[tuple[Span, str], dict[str, Any]] = {}
    statements: dict[Span, dict[str, Any]] = {}
    for standing in counting:
        after, span = standing.review.after, (standing.start, standing.end)
        if isinstance(after, EventValues) and _is_placed(span):
            events[span, after.event_type] = _event(document.text, span, after, is_optional=False)
        elif isinstance(after, StatementValues) and _is_placed(span):
            statements[span] = _statement(document.text, span, after, _cue(record, standing.id))
    decided = {standing.id for standing in counting if standing.review.target is Target.EVENT}
    for event in record.events:
        place = event.trigger.start, event.trigger.end
        if event.id not in decided and (place, event.event_type) not in events:
            events[place, event.event_type] = _event(
                document.text, place, event_values(record, event), is_optional=True
            )
    return {
        "id": document.id,
        "published": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "language": document.language,
        "text": document.text,
        "events": [entry for _, entry in sorted(events.items())],
        "statements": [entry for _, entry in sorted(statements.items())],
    }


def _is_placed(span: tuple[int | None, int | None]) -> TypeGuard[Span]:
    """Whether the words of a review still stand in the text."""
    return None not in span


def _event(text: str, span: Span, values: EventValues, *, is_optional: bool) -> dict[str, Any]:
    plain = values.model_dump(mode="json")
    entry = {"trigger": text[slice(*span)], "start": span[0], "end": span[1]}
    entry |= {name: plain[name] for name in ("event_type", "mode", "about", "status")}
    for side in ("actor", "recipient"):
        entry[side] = [party["code"] for party in plain[side] if party["code"]]
    entry |= {name: plain[name] for name in ("date", "place", "said_by")}
    return entry | ({"optional": True} if is_optional else {})


def _statement(text: str, span: Span, values: StatementValues, cue: str | None) -> dict[str, Any]:
    plain = values.model_dump(mode="json")
    entry = {name: plain[name] for name in ("speaker", "speaker_code", "kind")}
    return entry | {"cue": cue, "content": text[slice(*span)], "start": span[0], "end": span[1], "via": values.via}


def _cue(record: Record, statement: str | None) -> str | None:
    cue = record.statement(statement).cue if statement else None
    return cue.text if cue else None


def _free(folder: Path, document: str, taken: set[str]) -> Path:
    """A file's name after a document's id, which may be anything."""
    stem = re.sub(r"[^\w.-]+", "-", document).strip(".-")[:_LONGEST_STEM] or "dispatch"
    names = (f"{stem}{f'-{number}' if number else ''}.json" for number in count())
    return folder / next(name for name in names if name.casefold() not in taken)
