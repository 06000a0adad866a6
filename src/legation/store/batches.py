"""Many keys or names, some at a time: databases take only so many parameters in one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 500


def batches(many: Iterable[T]) -> Iterator[list[T]]:
    """As many as one query takes, then as many again, in their order."""
    rest = iter(many)
    while some := list(islice(rest, AT_ONCE)):
        yield some
