"""How well names are found: exact spans of people, organisations and places in an IOB2 file (Universal NER)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from legation.syntax.parser import Parser

from .report import Report, precision_recall_f1

if TYPE_CHECKING:
    from legation.coder import Coder

TYPES = ("PER", "ORG", "LOC")


def evaluate(path: Path, coder: Coder) -> Report:
    """Precision, recall and F1 in all and by type, from the file's own words and sentences.

    Raises ``ValueError`` naming file and line where a row is broken.
    """
    parser = coder.nlp.get_pipe("legation_parser")
    assert isinstance(parser, Parser)
    sentences = read_iob2(path)
    parses = parser.parse_words([[word for word, _ in sentence] for sentence in sentences])
    counts = {type_: [0, 0, 0] for type_ in TYPES}
    errors: dict[str, list[str]] = {}
    for sentence, parse in zip(sentences, parses, strict=True):
        wanted, found = spans([label for _, label in sentence]), spans(parse.names)
        for type_ in TYPES:
            gold = {span for span in wanted if span[2] == type_}
            ours = {span for span in found if span[2] == type_}
            for place, number in enumerate((len(gold & ours), len(ours), len(gold))):
                counts[type_][place] += number
            for kind, missed in (("missed", gold - ours), ("extra", ours - gold)):
                for begin, end, _ in sorted(missed):
                    words = " ".join(word for word, _ in sentence)
                    name = " ".join(word for word, _ in sentence[begin:end])
                    errors.setdefault(f"{type_} {kind}", []).append(f"{name!r} in: {words}")
    counts["all"] = [sum(numbers) for numbers in zip(*counts.values(), strict=True)]
    figures: dict[str, float | int | str] = {"sentences": len(sentences), "names": counts["all"][2]}
    for type_ in ("all", *TYPES):
        measures = precision_recall_f1(*counts[type_])
        figures |= {f"{type_} {name}": value for name, value in zip(("P", "R", "F1"), measures, strict=True)}
    return Report("names", figures, errors)


def read_iob2(path: Path) -> list[list[tuple[str, str]]]:
    """Sentences of (word, label); labels other than PER, ORG and LOC become O."""
    sentences: list[list[tuple[str, str]]] = [[]]
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line:
                sentences.append([])
            elif not line.startswith("#"):
                columns = line.split("\t")
                if len(columns) < 3:
                    raise ValueError(f"{path}:{number}: a row has a number, a word and a label")
                if columns[2] != "O" and columns[2][:2] not in ("B-", "I-"):
                    raise ValueError(f"{path}:{number}: {columns[2]!r} is no IOB2 label")
                label = columns[2] if columns[2][2:] in TYPES else "O"
                sentences[-1].append((columns[1].replace(" ", ""), label))
    sentences = [sentence for sentence in sentences if sentence]
    if not sentences:
        raise ValueError(f"{path}: no sentences")
    return sentences


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """The named spans (begin, end, type) of BIO labels; a stray I- starts nothing."""
    found, begin = set(), None
    for position, label in enumerate([*labels, "O"]):
        if begin is not None and not label.startswith("I-"):
            found.add((begin, position, labels[begin][2:]))
            begin = None
        if label.startswith("B-"):
            begin = position
    return found
