"""Who is meant by a word of a short text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from legation.actors import read_cast
from legation.coder import Coder


@pytest.fixture
def codes(coder: Coder) -> Callable[[str, str], list[str | None]]:
    """The codes of whom a word denotes at its last place in a text."""

    def read(text: str, word: str) -> list[str | None]:
        doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(text))
        (token,) = [token for token in doc if token.idx == text.rindex(word)]
        return [actor.code for actor in read_cast(doc, date(1988, 4, 16)).at(token)]

    return read
