"""Who is meant by words of a short text of one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest


@pytest.fixture
def codes(codes_on: Callable[[date, str, str], list[str | None]]) -> Callable[[str, str], list[str | None]]:
    """The codes of whom words denote at their last place in a text."""
    return partial(codes_on, date(2024, 5, 14))
