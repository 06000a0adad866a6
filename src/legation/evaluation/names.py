"""How well names are found: exact spans of people, organisations and places in an IOB2 file (Universal NER)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from legation.evaluation.report import Report, precision_recall_f1
from legation.syntax.parser import Parser

if TYPE_CHECKING:
    from legation.coder import Coder

TYPES = ("PER", "ORG", "LOC")


def evaluate(path: Path, coder: Coder) -> Report:
    """Precision, recall and F1 in all and by type, from the file's own words, sentences and documents.

    Raises ``ValueError`` naming file and line where a row is broken.
    """
    parser = coder.nlp.get_pipe("legation_parser")
    assert isinstance(parser, Parser)
    sentences = read_iob2(path)
    parses = [
        parse
        for _, document in groupby(sentences, key=lambda sentence: sentence.document)
        for parse in parser.parse_document([(sentence.words, sentence.spaces) for sentence in document])
    ]
    counts = {type_: [0, 0, 0] for type_ in TYPES}
    errors: dict[str, list[str]] = {}
    for sentence, parse in zip(sentences, parses, strict=True):
        wanted, found = spans(sentence.labels), spans(parse.names)
        for type_ in TYPES:
            gold = {span for span in wanted if span[2] == type_}
            ours = {span for span in found if span[2] == type_}
            for place, number in enumerate((len(gold & ours), len(ours), len(gold))):
                counts[type_][place] += number
            for kind, missed in (("missed", gold - ours), ("extra", ours - gold)):
                for begin, end, _ in sorted(missed):
                    name = " ".join(sentence.words[begin:end])
                    errors.setdefault(f"{type_} {kind}", []).append(f"{name!r} in: {' '.join(sentence.words)}")
    counts["all"] = [sum(numbers) for numbers in zip(*counts.values(), strict=True)]
    figures: dict[str, float | int | str] = {"sentences": len(sentences), "names": counts["all"][2]}
    for type_ in ("all", *TYPES):
        measures = precision_recall_f1(*counts[type_])
        figures |= {f"{type_} {name}": value for name, value in zip(("P", "R", "F1"), measures, strict=True)}
    return Report("names", figures, errors)


@dataclass(slots=True)
class NamedSentence:
    """Words with their BIO labels, the sentence's ``# text``, and its document (``# newdoc id``, "" where none is)."""

    words: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    text: str = ""
    document: str = ""

    @property
    def spaces(self) -> list[bool]:
        """Whether white space follows each word; where the text is not known, it does."""
        spaces, at = [], 0
        for word in self.words:
            found = self.text.find(word, at)
            at = found + len(word) if found >= 0 else at
            spaces.append(found < 0 or self.text[at : at + 1] in ("", " "))
        return spaces


def read_iob2(path: Path) -> list[NamedSentence]:
    """The sentences in order; labels other than PER, ORG and LOC become O.

    Raises ``ValueError`` naming file and line where a row is broken.
    """
    sentences = [NamedSentence()]
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line:
                sentences.append(NamedSentence(document=sentences[-1].document))
            elif line.startswith("# newdoc id = "):
                sentences[-1].document = line.removeprefix("# newdoc id = ")
            elif line.startswith("# text = "):
                sentences[-1].text = line.removeprefix("# text = ")
            elif not line.startswith("#"):
                columns = line.split("\t")
                if len(columns) < 3:
                    raise ValueError(f"{path}:{number}: a row has a number, a word and a label")
                if columns[2] != "O" and columns[2][:2] not in ("B-", "I-"):
                    raise ValueError(f"{path}:{number}: {columns[2]!r} is no IOB2 label")
                label = columns[2] if columns[2][2:] in TYPES else "O"
                sentences[-1].words.append(columns[1].replace(" ", ""))
                sentences[-1].labels.append(label)
    sentences = [sentence for sentence in sentences if sentence.words]
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
