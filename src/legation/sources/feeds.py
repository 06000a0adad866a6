"""RSS and Atom: the entries of a feed, read with feedparser.

A feed in a file gives what its entries hold; nothing is fetched for it. One that was asked for by its address gives
the articles that its entries lead to (``web.py``).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import IO, Any
from urllib.parse import urldefrag

from legation.sources.dates import read_day
from legation.sources.documents import Kind, Origin, Reading, Refusal, Source, SourceError, source
from legation.sources.extras import extra
from legation.sources.fields import under
from legation.sources.markup import line, plain
from legation.sources.opening import whole


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: ``text`` is what it holds of the article, which may be all of it or a summary."""

    number: int
    id: str | None
    title: str | None
    text: str
    link: str | None
    published: date | None
    publisher: str | None

    @property
    def mark(self) -> str:
        """A mark that changes when the entry does."""
        return sha256(repr((self.title, self.text, self.published)).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def document(self, origin: Origin, notes: tuple[str, ...] = ()) -> Source:
        """The document of what the entry itself holds; raises :class:`SourceError` where that is nothing."""
        if not self.text.strip():
            raise SourceError("an entry without text", kind=Kind.NO_NEWS_TEXT)
        return source(
            origin,
            under(self.title, self.text),
            id=self.id,
            title=self.title,
            published=self.published,
            publisher=self.publisher,
            url=self.link,
            notes=notes,
        )


def read(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The entries of a feed in a file, each with the text that it holds."""
    for entry in entries(whole(stream)):
        here = origin.at("entry", entry.number)
        try:
            yield entry.document(here)
        except SourceError as error:
            yield error.at(here)


def entries(raw: bytes, url: str | None = None, content_type: str | None = None) -> Iterator[Entry]:
    """The entries of a feed that came from ``url``; raises :class:`SourceError` for what is no feed."""
    feedparser = extra("feedparser", "web")
    headers = {"content-type": content_type or "application/xml", **({"content-location": url} if url else {})}
    found = feedparser.parse(io.BytesIO(raw), response_headers=headers)
    if not found.entries and not found.get("version"):
        why = f": {found.bozo_exception}" if found.get("bozo") else ""
        raise SourceError(f"no feed{' '.join(why.split())}")
    publisher = line(found.feed.get("title") or "") or None
    for number, entry in enumerate(found.entries, start=1):
        yield _entry(entry, number, publisher)


def _entry(entry: Any, number: int, publisher: str | None) -> Entry:
    link = urldefrag(entry.get("link") or "").url
    bodies = [content.get("value") or "" for content in entry.get("content", ())]
    return Entry(
        number=number,
        id=entry.get("id") or link or None,
        title=line(entry.get("title") or "") or None,
        text=plain(max((*bodies, entry.get("summary") or ""), key=len)),
        link=link if link.startswith(("http://", "https://")) else None,
        published=_day(entry),
        publisher=line((entry.get("source") or {}).get("title") or "") or publisher,
    )


def _day(entry: Any) -> date | None:
    """The day of publication, else of the last change, as the feed writes it, else as feedparser reads it."""
    for name in ("published", "updated"):
        if day := read_day(entry.get(name) or None):
            return day
        if parsed := entry.get(f"{name}_parsed"):
            return date(*parsed[:3])
    return None
