"""What the charts need beside the package's own dependencies."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtra(ImportError):
    """Something that ``legation[desk]`` brings is not installed; the message says how to get it."""


def needed(module: str, purpose: str) -> Any:
    """A module of the extra ``desk``; raises ``MissingExtra`` where it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(f"{purpose} needs {module}: pip install 'legation[desk]'") from error
