"""Feeds and pages by their addresses: fetched only where a user names the address, and then politely."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from legation.sources.documents import Kind, Origin, Reading, Refusal, Source, SourceError
from legation.sources.feeds import Entry, entries
from legation.sources.fetched import Fetched
from legation.sources.fetching import Answer, Fetcher
from legation.sources.forms import Form, form_of
from legation.sources.opening import HEAD
from legation.sources.pages import article

ENOUGH_WORDS = 150
"""An entry with so many words holds its whole article, and nothing is fetched for it."""

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")

ReadStream = Callable[[IO[bytes], Origin], Iterator[Source | Refusal]]


def read(url: str, reading: Reading, read_stream: ReadStream) -> Iterator[Source | Refusal]:
    """The articles of a feed, or what else is at an address: a page, or a file of any form, given by ``read_stream``.

    Raises :class:`SourceError` for what cannot be fetched or read.
    """
    fetcher, fetched = _fetching(reading.allow_private, reading.pause, reading.state)
    origin = Origin(url)
    answer = fetcher.fetch(url, fetched.headers(url))
    if answer.status == 304:
        raise SourceError("not changed since it was fetched last", kind=Kind.UNCHANGED)
    form = reading.form or _form(answer)
    if form is Form.FEED:
        complete = yield from _read_feed(answer, origin, fetcher, fetched)
    else:
        complete = True
        yield from _page(answer, origin) if form is Form.HTML else read_stream(io.BytesIO(answer.content), origin)
    if complete:
        fetched.remember(url, answer.headers)
    fetched.finish(url)


def settle(url: str, reading: Reading) -> None:
    """Write down what was fetched for an address, as all that came of it is safe now."""
    try:
        _, fetched = _fetching(reading.allow_private, reading.pause, reading.state)
    except SourceError:  # the address was refused for it, and nothing was fetched
        return
    fetched.save(url)


@lru_cache(maxsize=8)
def _fetching(allow_private: bool, pause: float, state: Path | None) -> tuple[Fetcher, Fetched]:
    """What fetches for a run, so that its pauses hold for all inputs together."""
    return Fetcher(allow_private=allow_private, pause=pause), Fetched(state)


def _form(answer: Answer) -> Form:
    """The form of an answer: as its content says, where that says something, else as the server does."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    form = form_of(urlsplit(answer.url).path, answer.content[:HEAD])
    if kind in _FEEDS:
        return Form.FEED
    return Form.HTML if form is Form.TEXT and kind in ("text/html", "application/xhtml+xml") else form


def _page(answer: Answer, origin: Origin) -> Iterator[Source]:
    declared = _CHARSET.search(answer.headers.get("content-type", ""))
    yield article(answer.content, origin, url=answer.url, charset=declared[1] if declared else None, id=origin.input)


def _read_feed(
    answer: Answer, origin: Origin, fetcher: Fetcher, fetched: Fetched
) -> Generator[Source | Refusal, None, bool]:
    """The articles of a feed; gives back whether all of them were read, so that none needs to be asked for again."""
    complete = True
    for entry in entries(answer.content, answer.url, answer.headers.get("content-type")):
        here = origin.within(entry.link) if entry.link else origin.at("entry", entry.number)
        try:
            if entry.link and fetched.entry(entry.link) == entry.mark:
                raise SourceError("its entry has not changed since it was fetched last", kind=Kind.UNCHANGED)
            if entry.link is None or len(entry.text.split()) >= ENOUGH_WORDS:
                yield entry.document(here)
                marks: Mapping[str, str] = {}
            else:
                found, marks = _follow(entry, entry.link, here, fetcher, fetched)
                yield found
            if entry.link:
                fetched.remember(entry.link, marks, entry.mark)
        except SourceError as error:
            complete &= not error.kind.is_fault
            yield error.at(here)
    return complete


def _follow(
    entry: Entry, link: str, origin: Origin, fetcher: Fetcher, fetched: Fetched
) -> tuple[Source, Mapping[str, str]]:
    """The article that an entry leads to and the headers it came with; where there is none, what the entry holds."""
    try:
        answer = fetcher.fetch(link, fetched.headers(link))
        if answer.status == 304:
            fetched.remember(link, fetched.validators(link), entry.mark)
            raise SourceError("not changed since it was fetched last", kind=Kind.UNCHANGED)
        [found] = _page(answer, origin)
    except SourceError as error:
        if error.kind.is_fault or error.kind is Kind.UNCHANGED or not entry.text.strip():
            raise
        return entry.document(origin, (f"its article is not read ({error.reason}); the feed's words are",)), {}
    known: dict[str, Any] = {"id": entry.id or link, "published": entry.published or found.document.published}
    if found.document.title is None:
        known["title"] = entry.title
    if entry.publisher and found.document.publisher in (urlsplit(answer.url).hostname, urlsplit(answer.url).netloc):
        known["publisher"] = entry.publisher
    return replace(found, document=found.document.model_copy(update=known)), answer.headers
