"""Legation reads news dispatches and keeps the diplomatic record.

``legation.load()`` gives a coder; ``coder.code(text)`` a record. Nothing heavy is imported before it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.coder import Coder, load
    from legation.records import Record

__all__ = ["Coder", "Record", "load"]


def __getattr__(name: str) -> Any:
    if name in ("Coder", "load"):
        from legation import coder

        return getattr(coder, name)
    if name == "Record":
        from legation.records import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
