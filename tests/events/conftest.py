"""The whole coder, loaded once for the tests of its events."""

from collections.abc import Callable
from datetime import date

import pytest

from legation.coder import Coder
from legation.records import Event, Record

PUBLISHED = date(2024, 5, 14)


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()


@pytest.fixture(scope="session")
def code(coder: Coder) -> Callable[[str], Record]:
    """Codes a text as published on Tuesday, 14 May 2024."""
    return lambda text: coder.code(text, published=PUBLISHED)


@pytest.fixture(scope="session")
def only_event(code: Callable[[str], Record]) -> Callable[[str], Event]:
    """The one event of a sentence."""

    def find(text: str) -> Event:
        (event,) = code(text).events
        return event

    return find
