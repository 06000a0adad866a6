"""Names of people, organisations and places from GUM's entity annotation and from Universal NER.

GUM marks whole mentions ("the President of France, Emmanuel Macron") with a type; a name is the run of proper
nouns around the mention's head. The labels are therefore silver: right for people and places, weaker for
organisations, whose names hold common nouns.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from legation.evaluation.conllu import Tree
from legation.evaluation.names import read_iob2, spans

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]

_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")
_INSIDE = {"of", "and", "&", "for", "the", "-", "de", "'s", "’s", ".", "/", "in"}
_TITLES = set(
    "mr mrs ms dr president vice senator sen governor gov prof professor sir king queen prince princess general gen "
    "colonel captain judge justice minister lord lady pope emperor mayor congressman secretary chancellor".split()
)
_GENERIC = set(
    "center state nation court city university college church park street house space glacier island museum school "
    "county district".split()
)


def name_labels(tree: Tree) -> list[str]:
    """BIO labels, one a word."""
    labels = ["O"] * len(tree.words)
    spans = [span for mention in _mentions(tree) if (span := _name(tree, *mention))]
    for start, end, type_ in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(label == "O" for label in labels[start:end]):
            labels[start:end] = ["B-" + type_] + ["I-" + type_] * (end - start - 1)
    return labels


def universal_ner_labels(trees: list[Tree], file: Path) -> dict[str, list[str]]:
    """BIO labels by sentence id from an IOB2 file over the same texts, aligned by characters.

    Universal NER keeps an older release's words and sentences; a document whose letters differ is left out.
    """
    annotated = "".join(word for sentence in read_iob2(file) for word in sentence.words)
    named: list[tuple[int, int, str]] = []
    offset = 0
    for sentence in read_iob2(file):
        ends = [offset]
        for word in sentence.words:
            ends.append(ends[-1] + len(word))
        named += [(ends[begin], ends[end], type_) for begin, end, type_ in spans(sentence.labels)]
        offset = ends[-1]
    labels: dict[str, list[str]] = {}
    for _, group in groupby(trees, key=lambda tree: tree.document):
        document = list(group)
        letters = "".join(word for tree in document for word in tree.words)
        begin = annotated.find(letters)
        if begin < 0:
            continue
        for tree in document:
            labels[tree.id] = []
            for word in tree.words:
                end = begin + len(word)
                over = next((span for span in named if span[0] < end and span[1] > begin), None)
                labels[tree.id].append("O" if over is None else ("B-" if over[0] >= begin else "I-") + over[2])
                begin = end
    return labels


def _mentions(tree: Tree) -> list[tuple[int, int, str]]:
    opened: dict[str, list[tuple[int, str]]] = {}
    mentions = []
    for position, misc in enumerate(tree.misc):
        entity = _ENTITY.search(misc)
        for bracket in _BRACKET.findall(entity.group(1)) if entity else ():
            fields = bracket.strip("()").split("-")
            if not bracket.startswith("("):
                if opened.get(fields[0]):
                    start, type_ = opened[fields[0]].pop()
                    mentions.append((start, position + 1, type_))
            elif bracket.endswith(")"):
                mentions.append((position, position + 1, fields[1] if len(fields) > 1 else ""))
            else:
                opened.setdefault(fields[0], []).append((position, fields[1] if len(fields) > 1 else ""))
    return [(start, end, TYPES[type_]) for start, end, type_ in mentions if type_ in TYPES]


def _name(tree: Tree, start: int, end: int, type_: str) -> tuple[int, int, str] | None:
    head = next((k for k in range(start, end) if not start <= tree.heads[k] < end), start)
    if not _proper(tree, head) or (type_ == "PER" and tree.xpos[head] == "NNPS"):
        return None
    left, right = _leftmost(tree, start, head, type_), _rightmost(tree, end, head, type_)
    if type_ == "PER":
        while left < right - 1 and _bare(tree, left) in _TITLES:
            left += 1
    if all(_bare(tree, k) in _TITLES for k in range(left, right)):
        return None
    if right - left == 1 and _bare(tree, left) in _GENERIC:
        return None
    return left, right, type_


def _leftmost(tree: Tree, start: int, head: int, type_: str) -> int:
    left = head
    while left > start:
        step = left - 1
        while step > start and _inside(tree, step, type_):
            step -= 1
        if not _proper(tree, step) or left - step > 3:
            break
        left = step
    return left


def _rightmost(tree: Tree, end: int, head: int, type_: str) -> int:
    right = head + 1
    while right < end:
        step = right
        while step < end - 1 and _inside(tree, step, type_):
            step += 1
        numbered = step == right and tree.upos[step] == "NUM" and tree.heads[step] == head
        if not (numbered or (_proper(tree, step) and step - right <= 2 and _under(tree, step, head))):
            break
        right = step + 1
    return right


def _inside(tree: Tree, word: int, type_: str) -> bool:
    """Whether a word that is no proper noun may stand inside a name; in a person's only a hyphen does."""
    return tree.words[word] == "-" or (type_ != "PER" and tree.words[word].lower() in _INSIDE)


def _under(tree: Tree, word: int, head: int) -> bool:
    for _ in range(50):
        if word == head:
            return True
        if word < 0:
            return False
        word = tree.heads[word]
    return False


def _proper(tree: Tree, word: int) -> bool:
    return tree.upos[word] == "PROPN" or tree.xpos[word] in ("NNP", "NNPS")


def _bare(tree: Tree, word: int) -> str:
    return tree.words[word].lower().rstrip(".")
