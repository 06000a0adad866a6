"""Where records go: standard output, a file that appears only when it is complete, or a device or pipe."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast

import typer

from legation.cli.streams import fail

if TYPE_CHECKING:
    from legation.records import Record


class Format(StrEnum):
    """How records are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    PLOVER = "plover"
    GDELT = "gdelt"
    PHOENIX = "phoenix"
    POLECAT = "polecat"
    GEOJSON = "geojson"
    GRAPHML = "graphml"
    ICS = "ics"


_COMPRESSED = ".gz"
_OF_TABLES = ("", "txt")
"""The suffixes of files that tables for people are written to."""


def _named(output: Path | None) -> Path | None:
    """The output, where it is not the name of standard output."""
    return None if output == Path("-") else output


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help='Write to this file, whole or not at all; compressed where it ends in .gz. "-" is standard output.',
        callback=_named,
    ),
]
FormatOption = Annotated[
    Format | None, typer.Option(help="How to write the records; without it as OUT's suffix says; without OUT a table.")
]


def write(records: Iterable[Record], form: Format, output: Path | None, *, is_array: bool) -> None:
    """Write the records to standard output, or to a file that appears only when it is complete."""
    if output is None:
        _write_to(sys.stdout.buffer, records, form, is_array=is_array)
        return
    with whole(output) as out:
        _write_to(out, records, form, is_array=is_array)


@contextmanager
def whole(output: Path) -> Iterator[BinaryIO]:
    """A file to write to that appears under its name only when it is complete; leaves the program where it cannot.

    A link stays one, and the file that it leads to is replaced; a device or a pipe is written to as it stands. What
    goes into a file that ends in ".gz" is compressed; the same content gives the same bytes.
    """
    target = output.resolve() if output.is_symlink() else output
    unfinished = None if _is_special(output) else target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with open(unfinished or output, "xb" if unfinished else "wb") as out:
            if output.suffix.lower() == _COMPRESSED:
                with gzip.GzipFile("", "wb", fileobj=out, mtime=0) as compressed:
                    yield cast(BinaryIO, compressed)
            else:
                yield out
        if unfinished:
            unfinished.replace(target)
    except BrokenPipeError:
        raise
    except OSError as error:
        fail(f"{output}: {error.strerror or error}")
    finally:
        if unfinished:
            unfinished.unlink(missing_ok=True)


def _is_special(output: Path) -> bool:
    """Whether something else than a file has this name: a device, a pipe, or a folder, which cannot be written."""
    return output.exists() and not output.is_file()


def _write_to(out: BinaryIO, records: Iterable[Record], form: Format, *, is_array: bool) -> None:
    from legation import exports

    if form is Format.JSON:
        exports.write_json(records, out, as_array=is_array)
    else:
        exports.WRITERS[form](records, out)
    out.flush()


def beside(output: Path | None, ending: str) -> Path | None:
    """The file beside an output file whose name has this ending more; none beside a device or a pipe."""
    return output.with_name(output.name + ending) if output and not _is_special(output) else None


def format_to_write(given: Format | None, output: Path | None) -> Format:
    """The format asked for, else the one that the file's suffix names; without a suffix a table for people."""
    endings = [ending.lower() for ending in output.suffixes if ending.lower() != _COMPRESSED] if output else []
    suffix = endings[-1].removeprefix(".") if endings else ""
    if given is None and suffix not in {*Format, *_OF_TABLES}:
        fail(f"{output}: no format is called {suffix!r}: say which one with --format")
    form = given or (Format.TABLE if suffix in _OF_TABLES else Format(suffix))
    if form is Format.PARQUET and output is None and sys.stdout.isatty():
        fail("parquet is no text for a terminal: name a file with -o")
    return form
