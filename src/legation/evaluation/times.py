"""Time expressions against TimeML files, scored as in TempEval-3 (UzZaman and others 2013).

A found expression matches a required one when they overlap (relaxed) or cover the same characters (strict); each is
matched once at most, exact matches first. The document creation time is given, not scored.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree

from legation.evaluation.report import Report, precision_recall_f1, ratio
from legation.records import TimeExpression


class TimeReader(Protocol):
    """The face of the coder that this suite calls."""

    def times(self, text: str, *, published: date | None = None) -> Sequence[TimeExpression]:
        """The time expressions of a text."""
        ...


@dataclass(frozen=True, slots=True)
class Timex:
    """One annotated expression: code points into the story's text, half-open, TIMEX3 type and value."""

    start: int
    end: int
    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeMLStory:
    """A TimeML file: its text, its creation day and the annotated time expressions in text order."""

    name: str
    text: str
    published: date | None
    timexes: tuple[Timex, ...]


def read_timeml(path: Path) -> TimeMLStory:
    """Read one ``.tml`` file; raises ``ValueError``, naming the file, where it is not TimeML with a TEXT."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise ValueError(f"{path}: not well-formed XML: {error}") from error
    body = root.find("TEXT")
    if root.tag != "TimeML" or body is None:
        raise ValueError(f"{path}: not a TimeML file with a TEXT element")
    pieces: list[str] = []
    timexes: list[Timex] = []
    _collect(body, 0, pieces, timexes)
    created = root.find("DCT/TIMEX3")
    return TimeMLStory(
        name=path.name,
        text="".join(pieces),
        published=_day(created.get("value", "")) if created is not None else None,
        timexes=tuple(sorted(timexes, key=lambda timex: (timex.start, timex.end))),
    )


def read_stories(path: Path) -> Iterator[TimeMLStory]:
    """The stories of one ``.tml`` file or of every one below a directory, by name.

    Raises ``FileNotFoundError`` where there is none, ``ValueError`` where one cannot be read.
    """
    files = sorted(path.rglob("*.tml")) if path.is_dir() else [path]
    if not files or not files[0].exists():
        raise FileNotFoundError(f"no .tml file at {path}")
    yield from map(read_timeml, files)


def evaluate(path: Path, coder: TimeReader) -> Report:
    """Score the coder's time expressions: spans relaxed and strict, values, types, with the errors by kind.

    ``value_accuracy`` and ``type_accuracy`` are over the matched spans; ``value_f1`` and ``type_f1`` count a relaxed
    match as right only when its value (type) is right too. Raises as ``read_stories`` does.
    """
    counts: dict[str, int] = defaultdict(int)
    errors: dict[str, list[str]] = defaultdict(list)
    for story in read_stories(path):
        found = coder.times(story.text, published=story.published)
        pairs = match_spans(story.timexes, found)
        counts["stories"] += 1
        counts["required"] += len(story.timexes)
        counts["found"] += len(found)
        for required, answer in pairs:
            if answer is None:
                errors["missed"].append(_line(story, required, None))
                continue
            exact = (required.start, required.end) == (answer.start, answer.end)
            counts["relaxed"] += 1
            counts["strict"] += exact
            counts["value"] += required.value == answer.value
            counts["type"] += required.type == answer.type
            if required.value != answer.value:
                errors["value"].append(_line(story, required, answer))
            elif required.type != answer.type:
                errors["type"].append(_line(story, required, answer))
            if not exact:
                errors["span"].append(_line(story, required, answer))
        matched = {(answer.start, answer.end) for _, answer in pairs if answer}
        errors["spurious"] += [_line(story, None, a) for a in found if (a.start, a.end) not in matched]
    return Report("times", _figures(counts), dict(errors))


def match_spans(
    required: Sequence[Timex], found: Sequence[TimeExpression]
) -> list[tuple[Timex, TimeExpression | None]]:
    """Pair each required expression with the found one that covers it exactly, else with a free one that overlaps."""
    exact = {(answer.start, answer.end): answer for answer in found}
    answers = {index: exact.pop((timex.start, timex.end), None) for index, timex in enumerate(required)}
    free = sorted(exact.values(), key=lambda answer: answer.start)
    for index, timex in enumerate(required):
        if answers[index] is None:
            overlapping = next((a for a in free if a.start < timex.end and timex.start < a.end), None)
            if overlapping is not None:
                free.remove(overlapping)
                answers[index] = overlapping
    return [(timex, answers[index]) for index, timex in enumerate(required)]


def _figures(counts: dict[str, int]) -> dict[str, float | int | str]:
    figures: dict[str, float | int | str] = {name: counts[name] for name in ("stories", "required", "found")}
    for name in ("relaxed", "strict", "value", "type"):
        scores = precision_recall_f1(counts[name], counts["found"], counts["required"])
        figures |= {f"{name}_{part}": score for part, score in zip(("precision", "recall", "f1"), scores, strict=True)}
    figures["value_accuracy"] = ratio(counts["value"], counts["relaxed"])
    figures["type_accuracy"] = ratio(counts["type"], counts["relaxed"])
    return figures


def _line(story: TimeMLStory, required: Timex | None, found: TimeExpression | None) -> str:
    start = min(span.start for span in (required, found) if span)
    end = max(span.end for span in (required, found) if span)
    before = re.sub(r"\s+", " ", story.text[max(0, start - 50) : start])
    after = re.sub(r"\s+", " ", story.text[end : end + 30])
    parts = [f"{story.name} {story.published}: {before}[[{story.text[start:end]}]]{after}"]
    if required:
        parts.append(f"required {required.text!r} {required.type} {required.value}")
    if found:
        parts.append(f"found {found.text!r} {found.type} {found.value}")
    return " | ".join(parts)


def _collect(element: ElementTree.Element, position: int, pieces: list[str], timexes: list[Timex]) -> int:
    """Append the element's text and annotations; returns the offset at which it ends."""
    start = position
    first_piece = len(pieces)
    pieces.append(element.text or "")
    position += len(pieces[-1])
    for child in element:
        position = _collect(child, position, pieces, timexes)
        pieces.append(child.tail or "")
        position += len(pieces[-1])
    if element.tag == "TIMEX3":
        text = "".join(pieces[first_piece:])
        timexes.append(Timex(start, position, text, element.get("type", ""), element.get("value", "")))
    return position


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
