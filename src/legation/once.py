"""Knowledge that is read when it is first needed, once."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache, wraps
from typing import TypeVar

T = TypeVar("T")


def read_once(read: Callable[[], T]) -> Callable[[], T]:
    """The reader of a large table, which reads it the first time and then gives what it has read.

    Python looks for garbage by walking over all that is in memory, which takes as long as the reading. Nothing of what
    is read ever is garbage: it is told to wait until all is read, and to leave that alone.
    """

    @cache
    @wraps(read)
    def reading() -> T:
        was_collecting = gc.isenabled()
        gc.disable()
        try:
            found = read()
            gc.freeze()
            return found
        finally:
            if was_collecting:
                gc.enable()

    return reading
