"""MEANTIME's event coreference: the mentions of each event instance, within a story and across stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from legation.evaluation.status import joined_tokens, published_on

Span = tuple[int, int]


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
    files = sorted(path.rglob("*.xml")) if path.is_dir() else [path]
    if not files or not files[0].exists():
        raise FileNotFoundError(f"no .xml file at {path}")
    return [_read(file) for file in files]


def _read(path: Path) -> ChainedStory:
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise ValueError(f"{path}: not well-formed XML: {error}") from error
    if root.tag != "Document" or root.find("token") is None:
        raise ValueError(f"{path}: not a MEANTIME document with tokens")
    text, offsets = joined_tokens(root)
    instances = {event.get("m_id"): event.get("instance_id") for event in root.iter("EVENT")}
    mentions = {mention.get("m_id"): mention for mention in root.iter("EVENT_MENTION")}
    chains: dict[str, list[Span]] = defaultdict(list)
    try:
        for relation in root.iter("REFERS_TO"):
            target = relation.find("target")
            instance = instances.get(target.get("m_id")) if target is not None else None
            for source in relation.findall("source") if instance else ():
                words = [offsets[a.get("t_id", "")] for a in mentions[source.get("m_id")].findall("token_anchor")]
                chains[instance or ""] += [(words[0][0], words[-1][1])] if words else []
    except KeyError as error:
        raise ValueError(f"{path}: a relation points to {error}, which is not there") from error
    return ChainedStory(path.name, text, published_on(root), {name: tuple(spans) for name, spans in chains.items()})
