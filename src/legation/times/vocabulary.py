"""The words of time expressions, read from this room's data files on first use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Meaning = int | str | float | tuple[int, ...]
"""What a word means within its category: an ordinal number, a TIMEX3 code, an offset ..."""


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """One of the room's data files, ``name`` without its suffix, as plain data."""
    return tomllib.loads(files(__package__).joinpath("data").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def categories() -> Mapping[str, Mapping[str, Meaning]]:
    """Every category of words: category -> word in lower case -> meaning."""
    return {name: words for name, words in read_table("vocabulary").items() if isinstance(words, dict)}


@cache
def capitalised() -> frozenset[str]:
    """The categories whose words count only when the text gives them a capital."""
    return frozenset(read_table("vocabulary")["capitalised"])
