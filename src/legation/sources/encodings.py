"""Bytes to text: byte order marks, declared encodings, UTF-8, and the most likely of the older ones."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from legation.sources.documents import SourceError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NON_ASCII = re.compile(rb"[\x80-\xff]+")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_BYTES = re.compile(r"utf-?(?:7|16|32)|iso-?2022|hz|ucs", re.IGNORECASE)
_MOSTLY_ASCII = 0.7
_GUESSED_FROM = 64 * 1024
_SUPERSETS = {"ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin-1": "cp1252", "gb2312": "gb18030"}
"""What these names mean on the web: the larger encoding (WHATWG, "Encoding", section 4.2)."""


class Decoded(NamedTuple):
    """A text, Python's name of its encoding, and whether that is a guess.

    It is one where neither a byte order mark, nor a declaration, nor valid UTF-8 settled it.
    """

    text: str
    encoding: str
    is_guess: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should be told."""
        return (f"not UTF-8, read as {self.encoding}",) if self.is_guess else ()


def byte_order_mark(raw: bytes) -> tuple[bytes, str] | None:
    """The mark that the bytes begin with and the encoding it stands for."""
    return next(((mark, encoding) for mark, encoding in _BYTE_ORDER_MARKS if raw.startswith(mark)), None)


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes, unchanged but for the byte order mark.

    A mark decides the encoding, else UTF-8 where the bytes are valid, for which no other text is mistaken but in
    encodings of seven or sixteen bits, else what is ``declared``, else the most likely older encoding. Raises
    :class:`SourceError` for what is no text.
    """
    if marked := byte_order_mark(raw):
        mark, encoding = marked
        try:
            return Decoded(raw[len(mark) :].decode(encoding), encoding)
        except UnicodeDecodeError as error:
            reason = f"not {encoding}, though the byte order mark says so"
            raise SourceError(reason, place=f"byte {error.start + len(mark)}") from None
    if declared and _NOT_BYTES.match(declared.strip()) and (text := _as_declared(raw, declared)) is not None:
        return Decoded(text, declared)
    if (nul := raw.find(b"\0")) >= 0:
        reason = "a NUL byte: this is no text, or UTF-16 without its byte order mark"
        raise SourceError(reason, place=f"byte {nul}")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if declared and (text := _as_declared(raw, declared)) is not None:
            return Decoded(text, declared)
        guess = _guess(raw)
        if guess is None:
            reason = "not UTF-8, nor text in any other known encoding"
            raise SourceError(reason, place=f"byte {error.start}") from None
        return Decoded(*guess, is_guess=True)


def _as_declared(raw: bytes, declared: str) -> str | None:
    """The text in the encoding that the bytes are said to be in; None where they are not, or it is unknown."""
    name = declared.strip().strip("\"'").lower()
    try:
        text = raw.decode(_SUPERSETS.get(name, name))
    except (LookupError, ValueError):  # ValueError: bytes that do not fit, a NUL in the name
        return None
    return None if not isinstance(text, str) or "\0" in text else text


def _guess(raw: bytes) -> tuple[str, str] | None:
    """Text and encoding of bytes that are not UTF-8: Windows' for mostly ASCII ones, else charset-normalizer's."""
    foreign = sum(map(len, _NON_ASCII.findall(raw)))
    encodings = ["cp1252"] if foreign <= (1 - _MOSTLY_ASCII) * len(raw) else _likely_encodings(raw)
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _NOT_IN_TEXT.search(text):
            return text, encoding
    return None


def _likely_encodings(raw: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_GUESSED_FROM]).best()
    return [best.encoding] if best else []
