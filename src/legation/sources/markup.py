"""HTML in a field to text: tags and entities taken out, paragraphs kept apart by blank lines.

For fragments as feeds, wire formats and tables hold them; whole pages of the web are ``pages.py``'s.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote body body.content caption center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hl1 hl2 hr html li main media nav nitf ol p pre section table tbody td tfoot th "
    "thead title tr ul".split()
)
_SILENT = frozenset("script style template noscript head iframe object svg math textarea select button".split())
_INLINE = (
    "a abbr acronym amp-img audio b bdi bdo big br cite code data del dfn em embed font i img input ins kbd label "
    "link mark meta nobr picture q s samp small source span strike strong sub sup time tt u var video wbr"
).split()
_NAMES = "|".join(
    re.escape(name) for name in sorted({*_BLOCKS, *_SILENT, *_INLINE}, key=lambda name: (-len(name), name))
)
_TAG = re.compile(rf"<(?:/?(?:{_NAMES})(?=[\s/>])[^<>]*|!--.*?--|!\[CDATA\[.*?\]\])>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ANY_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"[^\S\n]+")
_ROUNDS = 3


def plain(text: str) -> str:
    """The text without its markup; unchanged where there is none.

    Tags count as markup where HTML knows their names, so "a < b" stays. What was escaped twice is unescaped twice.
    """
    for _ in range(_ROUNDS):
        if _TAG.search(text):
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
    parser = _Text()
    try:
        parser.feed(text)
        parser.close()
    except AssertionError:  # the parser's answer to a marked section it does not know
        return unescape(_ANY_TAG.sub(" ", text))
    return parser.text()


class _Text(HTMLParser):
    """Gathers the paragraphs of a fragment; a line break within one stays one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[list[str]] = [[]]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self._paragraphs.append([])
        elif tag == "br":
            self._paragraphs[-1].append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self._paragraphs.append([])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._paragraphs[-1].append(data if "\n" not in data else _SPACE.sub(" ", data.replace("\n", " ")))

    def text(self) -> str:
        """The paragraphs, a blank line between any two; two line breaks in a row make paragraphs too."""
        joined = "\n\n".join("".join(parts) for parts in self._paragraphs)
        lines = [_SPACE.sub(" ", each).strip() for each in joined.split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
