"""Libraries that only some forms need: imported when they are, with word of what to install where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from legation.sources.documents import SourceError


def extra(module: str, name: str) -> Any:
    """A module of an extra of this package; raises :class:`SourceError` where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        missing = error.name or module
        raise SourceError(
            f"this form needs {missing}, which is not installed: pip install 'legation[{name}]'"
        ) from None
