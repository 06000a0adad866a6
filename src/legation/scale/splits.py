"""An archive cut into splits: the unit that one machine codes, and whose parts are written whole or not at all.

A split is a run of consecutive inputs, about ``SPLIT_BYTES`` together; an input is never divided. The same inputs in
the same order give the same splits, whoever cuts them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from legation.sources.finding import is_url

SPLIT_BYTES = 4 * 1024 * 1024
SPLIT_INPUTS = 1_000
"""A split is closed when it has so many bytes or inputs: some minutes' work for one core."""


class Input(NamedTuple):
    """A file or an address, and the file's size in bytes, None where it has none to tell."""

    name: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Split:
    """Inputs that are coded together; ``name`` is made of their number and what they are."""

    name: str
    inputs: tuple[Input, ...]


def sized(names: Iterable[str]) -> Iterator[Input]:
    """The inputs with their sizes, each once; files by their absolute paths, as other machines work elsewhere."""
    for name in dict.fromkeys(name if is_url(name) else os.path.abspath(name) for name in names):
        yield Input(name, os.path.getsize(name) if os.path.isfile(name) else None)


def cut(inputs: Iterable[Input], *, first: int = 0) -> Iterator[Split]:
    """The splits of these inputs, numbered from ``first`` on."""
    group: list[Input] = []
    size = 0
    for given in inputs:
        group.append(given)
        size += given.size or 0
        if size >= SPLIT_BYTES or len(group) == SPLIT_INPUTS:
            yield _split(first, group)
            first += 1
            group, size = [], 0
    if group:
        yield _split(first, group)


def _split(number: int, inputs: list[Input]) -> Split:
    digest = hashlib.sha256(json.dumps(inputs).encode()).hexdigest()
    return Split(f"{number:06}-{digest[:8]}", tuple(inputs))
