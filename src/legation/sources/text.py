"""Plain text files: bytes to text, unchanged but for the byte order mark."""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass
from pathlib import Path

STANDARD_INPUT = "-"

LARGEST = 20 * 1024 * 1024
"""The most bytes a file may have: a hundred times the longest article."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NON_ASCII = re.compile(rb"[\x80-\xff]+")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOSTLY_ASCII = 0.7
_GUESSED_FROM = 64 * 1024


class SourceError(Exception):
    """An input that cannot be read: which ``file``, the ``place`` in it (None: as a whole), and the ``reason``."""

    def __init__(self, file: str, place: str | None, reason: str) -> None:
        super().__init__(file, place, reason)
        self.file, self.place, self.reason = file, place, reason

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.reason) if part)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text and where it came from.

    ``id`` is the file's name without its suffix, None for standard input; ``encoding`` is Python's name of it, and
    ``is_guess`` says that neither a byte order mark nor valid UTF-8 settled it.
    """

    path: str
    id: str | None
    text: str
    encoding: str
    is_guess: bool = False


def read_text(path: str | Path, *, largest: int = LARGEST) -> TextFile:
    """Read a text file, or standard input for "-".

    A byte order mark decides the encoding, else UTF-8 where the bytes are valid, else the most likely legacy
    encoding. Raises :class:`SourceError` for a file that is missing, unreadable, empty, larger than ``largest``
    bytes, or no text.
    """
    name = str(path)
    raw = _read_bytes(name, largest)
    if len(raw) > largest:
        raise SourceError(name, None, f"larger than {largest:,} bytes, which no article is")
    text, encoding, is_guess = _decode(name, raw)
    if not text.strip():
        raise SourceError(name, None, "empty" if not raw else "nothing but white space")
    return TextFile(name, None if name == STANDARD_INPUT else Path(name).stem, text, encoding, is_guess)


def _read_bytes(name: str, largest: int) -> bytes:
    """The bytes of a file, one more than ``largest`` at most."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(largest + 1)
    try:
        with open(name, "rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise SourceError(name, None, "no such file") from None
    except IsADirectoryError:
        raise SourceError(name, None, "a folder, not a file") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise SourceError(name, None, getattr(error, "strerror", None) or str(error)) from None


def _decode(name: str, raw: bytes) -> tuple[str, str, bool]:
    """Text, encoding, and whether the encoding was guessed."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding), encoding, False
            except UnicodeDecodeError as error:
                place = f"byte {error.start + len(mark)}"
                raise SourceError(name, place, f"not {encoding}, though the byte order mark says so") from None
    if (nul := raw.find(b"\0")) >= 0:
        raise SourceError(name, f"byte {nul}", "a NUL byte: this is no text, or UTF-16 without its byte order mark")
    try:
        return raw.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        guess = _guess(raw)
        if guess is None:
            raise SourceError(name, f"byte {error.start}", "not UTF-8, nor text in any other known encoding") from None
        return *guess, True


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
