"""WARC and WET: what crawlers keep of the web (ISO 28500), read with FastWARC; each page is a document.

The day of the crawl is not the day of publication: that is the page's to say.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, Any

from legation.sources.documents import Kind, Origin, Reading, Refusal, Source, SourceError, source
from legation.sources.encodings import decode
from legation.sources.extras import extra
from legation.sources.opening import HEAD, LARGEST, buffered
from legation.sources.pages import FEWEST_WORDS, article

_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200
_CUT = "the web archive ends within a record: the file is cut off"


def read(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The pages of a web archive, and the texts of a WET file, in their order."""
    number = 0
    for number, record in enumerate(_records(stream), start=1):
        here = origin.at("record", number)
        try:
            yield _page(record, here) if str(record.headers.get("WARC-Type")) != "conversion" else _text(record, here)
        except SourceError as error:
            yield error.at(here)
        except (OSError, ValueError) as error:
            yield Refusal(here, f"broken record: {error}")
    if not number:
        raise SourceError("no page in this archive", kind=Kind.NO_NEWS_TEXT)


def _records(stream: IO[bytes]) -> Iterator[Any]:
    """The records that may hold a page or its text."""
    warc = extra("fastwarc.warc", "warc")
    kinds = warc.WarcRecordType
    wanted = kinds.response | kinds.resource | kinds.conversion
    forward = _Forward(stream if isinstance(stream, io.BufferedReader) else buffered(stream))
    try:
        yield from warc.ArchiveIterator(forward, record_types=wanted, parse_http=False)
    except (OSError, ValueError) as error:
        raise SourceError(f"broken web archive: {error}") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # FastWARC's own faults come as none of Python's exceptions
            raise
        raise SourceError(f"broken web archive: {error}") from None
    if not forward.end.replace(b"\r", b"").endswith(b"\n\n"):
        raise SourceError(_CUT)


class _Forward:
    """A stream as FastWARC asks for it: it tells its position, and moves forward only, not past the end."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._position = 0
        self.end = b""
        """The last few bytes that were read."""

    def read(self, size: int = -1) -> bytes:
        found = self._stream.read1(size)
        self._position += len(found)
        self.end = (self.end + found[-4:])[-4:]
        return found

    def seek(self, offset: int, whence: int = 0) -> int:
        ahead = offset if whence == 1 else offset - self._position
        if ahead < 0 or whence == 2:
            raise OSError("this stream moves forward only")
        while ahead > 0 and (found := self.read(min(ahead, HEAD))):
            ahead -= len(found)
        if ahead > 0:
            raise SourceError(_CUT)
        return self._position

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        """Leave the stream to its opener."""


def _page(record: Any, origin: Origin) -> Source:
    if record.is_http:
        record.parse_http(auto_decode="all")
    http = record.http_headers
    if http is not None and http.status_code != _OK:
        raise SourceError(f"an answer with status {http.status_code}", kind=Kind.NO_NEWS_TEXT)
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if kind and kind not in _PAGES:
        raise SourceError(f"{kind}, no page", kind=Kind.NO_NEWS_TEXT)
    url = record.headers.get("WARC-Target-URI")
    return article(_content(record), origin, url=_web(url), charset=record.http_charset, id=_id(record))


def _text(record: Any, origin: Origin) -> Source:
    text = decode(_content(record))
    if (words := len(text.text.split())) < FEWEST_WORDS:
        raise SourceError(f"{words} words of text, which is no article", kind=Kind.TOO_SHORT)
    url = _web(record.headers.get("WARC-Target-URI"))
    return source(origin, text.text, id=_id(record), url=url, notes=text.notes)


def _content(record: Any) -> bytes:
    raw: bytes = record.reader.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SourceError(f"larger than {LARGEST:,} bytes, which no article is")
    return raw


def _id(record: Any) -> str | None:
    return (record.headers.get("WARC-Record-ID") or "").strip("<>") or None


def _web(url: str | None) -> str | None:
    url = (url or "").strip("<>")
    return url if url.startswith(("http://", "https://")) else None
