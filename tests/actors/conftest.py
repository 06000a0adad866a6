"""Who is meant by words of a short text, as of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from legation.actors import read_cast
from legation.coder import Coder


@pytest.fixture
def codes_on(coder: Coder) -> Callable[[date, str, str], list[str | None]]:
    """The codes of whom words denote at their last place in a text of a day, read at their last token."""

    def read(day: date, text: str, words: str) -> list[str | None]:
        doc = coder.nlp.get_pipe("legation_parser")(coder.nlp.make_doc(text))
        start = text.rindex(words)
        span = doc.char_span(start, start + len(words), alignment_mode="expand")
        return [actor.code for actor in read_cast(doc, day).at(span[-1].i)]

    return read
