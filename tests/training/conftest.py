"""The scripts that train are no package: they import each other from their own folder."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

SYNTAX = Path(__file__).parents[2] / "training" / "syntax"


@pytest.fixture(scope="module")
def script() -> Iterator[Callable[[str], ModuleType]]:
    """Imports a module of ``training/syntax`` by its name."""
    sys.path.insert(0, str(SYNTAX))
    try:
        yield importlib.import_module
    finally:
        sys.path.remove(str(SYNTAX))
