"""The texts of the public news corpora, which are no part of this project: what is told of them names them by these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from legation.evaluation import places, statements, status, times

READERS: Mapping[str, tuple[str, Callable[[Path], Iterator[tuple[str, str]]]]] = {
    "AQUAINT": ("times/AQUAINT", lambda path: ((story.name, story.text) for story in times.read_stories(path))),
    "LGL": ("places/lgl.xml", lambda path: ((article.id, article.text) for article in places.read_articles(path))),
    "MEANTIME": ("meantime", lambda path: _meantime(path)),
    "PolNeAR": ("statements", lambda path: _polnear(path)),
    "TimeBank": ("times/TimeBank", lambda path: ((story.name, story.text) for story in times.read_stories(path))),
    "TR-News": ("places/TR-News.xml", lambda path: ((a.id, a.text) for a in places.read_articles(path))),
}
"""Where each corpus lies in the folder of them all, and how its documents are read: their names and texts."""


def read_texts(data: Path, corpus: str) -> dict[str, str]:
    """The texts of a corpus by the names of its documents.

    ``data`` is a folder with the corpora under the names of ``READERS``. Raises ``FileNotFoundError`` where the corpus
    is not there, ``KeyError`` where it is none of these.
    """
    place, read = READERS[corpus]
    if not (data / place).exists():
        raise FileNotFoundError(f"{data / place}: {corpus} is not there")
    return dict(read(data / place))


def _meantime(path: Path) -> Iterator[tuple[str, str]]:
    for folder in sorted(path.glob("corpus_*")):
        yield from ((f"{folder.name}/{story.name}", story.text) for story in status.read_stories(folder))


def _polnear(path: Path) -> Iterator[tuple[str, str]]:
    for half in ("train", "dev"):
        yield from ((article.name, article.text) for article in statements.read_articles(path / half))
