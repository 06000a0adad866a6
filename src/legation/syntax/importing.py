"""Import spaCy without its command line, which its ``__init__`` imports for one function: a third of the time.

What belongs to the command line is there as ever, and imported when it is first used.
"""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType
from typing import Any

COMMANDS = "spacy.cli"


def _import_spacy() -> None:
    stand_in = ModuleType(f"{COMMANDS}.info")
    stand_in.info = _info  # type: ignore[attr-defined]
    sys.modules[stand_in.__name__] = stand_in
    try:
        import spacy
    finally:
        del sys.modules[stand_in.__name__]
    if COMMANDS not in sys.modules:
        spacy.cli = _import_when_used(COMMANDS)  # type: ignore[attr-defined]


def _info(*args: Any, **options: Any) -> Any:
    """As ``spacy.info``."""
    from spacy.cli.info import info

    return info(*args, **options)


def _import_when_used(name: str) -> ModuleType:
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.loader is not None
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if "spacy" not in sys.modules:
    _import_spacy()
