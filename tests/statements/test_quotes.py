"""Quotation marks and what stands between them."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.statements.quotes import find_quotations, outermost


def paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S(?:.|\n(?!\n))*", text)]


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in outermost(find_quotations(text, paragraphs(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will come,” he said.", ["“We will come,”"]),
        ('"We will come," he said. "Soon."', ['"We will come,"', '"Soon."']),
        ("‘We will come,’ he said.", ["‘We will come,’"]),
        ("'Talks failed', says the minister's aide", ["'Talks failed'"]),
        ("''I don't know,'' he said.", ["''I don't know,''"]),
        ("''He said, 'We will come,''' she recalled.", ["''He said, 'We will come,'''"]),
        ("‘‘We will come,’’ he said.", ["‘‘We will come,’’"]),
        ("`` We will come , '' he said.", ["`` We will come , ''"]),
        ("« Nous viendrons », a-t-il dit.", ["« Nous viendrons »"]),
        ("„Wir kommen“, sagte er.", ["„Wir kommen“"]),
        ("He called it a “grave error” and “a shame.”", ["“grave error”", "“a shame.”"]),
    ],
)
def test_each_kind_of_mark(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister's aides didn't speak of the dogs' food.",
        "The minister’s aides didn’t speak of the dogs’ food.",
        "Back in the '90s, rock 'n' roll.",
        'A wall 6" thick',
    ],
)
def test_an_apostrophe_or_an_inch_mark_quotes_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_possessive_does_not_close_a_single_quotation() -> None:
    assert quoted("‘It is the workers’ right,’ he said.") == ["‘It is the workers’ right,’"]


def test_quotations_nest() -> None:
    text = "“He told me, ‘Go away,’ and I went,” she said."
    found = find_quotations(text, paragraphs(text))
    assert [text[q.start : q.end] for q in found] == ["“He told me, ‘Go away,’ and I went,”", "‘Go away,’"]
    assert [text[q.start : q.end] for q in outermost(found)] == ["“He told me, ‘Go away,’ and I went,”"]


def test_a_quotation_runs_on_over_paragraphs_that_open_it_again() -> None:
    text = "“The first point.\n\n“The second point,” he said."
    assert quoted(text) == ["“The first point.\n\n“The second point,”"]


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    text = "He said: “The first point. \n\nThe talks went on."
    assert quoted(text) == ["“The first point."]


MARKS = st.text(alphabet="“”‘’'\"«»`„ab s,.\n", max_size=60)


@given(st.one_of(st.text(max_size=80), MARKS))
def test_any_text_gives_sorted_quotations_inside_it(text: str) -> None:
    found = find_quotations(text, paragraphs(text))
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))
    for quotation in found:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert not text[quotation.start].isalnum()


@given(MARKS)
def test_quotations_nest_or_stand_apart(text: str) -> None:
    found = find_quotations(text, paragraphs(text))
    assert all(a.end <= b.start or b.end <= a.end for a, b in itertools.combinations(found, 2))
