"""What is done to whom, against sentences with a marked source and target, as in PLV.

PLV (Hu and others, "Leveraging codebook knowledge with NLI and ChatGPT for zero-shot political relation
classification", ACL 2024) codes PLOVER's event types with CONCEDE and RETREAT merged as YIELD ("root"), and four
classes of them ("penta"): 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from legation.evaluation.report import Report, ratio
from legation.ontology import quad
from legation.records import EventType, Quad

COLUMNS = ("sentence_id", "sentence", "marked_sentence", "gold_root", "gold_penta")
YIELD = "YIELD"
MERGED = frozenset({EventType.CONCEDE, EventType.RETREAT})
PENTA = {
    Quad.VERBAL_COOPERATION: "1",
    Quad.MATERIAL_COOPERATION: "2",
    Quad.VERBAL_CONFLICT: "3",
    Quad.MATERIAL_CONFLICT: "4",
}
_MARK = re.compile(r"<(/?)([st])>")

Offsets = tuple[int, int]


class Relater(Protocol):
    """The face of the coder that this suite calls."""

    def relate(
        self, text: str, source: Offsets | None, target: Offsets | None
    ) -> Sequence[tuple[EventType | str, float]]:
        """The event types with their probabilities, best first."""
        ...


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with its first marked source and target (None where one is not marked) and its coded classes.

    The spans are code points into ``text``, half-open, without white space at their ends.
    """

    id: str
    text: str
    source: Offsets | None
    target: Offsets | None
    root: str
    penta: str


def read_sentences(path: Path) -> list[MarkedSentence]:
    """The sentences of a table in PLV's form: tab-separated, no quoting, source and target in <s> and <t>.

    Raises ``FileNotFoundError`` where there is no file and ``ValueError``, naming file and line, where a column is
    missing or a row cannot be read.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"{path}:1: no column {missing[0]!r}")
        return [_sentence(f"{path}:{number}", row) for number, row in enumerate(rows, 2)]


def _sentence(place: str, row: Mapping[str, str | None]) -> MarkedSentence:
    marked, root, penta = row["marked_sentence"] or "", row["gold_root"] or "", row["gold_penta"] or ""
    if root != YIELD and root not in EventType.__members__:
        raise ValueError(f"{place}: no event type {root!r}")
    if penta not in PENTA.values():
        raise ValueError(f"{place}: no penta class {penta!r}")
    text, spans = read_marks(place, marked)
    return MarkedSentence(row["sentence_id"] or place, text, spans.get("s"), spans.get("t"), root, penta)


def read_marks(place: str, marked: str) -> tuple[str, dict[str, Offsets]]:
    """A marked sentence's text and the first span of each mark; raises ``ValueError`` naming ``place``."""
    text, spans, opened, last = "", dict[str, Offsets](), dict[str, int](), 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        closes, name = mark.groups()
        if not closes:
            opened[name] = len(text)
        elif name not in opened:
            raise ValueError(f"{place}: </{name}> closes nothing")
        else:
            start = opened.pop(name)
            inside = text[start:]
            start += len(inside) - len(inside.lstrip())
            if inside.strip():
                spans.setdefault(name, (start, start + len(inside.strip())))
    if opened:
        raise ValueError(f"{place}: <{min(opened)}> is not closed")
    return text + marked[last:], spans


def root_of(event_types: Iterable[tuple[EventType | str, float]]) -> str:
    """The most probable root class: PLOVER's type, CONCEDE and RETREAT together as YIELD."""
    chances: dict[str, float] = defaultdict(float)
    for event_type, chance in event_types:
        chances[YIELD if event_type in MERGED else str(event_type)] += chance
    return max(chances, key=lambda root: chances[root])


def penta_of(root: str) -> str:
    """The penta class of a root; YIELD is material cooperation, as PLV has it."""
    return PENTA[Quad.MATERIAL_COOPERATION if root == YIELD else quad(EventType(root))]


def evaluate(path: Path, coder: Relater) -> Report:
    """Score the most probable root and its penta class; errors by "gold for found". Raises as ``read_sentences``."""
    sentences = read_sentences(path)
    found = [root_of(coder.relate(s.text, s.source, s.target)) for s in sentences]
    errors: dict[str, list[str]] = defaultdict(list)
    for sentence, root in zip(sentences, found, strict=True):
        if root != sentence.root:
            errors[f"{sentence.root} found as {root}"].append(f"{sentence.id}: {_shown(sentence)}")
    return Report("relations", figures(sentences, found), dict(errors))


def figures(sentences: Sequence[MarkedSentence], found: Sequence[str]) -> dict[str, float | int | str]:
    """Accuracy, macro-averaged F1 over the classes that the set has, and F1 by root and by penta class."""
    by_root = f1_by_class([s.root for s in sentences], found)
    penta = [penta_of(root) for root in found]
    by_penta = f1_by_class([s.penta for s in sentences], penta)
    right = sum(s.root == root for s, root in zip(sentences, found, strict=True))
    right_penta = sum(s.penta == known for s, known in zip(sentences, penta, strict=True))
    return {
        "sentences": len(sentences),
        "root_accuracy": ratio(right, len(sentences)),
        "root_macro_f1": ratio(sum(by_root.values()), len(by_root)),
        "penta_accuracy": ratio(right_penta, len(sentences)),
        "penta_macro_f1": ratio(sum(by_penta.values()), len(by_penta)),
        **{f"f1_{root}": round(score, 4) for root, score in by_root.items()},
        **{f"f1_penta_{number}": round(score, 4) for number, score in by_penta.items()},
    }


def f1_by_class(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """F1 of every class that the gold has, in alphabetical order."""
    required, answered = Counter(gold), Counter(found)
    right = Counter(one for one, other in zip(gold, found, strict=True) if one == other)
    return {name: 2 * right[name] / (required[name] + answered[name]) for name in sorted(required)}


def _shown(sentence: MarkedSentence) -> str:
    marks = sorted((span, letter) for span, letter in ((sentence.source, "S"), (sentence.target, "T")) if span)
    text = sentence.text
    for (start, end), letter in reversed(marks):
        text = f"{text[:start]}[{letter} {text[start:end]}]{text[end:]}"
    return text
