"""Mail: messages of an mbox, or one by itself; newsletters and wires that were sent to somebody."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from typing import IO

from legation.sources.dates import read_day
from legation.sources.documents import Kind, Origin, Reading, Refusal, Source, SourceError, source
from legation.sources.encodings import Decoded, decode
from legation.sources.fields import under
from legation.sources.markup import line, plain
from legation.sources.opening import LARGEST

_FROM_LINE = b"From "
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(stream: IO[bytes], origin: Origin, reading: Reading) -> Iterator[Source | Refusal]:
    """The messages of an mbox (RFC 4155) in their order; a file that does not begin as one is a single message."""
    first = stream.readline(LARGEST)
    if not first.startswith(_FROM_LINE):
        yield _found(first + stream.read(LARGEST + 1 - len(first)), origin)
        return
    for number, raw in enumerate(_messages(stream), start=1):
        yield _found(raw, origin.at("message", number))


def _messages(stream: IO[bytes]) -> Iterator[bytes]:
    """The messages after their "From " lines; of one that is too long no more is kept than shows that."""
    message, was_blank = bytearray(), False
    while line := stream.readline(LARGEST):
        if was_blank and line.startswith(_FROM_LINE):
            yield bytes(message)
            message = bytearray()
        elif len(message) <= LARGEST:
            message += line
        was_blank = not line.strip()
    yield bytes(message)


def _found(raw: bytes, origin: Origin) -> Source | Refusal:
    try:
        if len(raw) > LARGEST:
            raise SourceError(f"longer than {LARGEST:,} bytes, which no article is")
        return _document_of(raw, origin)
    except SourceError as error:
        return error.at(origin)
    except Exception as error:  # the parser's own faults, of which malformed headers find ever new ones
        return Refusal(origin, f"broken mail: {type(error).__name__}: {error}")


def _document_of(raw: bytes, origin: Origin) -> Source:
    message = email.message_from_bytes(_QUOTED_FROM.sub(rb"\1", raw), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise SourceError("a message without text", kind=Kind.NO_NEWS_TEXT)
    found = _decoded(body)
    text = plain(found.text) if body.get_content_subtype() == "html" else found.text
    if not text.strip():
        raise SourceError("a message without text", kind=Kind.NO_NEWS_TEXT)
    title = line(_header(message, "Subject")) or None
    return source(
        origin,
        under(title, text.replace("\r\n", "\n").strip("\n")),
        id=_header(message, "Message-ID").strip().strip("<>") or None,
        title=title,
        published=read_day(_header(message, "Date") or None),
        publisher=line(_header(message, "Organization") or parseaddr(_header(message, "From"))[0]) or None,
        notes=found.notes,
    )


def _header(message: EmailMessage, name: str) -> str:
    return str(message[name] or "")


def _decoded(part: MIMEPart) -> Decoded:
    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
