"""Currencies, by their signs and names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from legation.events.lexicon.frames import table_rows


@cache
def currencies() -> Mapping[str, str]:
    """ISO 4217 codes by sign or name."""
    return {
        word: row["currency"]
        for _, row in table_rows("currencies.tsv", ("word", "currency"))
        for word in row["word"].split("|")
    }
