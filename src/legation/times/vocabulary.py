"""The words of time expressions, read from this room's data files on first use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Meaning = int | float | str | tuple[int, ...]
"""What a word means within its category: a number, a TIMEX3 code, an offset, an hour and a minute ..."""


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """One of the room's data files, ``name`` without its suffix, as plain data."""
    source = files("legation.times").joinpath("data").joinpath(f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def categories() -> Mapping[str, Mapping[str, Meaning]]:
    """Every category of words: category -> word in lower case -> meaning."""
    return {name: words for name, words in read_table("vocabulary").items() if isinstance(words, dict)}


@cache
def word_list(table: str, name: str) -> frozenset[str]:
    """A list of words from one of the data files."""
    return frozenset(read_table(table)[name])


@cache
def month_numbers() -> Mapping[str, Meaning]:
    """The numbers of the months by their names and abbreviations in lower case."""
    return {**categories()["month"], **categories()["month_short"]}
