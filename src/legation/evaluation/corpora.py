"""The texts of the public news corpora, which are no part of this project: what is told of them names them by these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from legation.evaluation import places, statements, status, times


@cache
def read_texts(data: Path, corpus: str) -> Mapping[str, str]:
    """The texts of a corpus by the names of its documents, read once.

    ``data`` is a folder with the corpora under the names of ``READERS``. Raises ``FileNotFoundError`` where the corpus
    is not there, ``KeyError`` where it is none of these.
    """
    place, read = READERS[corpus]
    if not (data / place).exists():
        raise FileNotFoundError(f"{data / place}: {corpus} is not there")
    return dict(read(data / place))


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    yield from ((article.id, article.text) for article in places.read_articles(path))


def _stories(path: Path) -> Iterator[tuple[str, str]]:
    yield from ((story.name, story.text) for story in times.read_stories(path))


def _meantime(path: Path) -> Iterator[tuple[str, str]]:
    for folder in sorted(path.glob("corpus_*")):
        yield from ((f"{folder.name}/{story.name}", story.text) for story in status.read_stories(folder))


def _polnear(path: Path) -> Iterator[tuple[str, str]]:
    for half in ("train", "dev"):
        yield from ((article.name, article.text) for article in statements.read_articles(path / half))


READERS: Mapping[str, tuple[str, Callable[[Path], Iterator[tuple[str, str]]]]] = {
    "AQUAINT": ("times/AQUAINT", _stories),
    "LGL": ("places/lgl.xml", _articles),
    "MEANTIME": ("meantime", _meantime),
    "PolNeAR": ("statements", _polnear),
    "TimeBank": ("times/TimeBank", _stories),
    "TR-News": ("places/TR-News.xml", _articles),
}
"""Where each corpus lies in the folder of them all, and how its documents are read: their names and texts."""
