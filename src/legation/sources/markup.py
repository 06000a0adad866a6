"""HTML in a field to text: tags and entities taken out, paragraphs kept apart by blank lines.

For fragments as feeds, wire formats and tables hold them; whole pages of the web are ``pages.py``'s.
"""

from __future__ import annotations

import re
from html import unescape

_BLOCKS = frozenset(
    "address article aside blockquote body body.content caption center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hl1 hl2 hr html li main media nav nitf ol p pre section table tbody td tfoot th "
    "thead title tr ul".split()
)
_SILENT = frozenset("template noscript head iframe object svg math textarea select button".split())
_INLINE = (
    "a abbr acronym amp-img audio b bdi bdo big br cite code data del dfn em embed font i img input ins kbd label "
    "link mark meta nobr picture q s samp small source span strike strong sub sup time tt u var video wbr"
).split()
_RAW = frozenset({"script", "style"})
_NAMES = "|".join(
    re.escape(name) for name in sorted({*_BLOCKS, *_SILENT, *_RAW, *_INLINE}, key=lambda name: (-len(name), name))
)
_MARKUP = re.compile(rf"<(?:/?(?:{_NAMES})(?=[\s/>])[^<>]*>|!--|!\[CDATA\[)", re.IGNORECASE)
_TOKEN = re.compile(
    r"""
    <!--(?:.*?-->|.*)                                   # a comment, to the end where nothing closes it
    | <!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)
    | <(?P<end>/?)(?P<name>[A-Za-z][\w.:-]*+)            # a tag with its attributes, which hold no other tag
      (?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*+>
    | <[!?][^<>]*+>
    """,
    re.DOTALL | re.VERBOSE,
)
"""What is no text. No part of it looks back or twice, so that time grows with the length of the text alone, which
cannot be said of ``html.parser``."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACE = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_ROUNDS = 3


def plain(text: str) -> str:
    """The text without its markup; unchanged where there is none.

    Tags count as markup where HTML knows their names, so "a < b" stays. What was escaped twice is unescaped twice.
    """
    for _ in range(_ROUNDS):
        if _MARKUP.search(text):
            text = _without_tags(text)
        elif _ENTITY.search(text):
            text = unescape(text)
        else:
            break
    return text


def line(text: str) -> str:
    """The text without its markup, in one line."""
    return " ".join(plain(text).split())


def _without_tags(text: str) -> str:
    """The paragraphs of a fragment, a blank line between any two; a line break within one stays one."""
    parts: list[str] = []
    position = silent = 0
    while token := _TOKEN.search(text, position):
        if not silent:
            parts.append(_flowing(text[position : token.start()]) + _flowing(token["data"] or ""))
        position, name = token.end(), (token["name"] or "").lower()
        if name in _RAW and not token["end"]:
            position = _end_of(name, text, position)
        elif name in _SILENT:
            silent = max(0, silent + (-1 if token["end"] else 1))
        elif name in _BLOCKS:
            silent = 0 if name == "body" else silent
            parts.append("\n\n")
        elif name == "br":
            parts.append("\n")
    if not silent:
        parts.append(_flowing(text[position:]))
    lines = [_SPACE.sub(" ", line).strip() for line in "".join(parts).split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _flowing(text: str) -> str:
    """Text as HTML shows it: its line ends are spaces, its entities what they stand for."""
    return unescape(text.replace("\n", " "))


def _end_of(name: str, text: str, position: int) -> int:
    """Where the content of a script or a style is over."""
    end = re.compile(rf"</{name}[^<>]*>", re.IGNORECASE).search(text, position)
    return end.end() if end else len(text)
