"""The words that tell whether an act has happened, by the role in which they do (``data/status_cues.tsv``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from legation.events.lexicon.frames import FrameError, table_rows
from legation.records import Status

SAME = "same"
ROLES = frozenset(
    {"auxiliary", "adverb", "marker", "determiner", "governor", "modifier", "noun governor", "preposition"}
)


@cache
def cues() -> Mapping[tuple[str, str], Status | None]:
    """The status a cue gives, by (role, lemma); None where the governed act shares its governor's status."""
    table: dict[tuple[str, str], Status | None] = {}
    for place, row in table_rows("status_cues.tsv", ("cue", "role", "status", "example")):
        if row["role"] not in ROLES or row["status"] not in {SAME, *Status}:
            raise FrameError(f"{place}: no role {row['role']!r} or no status {row['status']!r}")
        for cue in row["cue"].split("|"):
            table.setdefault((row["role"], cue), None if row["status"] == SAME else Status(row["status"]))
    return table
