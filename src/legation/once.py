"""Knowledge that is read when it is first needed, once."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache, wraps
from typing import TypeVar

from legation.garbage import left_uncollected

T = TypeVar("T")


def read_once(read: Callable[[], T]) -> Callable[[], T]:
    """The reader of a large table, which reads it the first time and then gives what it has read.

    Nothing of what is read ever is garbage: the collector waits until all is read, and leaves that alone for good.
    """

    @cache
    @wraps(read)
    def reading() -> T:
        with left_uncollected():
            found = read()
            gc.freeze()
            return found

    return reading
