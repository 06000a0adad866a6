"""What deeds are called afterwards by nouns of another stem: who *overran* a country, *the invasion*."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from legation.events.lexicon.frames import table_rows


@cache
def deed_names() -> Mapping[str, frozenset[str]]:
    """The verbs of the deeds that each noun may name."""
    rows = table_rows("deed_names.tsv", ("nouns", "verbs", "example"))
    return {noun: frozenset(row["verbs"].split("|")) for _, row in rows for noun in row["nouns"].split("|")}
