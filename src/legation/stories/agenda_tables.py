"""The table of the agenda: what kind of entry an act makes, by the words of its sentence."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from legation.records import EventType
from legation.stories.ledger_words import Phrases
from legation.stories.sentences import Sentence


class EntryKind(StrEnum):
    """What an entry of the agenda is; ``ACT`` is any other act with a date."""

    MEETING = "meeting"
    VISIT = "visit"
    VOTE = "vote"
    EXERCISE = "exercise"
    DEADLINE = "deadline"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class KindRule:
    """A kind of entry; entries of one ``group`` may be the same ("talks" here is "a visit" there)."""

    acts: frozenset[EventType]
    words: Phrases | None
    kind: EntryKind
    group: str

    def fits(self, act: EventType, sentence: Sentence) -> bool:
        """Whether an act told in a sentence is of this kind."""
        return (not self.acts or act in self.acts) and (self.words is None or sentence.has(self.words))


@cache
def kind_rules() -> tuple[KindRule, ...]:
    """All kinds; the first that fits decides, and the last fits everything. A bad row is a ``ValueError``."""
    lines = files(__package__).joinpath("data", "agenda_kinds.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(
        KindRule(
            acts=frozenset() if row["acts"] == "*" else frozenset(map(EventType, row["acts"].split("|"))),
            words=None if row["words"] == "*" else Phrases(row["words"].split("|")),
            kind=EntryKind(row["kind"]),
            group=row["group"],
        )
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    )
