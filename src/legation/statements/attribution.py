"""Whether a word of the cue vocabulary attributes anything where it stands.

A logistic regression over the word, its class, its complements, its subject and its place in the tree; the weights are
data (``weights.tsv``), fitted by ``training/statements/weights.py``.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from legation.statements.frames import Frame, subject_of
from legation.statements.vocabulary import Cue

WEIGHTS = Path(__file__).parent / "weights.tsv"
NEGATIONS = frozenset(("not", "n't", "n’t", "never"))


def features(word: Token, cue: Cue, frame: Frame) -> Iterator[str]:
    """What decides, each as ``kind value``; ``bias`` is always among them."""
    yield "bias"
    yield f"word {cue.lemma} {cue.pos}"
    yield f"class {cue.cue_class} {cue.pos}"
    yield f"tag {word.tag_}"
    yield f"relation {word.dep_}"
    yield f"class {cue.cue_class} relation {word.dep_}"
    for form in sorted(frame) or ["none"]:
        yield f"form {form}"
        yield f"class {cue.cue_class} form {form}"
        yield f"word {cue.lemma} {cue.pos} form {form}"
    if not frame.keys() & cue.forms:
        yield "form missing"
    subject = subject_of(word)
    yield f"subject {_kind(subject)}"
    yield f"class {cue.cue_class} subject {_kind(subject)}"
    for child in word.children:
        if child.dep_ in ("aux", "cop", "expl"):
            yield f"{child.dep_} {child.lower_}"
        elif child.lower_ in NEGATIONS:
            yield "negated"
            yield f"class {cue.cue_class} negated"


def _kind(subject: Token | None) -> str:
    if subject is None:
        return "none"
    return subject.lower_ if subject.pos_ == "PRON" else f"{subject.pos_} {subject.ent_type_}".strip()


def probability(word: Token, cue: Cue, frame: Frame) -> float:
    """How probable it is that the word attributes something, 0 to 1."""
    table = weights()
    return 1 / (1 + math.exp(-sum(table.get(feature, 0.0) for feature in features(word, cue, frame))))


@cache
def weights() -> dict[str, float]:
    """The shipped weights by feature."""
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> dict[str, float]:
    """Read tab-separated ``feature weight`` rows. Raises ``ValueError`` naming file and line where one is malformed."""
    table: dict[str, float] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            try:
                feature, weight = row
                table[feature] = float(weight)
            except ValueError:
                raise ValueError(f"{path}:{number}: not a feature and its weight: {row}") from None
    return table
