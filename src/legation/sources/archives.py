"""Zip and tar archives: each member is read as a file by itself, in the archive's order, and nothing is unpacked."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from legation.sources.documents import Kind, Origin, Refusal, Source, SourceError
from legation.sources.forms import is_known, is_zip
from legation.sources.opening import EXPANSION, HARMLESS, buffered, seekable

ReadMember = Callable[[IO[bytes], Origin], Iterator[Source | Refusal]]

_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
)
"""What ``zipfile`` raises for a member that is broken, encrypted or compressed in an unknown way."""


def read(stream: io.BufferedReader, origin: Origin, any_ending: bool, read: ReadMember) -> Iterator[Source | Refusal]:
    """The documents of an archive's members, each given by ``read``; of unknown endings only where any will do."""
    reader = _read_zip if is_zip(stream.peek(4)) else _read_tar
    return reader(stream, origin, any_ending, read)


def _read_zip(
    stream: io.BufferedReader, origin: Origin, any_ending: bool, read: ReadMember
) -> Iterator[Source | Refusal]:
    try:
        file = seekable(stream)
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise SourceError(f"broken zip archive: {error}") from None
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if any(member.filename in _OFFICE for member in members):
            raise SourceError("an office document or program, no archive of news", kind=Kind.NO_NEWS_TEXT)
        budget = _Budget(file.seek(0, io.SEEK_END))
        for member in members:
            here = origin.within(member.filename)
            if (refusal := _passed_over(here, any_ending)) is not None:
                yield refusal
                continue
            try:
                with archive.open(member) as inner:
                    yield from read(_Member(inner, budget), here)  # type: ignore[arg-type]
            except _BROKEN as error:
                yield Refusal(here, f"broken zip data: {error}")


def _read_tar(
    stream: io.BufferedReader, origin: Origin, any_ending: bool, read: ReadMember
) -> Iterator[Source | Refusal]:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                here = origin.within(member.name)
                if not member.isfile():
                    continue
                if (refusal := _passed_over(here, any_ending)) is not None:
                    yield refusal
                elif (inner := archive.extractfile(member)) is not None:
                    yield from read(buffered(inner), here)  # it says that it can be moved about in, and cannot
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise SourceError(f"broken tar archive: {error}") from None


def _passed_over(member: Origin, any_ending: bool) -> Refusal | None:
    """Why a member is not looked into: hidden ones and those of unknown forms, as in a folder."""
    path = PurePosixPath(member.name)
    if any(part.startswith(".") and part.strip(".") for part in path.parts) or "__MACOSX" in path.parts:
        return Refusal(member, "a hidden file", Kind.NO_NEWS_TEXT)
    if path.suffix and not any_ending and not is_known(path.name):
        return Refusal(member, f"no reader for {path.suffix} files", Kind.NO_NEWS_TEXT)
    return None


class _Budget:
    """How much may come out of an archive of this size, all members together."""

    def __init__(self, size: int) -> None:
        self.most = max(HARMLESS, EXPANSION * size)
        self.spent = 0

    def spend(self, size: int) -> None:
        self.spent += size
        if self.spent > self.most:
            raise SourceError(f"the archive expands more than {EXPANSION}-fold, which no news does")


class _Member(io.RawIOBase):
    """What a member holds, up to its first fault."""

    def __init__(self, stream: IO[bytes], budget: _Budget) -> None:
        self._stream = stream
        self._budget = budget
        self._has_failed = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._has_failed:
            return 0
        self._has_failed = True
        try:
            found = self._stream.read(len(buffer))
        except _BROKEN as error:
            raise SourceError(f"broken zip data: {error}") from None
        self._budget.spend(len(found))
        self._has_failed = False
        buffer[: len(found)] = found
        return len(found)
