"""The cue vocabulary: words that attribute a content to a speaker, in ``data/cues.tsv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

CUES = Path(__file__).parent / "data" / "cues.tsv"
COLUMNS = ["lemma", "pos", "class", "forms", "note"]
PARTS_OF_SPEECH = frozenset(("VERB", "NOUN", "ADJ", "ADV"))
"""The parts of speech that cues are of."""
CLAUSES = frozenset(("that", "wh", "infinitive", "gerund", "predicative", "object", "subject", "raising"))
FORMS = CLAUSES | {"parenthetical", "quotation", "person"}
"""The forms a content can take besides that of a phrase with a preposition, which goes by the preposition.

``person`` is an object, or a passive's subject, that is somebody's name: "attacked Ortega", but "attacked the base".
"""


class CueClass(StrEnum):
    """What the speaker does with the content."""

    SAY = "say"
    ASK = "ask"
    THINK = "think"
    FEEL = "feel"
    WANT = "want"
    INTEND = "intend"
    DEMAND = "demand"
    DENY = "deny"
    JUDGE = "judge"
    DESCRIBE = "describe"
    MENTION = "mention"
    SHOW = "show"
    SEEM = "seem"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that can attribute, and the forms in which its content comes."""

    lemma: str
    pos: str
    cue_class: CueClass
    forms: frozenset[str]


@cache
def cues() -> dict[tuple[str, str], Cue]:
    """The shipped vocabulary by lemma and Universal part of speech."""
    return read_cues(CUES)


def read_cues(path: Path) -> dict[tuple[str, str], Cue]:
    """Read a vocabulary: tab-separated, columns ``lemma pos class forms note``, forms separated by spaces.

    Raises ``ValueError`` naming file and line where a row is malformed or a word comes twice.
    """
    vocabulary: dict[tuple[str, str], Cue] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != COLUMNS:
            raise ValueError(f"{path}:1: the columns must be {' '.join(COLUMNS)}")
        for number, row in enumerate(rows, start=2):
            try:
                cue = _cue(row)
            except ValueError as error:
                raise ValueError(f"{path}:{number}: {error}") from None
            if (cue.lemma, cue.pos) in vocabulary:
                raise ValueError(f"{path}:{number}: {cue.lemma} {cue.pos} comes twice")
            vocabulary[cue.lemma, cue.pos] = cue
    return vocabulary


def _cue(row: list[str]) -> Cue:
    if len(row) != len(COLUMNS):
        raise ValueError(f"{len(row)} columns, not {len(COLUMNS)}")
    lemma, pos, cue_class, forms, _ = row
    if pos not in PARTS_OF_SPEECH:
        raise ValueError(f"no part of speech {pos!r}")
    if not forms:
        raise ValueError(f"{lemma} has no forms")
    unknown = sorted(form for form in forms.split() if form not in FORMS and not form.isalpha())
    if unknown:
        raise ValueError(f"no form {unknown[0]!r}")
    return Cue(lemma, pos, CueClass(cue_class), frozenset(forms.split()))
