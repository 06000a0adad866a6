"""A sample as a sheet to fill in, in a spreadsheet or with any editor, and filled sheets read back."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any, NamedTuple

from legation.records import Record
from legation.reviews.anchors import Anchor, anchor_of
from legation.reviews.log import Review, Verdict, Version
from legation.reviews.matching import unit_of
from legation.reviews.precision import judged_sample
from legation.reviews.reviewing import current, review, reviewed
from legation.reviews.sampling import Sample, Sampled
from legation.reviews.values import MODELS, Target, Values, as_text, changed, values_of
from legation.store import Store, schema

_FOUND = ("sample", "target", "document_id", "version", "id", "type", "weight", "publisher", "exact", "context")
_GIVEN = ("verdict", "reviewer", "note")


class Coded(NamedTuple):
    """How a unit drawn is coded, and the version of its document where it is so."""

    version: int
    anchor: Anchor
    values: Values


class Filled(NamedTuple):
    """What became of one filled line of a sheet: its review, or what is wrong; neither where it was kept already."""

    line: int
    review: Review | None = None
    error: str | None = None


def sheet(store: Store, *, sample: int | None = None) -> Any:
    """A sample as a ``pyarrow.Table``, one unit a row with its sentence, its values, and the verdict there is by now.

    ``weight`` is how many units of the store a row stands for. What is no longer coded has no values. Raises
    ``KeyError`` where there is no such sample.
    """
    import pyarrow as pa

    drawn, judged = judged_sample(store, sample)
    fields = list(MODELS[drawn.target].model_fields)
    names = [*_FOUND, *fields, *_GIVEN]
    rows: dict[str, list[Any]] = {name: [] for name in names}
    weights = weights_of(judged)
    for (unit, verdict), coded in zip(judged, as_coded(store, drawn, judged), strict=True):
        row = {"sample": drawn.key, "target": drawn.target.value, "weight": weights[unit.type]}
        row |= {name: getattr(unit, name) for name in ("document_id", "id", "type", "publisher")}
        if coded:
            context = " ".join(coded.anchor.context.split())
            row |= {"version": coded.version, "exact": coded.anchor.exact, "context": context}
            row |= {name: as_text(getattr(coded.values, name)) for name in fields}
        if verdict:
            row |= {name: getattr(verdict, name) for name in _GIVEN}
            row |= {name: as_text(getattr(verdict.after, name)) for name in fields if verdict.after}
        for name in names:
            rows[name].append(row.get(name))
    types = {"sample": pa.int64(), "version": pa.int64(), "weight": pa.float64()}
    return pa.table({name: pa.array(cells, types.get(name, pa.string())) for name, cells in rows.items()})


def weights_of(judged: Sequence[tuple[Sampled, Review | None]]) -> dict[str, float]:
    """How many units of the store one that was drawn stands for, by type."""
    populations = {unit.type: unit.population for unit, _ in judged}
    drawn = Counter(unit.type for unit, _ in judged)
    return {name: population / drawn[name] for name, population in populations.items()}


def as_coded(store: Store, sample: Sample, judged: Sequence[tuple[Sampled, Review | None]]) -> Iterator[Coded | None]:
    """How each unit drawn is coded, ``None`` where its document has another version by now."""
    documents: dict[str, tuple[Version, Record] | None] = {}
    with store.engine.connect() as connection:
        for unit, _ in judged:
            id = unit.document_id
            if id not in documents:
                documents[id] = current(connection, schema.documents.c.document_id == id)
            yield _as_coded(documents[id], sample.target, unit)


def read_sheet(store: Store, text: str, *, reviewer: str | None = None) -> Iterator[Filled]:
    """Keep a review for each line of a filled sheet, as CSV, that has a verdict.

    ``verdict`` is accepted, corrected, rejected or withdrawn, or the first letters of it; for a correction, the changed
    cells count. ``reviewer`` stands for an empty cell of that name. A bad line is told of and the others are kept.
    Raises ``ValueError`` where the text is no such sheet.
    """
    reader = csv.DictReader(StringIO(text))
    needed = {"document_id", "id", "target", "verdict"}
    if missing := sorted(needed - set(reader.fieldnames or ())):
        raise ValueError(f"no column {', '.join(missing)}: it needs {', '.join(sorted(needed))}")
    for row in reader:
        if not (row["verdict"] or "").strip():
            continue
        try:
            yield Filled(reader.line_num, review=_kept(store, row, reviewer))
        except KeyError as error:
            yield Filled(reader.line_num, error=f"nothing is called {error.args[0]!r} there")
        except ValueError as error:
            yield Filled(reader.line_num, error=str(error))


def verdict_of(text: str) -> Verdict:
    """The verdict that begins with these letters; raises ``ValueError`` where none, or more than one, does."""
    word = text.strip().casefold()
    found = [verdict for verdict in Verdict if word and verdict.value.startswith(word)]
    if len(found) != 1:
        raise ValueError(f"{text!r} is no verdict: {', '.join(Verdict)}")
    return found[0]


def _kept(store: Store, row: dict[str, str], reviewer: str | None) -> Review | None:
    """The review of a filled row, kept; ``None`` where it says what the store has already."""
    target, verdict = Target(row["target"]), verdict_of(row["verdict"])
    reviewer, note = row.get("reviewer") or reviewer or "", row.get("note") or None
    changes = {name: row[name] or "" for name in MODELS[target].model_fields if name in row}
    found = reviewed(store, row["document_id"])
    last = next(
        (s.review for s in found.standings if s.counts and (s.review.target, s.id) == (target, row["id"])), None
    )
    if last and (last.verdict, last.reviewer, last.note) == (verdict, reviewer, note):
        now = values_of(found.record, unit_of(found.record, target, row["id"]))
        if verdict is not Verdict.CORRECTED or changed(now, changes) == last.after:
            return None
    return review(
        store,
        row["document_id"],
        target,
        row["id"],
        verdict,
        reviewer=reviewer,
        changes=changes if verdict is Verdict.CORRECTED else None,
        note=note,
        seen=int(row["version"]) if row.get("version") else None,
    )


def _as_coded(found: tuple[Version, Record] | None, target: Target, unit: Sampled) -> Coded | None:
    if found is None or found[0].content != unit.content:
        return None
    version, record = found
    try:
        coded = unit_of(record, target, unit.id)
    except KeyError:
        return None
    anchor = anchor_of(record, coded)
    if (anchor.start, anchor.end) != (unit.start, unit.end):
        return None
    return Coded(version.key, anchor, values_of(record, coded))
