"""What the tests of times share."""

from collections.abc import Callable
from datetime import date

import pytest
import spacy
from spacy.language import Language

from legation.records import TimeExpression
from legation.times import find_times

PUBLISHED = date(2019, 2, 26)  # a Tuesday

Find = Callable[..., list[TimeExpression]]


@pytest.fixture(scope="session")
def tokenizer() -> Language:
    """spaCy's English tokeniser alone: no tags, no parse, no names."""
    return spacy.blank("en")


@pytest.fixture(scope="session")
def find(tokenizer: Language) -> Find:
    """The time expressions of a text published on Tuesday 26 February 2019, or when the test says."""

    def find_in(text: str, published: date | None = PUBLISHED) -> list[TimeExpression]:
        return list(find_times(tokenizer(text), published))

    return find_in
