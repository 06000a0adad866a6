"""HTML in fields: tags and entities taken out, everything else left."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources.markup import line, plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Plain, 3 < 4 & 5 > 2, <nobody@radio.example> & Co.\n  Indented.", None),
        ("AT&T; R&D <3", None),
        ("<p>One &amp; <b>two</b>.</p><p>Three,<br/>four.</p>", "One & two.\n\nThree,\nfour."),
        ("He said &quot;no&quot; &#8212; twice&#x2026;", 'He said "no" — twice…'),
        ("&lt;p&gt;Escaped &amp;amp; twice&lt;/p&gt;", "Escaped & twice"),
        ("One<script>if (a < b) { x('</p>') }</script> two<style>p {}</style>.", "One two."),
        ("One <!-- <p>no</p> --> two <!-- never closed", "One two"),
        ("<![CDATA[<p>One</p>]]>", "One"),
        ('<a title="a > b" href=\'x\'>One</a> <IMG SRC=x ALT="5">two', "One two"),
        ("<html><head><title>No</title><body><h1>Yes</h1>\nOne\n two.", "Yes\n\nOne two."),
        ("<ul><li>One</li><li>Two</li></ul><table><tr><td>a</td><td>b</td></tr></table>", "One\n\nTwo\n\na\n\nb"),
        ("<p>a < b <unknown>c</unknown></p>", "a < b c"),
        ("<p a='x>One</p>", "One"),
    ],
)
def test_markup_becomes_text(markup: str, text: str | None) -> None:
    assert plain(markup) == (markup if text is None else text)


def test_a_title_is_one_line() -> None:
    assert line("<b>One</b>\n  &amp; two ") == "One & two"


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<!--",
        "<p>&",
        "<p><",
        "<p></",
        "<![",
        "<p a='",
        "<p \"'",
        "<?",
        "<![CDATA[",
        "&#x41",
        "<script>",
        "</scr",
    ],
)
def test_hostile_markup_takes_no_long_time(piece: str) -> None:
    assert isinstance(plain("<p>" + piece * 100_000), str)


PIECES = ["<p>", "</p>", "<B class='x'>", "</b>", "<br/>", "<!-- no -->", "&amp;", "&quot;", "One ", "a < b ", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_no_markup_is_left(text: str) -> None:
    assert not re.search(r"</?(?:p|b|br)\b|<!--|&(?:amp|quot);", plain(text), re.IGNORECASE)
    assert plain(text).count("One") == text.count("One") and plain(text).count("a < b") == text.count("a < b ")
