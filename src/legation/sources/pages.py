"""Pages of the web: the article's text, title, day, publisher and address, without what stands around it.

trafilatura (Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction",
ACL 2021) finds the text and htmldate the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from urllib.parse import urlsplit

from legation.sources.dates import read_day
from legation.sources.documents import Kind, Origin, Reading, Refusal, Source, SourceError, source
from legation.sources.encodings import decode
from legation.sources.extras import extra
from legation.sources.fields import under
from legation.sources.markup import line, plain
from legation.sources.opening import whole

FEWEST_WORDS = 25
"""A page with fewer words is no article: a list of links, a picture, a notice."""

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""", re.I
)
_DECLARED_WITHIN = 4096
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2099-12-31"}
"""The first publication counts, where the page states it; what is read never depends on the day of reading."""


def read(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The article of a page."""
    yield article(whole(stream), origin)


def article(
    raw: bytes, origin: Origin, *, url: str | None = None, charset: str | None = None, id: str | None = None
) -> Source:
    """The article of a page that came from ``url``, in the encoding that its server says it is in.

    Raises :class:`SourceError` for a page that holds none.
    """
    trafilatura = extra("trafilatura", "web")
    found = decode(raw, charset or _declared(raw))
    if not found.text.strip():
        raise SourceError("nothing but white space" if raw else "empty")
    try:
        page = trafilatura.bare_extraction(
            found.text,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except RecursionError:
        raise SourceError("its elements are nested too deep") from None
    text = _text(page.text if page else "")
    if not text:
        raise SourceError("a page without an article", kind=Kind.NO_NEWS_TEXT)
    if (words := len(text.split())) < FEWEST_WORDS:
        raise SourceError(f"a page with {words} words of text, which is no article", kind=Kind.TOO_SHORT)
    title = line(page.title or "") or None
    address = _web(page.url) or url
    return source(
        origin,
        under(title, text),
        id=id,
        title=title,
        published=read_day(page.date),
        publisher=line(page.sitename or "") or (urlsplit(address).hostname if address else None),
        url=address,
        notes=found.notes,
    )


def _declared(raw: bytes) -> str | None:
    """The encoding that a page says it is in."""
    match = _DECLARED.search(raw[:_DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _text(extracted: str | None) -> str:
    """The paragraphs, a blank line between any two."""
    return "\n\n".join(filter(None, (each.strip() for each in plain(extracted or "").split("\n"))))


def _web(address: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) else None
