"""Whole records against real news that was coded by hand before any answer of the coder was seen.

The texts are those of public corpora (``corpora``), which stay where they are: ``data/news_documents.tsv`` names the
documents, ``data/news_events.tsv`` their events by offsets (code points, half-open). What counts as right is told in
``dispatches``; when and where are not scored. The development half may be read; of the held half only the totals count.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from legation.evaluation.corpora import read_texts
from legation.evaluation.dispatches import Coder, Dispatch, GoldEvent, Tally, score_events
from legation.evaluation.report import Report
from legation.records import EventType, Status

DATA = Path(__file__).with_name("data")
HALVES = ("development", "held")
FIGURES = ("type P", "type R", "type F1", "complete P", "complete R", "complete F1")
FIELDS = ("mode", "about", "status", "actor", "recipient")


def evaluate(path: Path, coder: Coder) -> Report:
    """Score the coder's records; ``path`` is a folder with the corpora. Errors are those of the development half.

    Raises ``FileNotFoundError`` where a corpus is not there, ``ValueError`` where a corpus is another than was coded.
    """
    figures: dict[str, float | int | str] = {}
    errors: dict[str, list[str]] = {}
    for half in HALVES:
        tally = Tally()
        for story in read_news(path, half):
            score_events(story, coder.code(story.text, published=story.published), tally)
            tally.counts["dispatches"] += 1
        found = tally.figures()
        figures[f"{half} texts"] = found["dispatches"]
        names = ("required", "optional", "coded", *FIGURES, *FIELDS, "extra per required")
        figures |= {f"{half} {name}": found[name] for name in names}
        if half == "development":
            errors = {kind: lines for kind, lines in tally.errors.items() if kind in ("missed", "extra")}
    return Report("news", figures, errors)


def read_news(path: Path, half: str) -> Iterator[Dispatch]:
    """The texts of one half with their events, in the order of the table."""
    for corpus, document, of, published in _rows("news_documents.tsv"):
        if of != half:
            continue
        text = read_texts(path, corpus).get(document)
        if text is None:
            raise ValueError(f"{path}: {corpus} has no document {document}")
        day = date.fromisoformat(published) if published else None
        events = tuple(_event(text, row) for row in _events().get((corpus, document), ()))
        yield Dispatch(id=f"{corpus} {document}", published=day, text=text, events=events)


@cache
def _events() -> dict[tuple[str, str], list[list[str]]]:
    found: dict[tuple[str, str], list[list[str]]] = {}
    for corpus, document, *event in _rows("news_events.tsv"):
        found.setdefault((corpus, document), []).append(event)
    return found


def _rows(name: str) -> Iterator[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        rows = csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        yield from rows


def _event(text: str, row: list[str]) -> GoldEvent:
    start, end, event_type, mode, about, status, actor, recipient, optional = row
    return GoldEvent(
        start=int(start),
        end=int(end),
        trigger=text[int(start) : int(end)],
        event_type=EventType(event_type),
        mode=mode or None,
        about=EventType(about) if about else None,
        status=Status(status),
        actor=tuple(actor.split("|")) if actor else (),
        recipient=tuple(recipient.split("|")) if recipient else (),
        optional=bool(optional),
    )
