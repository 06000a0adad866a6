"""MEANTIME's event coreference: the mentions of each event instance, within a story and across stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legation.evaluation.meantime import Span, files_at, read_file


@dataclass(frozen=True, slots=True)
class ChainedStory:
    """A story's text, the day it was written, and by instance the spans of its mentions: code points, half-open."""

    name: str
    text: str
    published: date | None
    chains: Mapping[str, tuple[Span, ...]]

    def instance_at(self, start: int, end: int) -> str | None:
        """The instance that a stretch of the text mentions."""
        for instance, spans in self.chains.items():
            if any(first < end and start < last for first, last in spans):
                return instance
        return None


def read_chained_stories(path: Path) -> list[ChainedStory]:
    """The stories of one ``.xml`` file or of every one below a folder, by name.

    Raises ``FileNotFoundError`` where there is none, ``ValueError`` naming the file that is not MEANTIME's.
    """
    return [_read(file) for file in files_at(path)]


def _read(path: Path) -> ChainedStory:
    file = read_file(path)
    instances = {event.get("m_id"): event.get("instance_id") for event in file.root.iter("EVENT")}
    mentions = {mention.get("m_id"): mention for mention in file.root.iter("EVENT_MENTION")}
    chains: dict[str, list[Span]] = defaultdict(list)
    try:
        for relation in file.root.iter("REFERS_TO"):
            target = relation.find("target")
            instance = instances.get(target.get("m_id")) if target is not None else None
            for source in relation.findall("source") if instance else ():
                words = file.words_of(mentions[source.get("m_id")])
                chains[instance or ""] += [(words[0][0], words[-1][1])] if words else []
    except KeyError as error:
        raise ValueError(f"{path}: a relation points to {error}, which is not there") from error
    return ChainedStory(file.name, file.text, file.published, {name: tuple(spans) for name, spans in chains.items()})
