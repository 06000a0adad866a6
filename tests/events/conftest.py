"""The whole coder, loaded once for the tests of its events."""

from collections.abc import Callable
from datetime import date

import pytest

from legation import syntax
from legation.coder import Coder
from legation.events.lexicon.frames import lexicon
from legation.events.trees.grammar import Grammar
from legation.events.trees.mending import mend
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


@pytest.fixture(scope="session")
def told(coder: Coder) -> Callable[[str], list[tuple[str, list[str | None], list[str | None], str]]]:
    """Each event of a text without a date: its type, its actors' and recipients' codes, its trigger."""

    def read(text: str) -> list[tuple[str, list[str | None], list[str | None], str]]:
        return [
            (e.event_type.value, [p.code for p in e.actor], [p.code for p in e.recipient], e.trigger.text)
            for e in coder.code(text).events
        ]

    return read


@pytest.fixture(scope="session")
def mended() -> Callable[[str], Grammar]:
    """Parses a text and mends its trees, before anything is coded."""
    nlp = syntax.load()

    def read(text: str) -> Grammar:
        grammar = Grammar(nlp(text))
        mend(grammar, lexicon())
        return grammar

    return read


@pytest.fixture(scope="session")
def related_words() -> Callable[[Grammar, str, str], list[str]]:
    """The words that stand in a relation to the first token of this form."""

    def find(grammar: Grammar, form: str, relation: str) -> list[str]:
        token = next(token.i for token in grammar.doc if token.text == form)
        return [grammar.doc[other].text for other in grammar.related(token, relation)]

    return find
