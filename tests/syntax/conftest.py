"""The pipeline, loaded once for the room's tests."""

import pytest
from spacy.language import Language

from legation import syntax


@pytest.fixture(scope="session")
def nlp() -> Language:
    return syntax.load()
