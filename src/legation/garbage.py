"""Python's collector of garbage, told to wait where there is none to find.

It walks over what is in memory each time that so much more has been made, whether a table that stays for good or a
document's trees and records, which are all in use until the document is done.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_uncollected() -> Iterator[None]:
    """Let the collector wait until all that is done within this is done; it goes on where it was at work before."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()
