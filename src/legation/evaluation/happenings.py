"""Stories with the happenings they tell of marked in them, to measure ``incidents`` with.

A file holds stories one after another. Each begins with a line ``### ID | PUBLISHED | PUBLISHER``, followed by
``| copy of ID`` where it is one; in its text ``{NAME:words}`` marks the words that tell of the happening of that name,
which is one and the same in all stories of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_HEAD = re.compile(
    r"### (?P<id>\S+) \| (?P<published>\d{4}-\d\d-\d\d) \| (?P<publisher>[^|\n]+?)(?: \| copy of (?P<original>\S+))?"
)
_MARK = re.compile(r"\{(?P<name>[\w-]+):(?P<words>[^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell of a happening: code points of the text, half-open."""

    happening: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its marks taken out of the text; ``original`` is the story that it is a copy of."""

    id: str
    published: date
    publisher: str
    original: str | None
    text: str
    mentions: tuple[Mention, ...]

    def told_at(self, start: int, end: int) -> str | None:
        """The happening that a stretch of the text tells of."""
        return next((m.happening for m in self.mentions if m.start < end and start < m.end), None)

    @property
    def happenings(self) -> list[str]:
        """The happenings it tells of, each once."""
        return list(dict.fromkeys(mention.happening for mention in self.mentions))


def read_stories(path: Path) -> list[Story]:
    """The stories of one file; raises ``ValueError`` naming file and line where one is not as it should be."""
    stories: list[Story] = []
    for number, head, body in _parts(path):
        found = _HEAD.fullmatch(head)
        if found is None:
            raise ValueError(f"{path}:{number}: a story begins with ### ID | YYYY-MM-DD | PUBLISHER")
        text, mentions = _unmarked(body.strip())
        if not text:
            raise ValueError(f"{path}:{number}: a story without text")
        published = date.fromisoformat(found["published"])
        stories.append(Story(found["id"], published, found["publisher"], found["original"], text, mentions))
    if not stories:
        raise ValueError(f"{path}:1: no stories")
    known = {story.id for story in stories}
    for story in stories:
        if story.original is not None and story.original not in known:
            raise ValueError(f"{path}: {story.id} is a copy of {story.original}, which is not there")
    if len(known) != len(stories):
        raise ValueError(f"{path}: a story's id occurs twice")
    return stories


def _parts(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line number, first line and the rest of each story."""
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("###")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        yield start + 1, lines[start], "\n".join(lines[start + 1 : end])


def _unmarked(body: str) -> tuple[str, tuple[Mention, ...]]:
    text, position = "", 0
    mentions = []
    for mark in _MARK.finditer(body):
        text += body[position : mark.start()]
        mentions.append(Mention(mark["name"], len(text), len(text) + len(mark["words"])))
        text += mark["words"]
        position = mark.end()
    return text + body[position:], tuple(mentions)
