"""All inputs, one by one and in their order, as documents or refusals: the one way in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import IO

from legation.sources.documents import Kind, Origin, Reading, Refusal, Source, SourceError
from legation.sources.finding import find, is_url
from legation.sources.forms import Form, form_of, is_archive, is_other_xml
from legation.sources.opening import HEAD, buffered, decompressed, opened

Reader = Callable[[IO[bytes], Origin, Reading], Iterator[Source | Refusal]]

_READERS = {
    Form.TEXT: "text.read",
    Form.HTML: "pages.read",
    Form.JSONL: "json_values.read_lines",
    Form.JSON: "json_values.read",
    Form.NINJS: "json_values.read",
    Form.CSV: "tables.read_csv",
    Form.TSV: "tables.read_tsv",
    Form.PARQUET: "tables.read_parquet",
    Form.FEED: "feeds.read",
    Form.WARC: "webarchive.read",
    Form.NEWSML: "newsml.read",
    Form.MBOX: "mail.read",
}
"""The reader of every form, in its module of this room; it is imported for the first file of its form."""

_DEEPEST = 3
"""How deep archives may lie within archives."""


def read(inputs: Iterable[str], reading: Reading | None = None) -> Iterator[Source | Refusal]:
    """The documents of all inputs in their order, read one by one as they are asked for.

    An input is a file, a folder, a pattern ("2024/*.jsonl"), an http or https address of a feed or a page, or "-" for
    standard input. What cannot be read gives a :class:`Refusal`; nothing is raised for it, and the rest is read.
    """
    for path in inputs:
        for found in find(path, reading):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from read_input(found, reading)
                settle(found, reading)


def settle(name: str, reading: Reading | None) -> None:
    """Tell that everything of an input is safe, so that with ``reading.state`` it need not be fetched again.

    Raises :class:`SourceError` where that cannot be written down.
    """
    if reading is not None and reading.state is not None and is_url(name):
        from legation.sources import web

        web.settle(name, reading)


def read_input(name: str, reading: Reading | None = None) -> Iterator[Source | Refusal]:
    """The documents of one file, address or "-", as :func:`read` gives them; :func:`settle` is for who asks."""
    origin, reading = Origin(name), reading or Reading()
    try:
        if is_url(name):
            from legation.sources import web

            for found in web.read(name, reading, partial(read_stream, reading=reading)):
                yield _with_known(found, reading) if isinstance(found, Source) else found
            return
        with opened(name) as stream:
            yield from read_stream(stream, origin, reading)
    except SourceError as error:
        yield error.at(origin)
    except OSError as error:
        yield Refusal(origin, error.strerror or str(error))
    except Exception as error:  # a library's fault is told of; the next input is read
        yield Refusal(origin, f"cannot be read: {type(error).__name__}: {error}")


def read_stream(stream: IO[bytes], origin: Origin, reading: Reading | None = None) -> Iterator[Source | Refusal]:
    """The documents in a stream of bytes that comes from there, as :func:`read` gives them.

    Compression and archives are seen through.
    """
    reading = reading or Reading()
    for found in _read(stream, origin, reading, 0):
        yield _with_known(found, reading) if isinstance(found, Source) else found


def _read(stream: IO[bytes], origin: Origin, reading: Reading, depth: int) -> Iterator[Source | Refusal]:
    try:
        plain = decompressed(stream if isinstance(stream, io.BufferedReader) else buffered(stream))
        head = plain.peek(HEAD)
        if reading.form is None and is_other_xml(origin.name, head):
            raise SourceError("XML of no form that is known", kind=Kind.NO_NEWS_TEXT)
        if not is_archive(head):
            yield from _reader(reading.form or form_of(origin.name, head))(plain, origin, reading)
        elif depth == _DEEPEST:
            yield Refusal(origin, f"archives more than {_DEEPEST} deep within archives")
        else:
            from legation.sources.archives import read as read_archive

            members = partial(_read, reading=reading, depth=depth + 1)
            yield from read_archive(plain, origin, reading.form is not None, members)
    except SourceError as error:
        yield error.at(origin)
    except Exception as error:  # a reader's fault, or its library's, is told of; the next input is read
        yield Refusal(origin, f"cannot be read: {type(error).__name__}: {error}")


def _reader(form: Form) -> Reader:
    module, _, name = _READERS[form].partition(".")
    reader: Reader = getattr(import_module(f"legation.sources.{module}"), name)
    return reader


def _with_known(source: Source, reading: Reading) -> Source:
    """The source with what the user knows of every document."""
    known = {"published": reading.published, "publisher": reading.publisher, "url": reading.url}
    known = {name: value for name, value in known.items() if value is not None}
    if not known:
        return source
    return Source(source.document.model_copy(update=known), source.origin, source.notes)
