"""The countries' codes and the words for them, read by themselves: the tables of actors load much more."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_WORD = re.compile(r"[^\W\d_]+")
_WORDS_IN = ("name", "adjectives", "nouns")


@cache
def country_codes() -> frozenset[str]:
    """The codes of all countries, of today and of the past: ISO 3166-1 alpha-3 where there is one."""
    return frozenset(row["code"] for row in _rows())


@cache
def country_names() -> Mapping[str, str]:
    """Each country's name by its code; the first row of a code is the country's of today."""
    names: dict[str, str] = {}
    for row in _rows():
        names.setdefault(row["code"], row["name"])
    return MappingProxyType(names)


@cache
def country_words() -> frozenset[str]:
    """The words of the countries' names, of their adjectives and of their people."""
    return frozenset(word for row in _rows() for cell in _WORDS_IN for word in _WORD.findall(row[cell]))


def _rows() -> Iterator[dict[str, str]]:
    table = files("legation").joinpath("actors", "data", "countries.tsv").read_text(encoding="utf-8")
    return csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
