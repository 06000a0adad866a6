"""Bytes in: files and standard input opened as streams, their compression seen through, bombs stopped."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from legation.sources.documents import STANDARD_INPUT, SourceError

LARGEST = 20 * 1024 * 1024
"""The most bytes that one document may have, whatever it is in: a hundred times the longest article."""

HEAD = 64 * 1024
"""How many bytes of a stream can be looked at before they are read."""

EXPANSION = 200
"""How many times its size a compressed stream may become: news becomes ten times its size at most."""

HARMLESS = 64 * 1024 * 1024
"""Up to so many bytes a stream may expand as it likes."""

_LAYERS = 3
_MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}


@contextmanager
def opened(name: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file, or of standard input for "-"; ``peek`` shows the first ``HEAD`` of them.

    Raises :class:`SourceError` for a file that is missing or may not be read.
    """
    if name == STANDARD_INPUT:
        yield buffered(sys.stdin.buffer)
        return
    try:
        file = open(name, "rb", buffering=0)  # noqa: SIM115  (closed below)
    except FileNotFoundError:
        raise SourceError("no such file") from None
    except IsADirectoryError:
        raise SourceError("a folder, not a file") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise SourceError(getattr(error, "strerror", None) or str(error)) from None
    with file:
        yield io.BufferedReader(file, HEAD) if file.seekable() else buffered(file)


def buffered(stream: IO[bytes]) -> io.BufferedReader:
    """A reader that can be peeked into; it leaves the stream open."""
    return io.BufferedReader(_Plain(stream), HEAD)


def decompressed(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream with its compression taken off: gzip, zstd, bzip2 and xz, told by their first bytes.

    Reading it raises :class:`SourceError` where the data is broken or expands like a bomb.
    """
    for _ in range(_LAYERS):
        head = stream.peek(6)
        method = next((method for magic, method in _MAGIC.items() if head.startswith(magic)), None)
        if method is None:
            break
        stream = io.BufferedReader(_Decompressed(stream, method), HEAD)
    return stream


def whole(stream: IO[bytes], largest: int = LARGEST) -> bytes:
    """All bytes of a stream; raises :class:`SourceError` where they are more than a document has."""
    raw = stream.read(largest + 1)
    if len(raw) > largest:
        raise SourceError(f"larger than {largest:,} bytes, which no article is")
    return raw


def seekable(stream: io.BufferedReader) -> IO[bytes]:
    """The stream itself where it can be moved about in, else a copy of its bytes in a nameless file."""
    if stream.seekable():
        return stream
    import shutil
    import tempfile

    copy = tempfile.SpooledTemporaryFile(max_size=HARMLESS)  # noqa: SIM115  (it vanishes when it is let go of)
    shutil.copyfileobj(stream, copy, HEAD)
    copy.seek(0)
    return cast(IO[bytes], copy)


class _Plain(io.RawIOBase):
    """Another stream's bytes; closing this leaves that open, and failures to read are told as such."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            found = self._stream.read(len(buffer))
        except OSError as error:
            raise SourceError(error.strerror or str(error)) from None
        buffer[: len(found)] = found
        return len(found)


class _Counted(io.RawIOBase):
    """Another stream's bytes, with the count of those that were read."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        found = self._stream.read(len(buffer))
        self.count += len(found)
        buffer[: len(found)] = found
        return len(found)


class _Decompressed(io.RawIOBase):
    """What a compressed stream holds, up to its first fault."""

    def __init__(self, stream: io.BufferedReader, method: str) -> None:
        self._method = method
        self._inner = _Counted(stream)
        self._outer = _decompressor(self._inner, method)
        self._count = 0
        self._has_failed = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._has_failed:
            return 0
        self._has_failed = True
        found = self._read(len(buffer))
        self._has_failed = False
        buffer[: len(found)] = found
        return len(found)

    def _read(self, size: int) -> bytes:
        try:
            found: bytes = self._outer.read1(size)  # what there is before a fault, rather than nothing
        except EOFError:
            raise SourceError(f"the {self._method} data ends too early: the file is cut off") from None
        except (OSError, zlib.error, ValueError, lzma.LZMAError) as error:
            raise SourceError(f"broken {self._method} data: {error}") from None
        self._count += len(found)
        if self._count > HARMLESS and self._count > EXPANSION * self._inner.count:
            raise SourceError(f"the {self._method} data expands more than {EXPANSION}-fold, which no news does")
        return found


def _decompressor(stream: io.RawIOBase, method: str) -> Any:
    source = cast(IO[bytes], io.BufferedReader(stream, HEAD))
    if method == "gzip":
        return gzip.GzipFile(fileobj=source, mode="rb")
    if method == "bz2":
        return bz2.BZ2File(source)
    if method == "xz":
        return lzma.LZMAFile(source)
    import pyarrow as pa

    return pa.CompressedInputStream(pa.PythonFile(source, mode="r"), "zstd")
