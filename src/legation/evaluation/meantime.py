"""MEANTIME's files (Minard and others, LREC 2016): their text, where its words stand and the day it was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree

Span: TypeAlias = tuple[int, int]
"""Code points into the text, half-open."""
_NO_SPACE_BEFORE = frozenset(". , ; : ? ! % ) ] } ' '' ” ’ 's n't 're 've 'll 'd 'm".split())
_NO_SPACE_AFTER = frozenset("( [ { $ £ € # ` `` “ ‘".split())


@dataclass(frozen=True, slots=True)
class MeantimeFile:
    """A file's annotations, its words joined to a text, a line a sentence, and where each word is by its token's id."""

    name: str
    root: ElementTree.Element
    text: str
    published: date | None
    offsets: dict[str, Span]

    def words_of(self, mention: ElementTree.Element) -> list[Span]:
        """Where the words of a mention are; raises ``KeyError`` where it points to a token that is not there."""
        return [self.offsets[anchor.get("t_id", "")] for anchor in mention.findall("token_anchor")]


def files_at(path: Path) -> list[Path]:
    """One ``.xml`` file or every one below a folder, by name; raises ``FileNotFoundError`` where there is none."""
    files = sorted(path.rglob("*.xml")) if path.is_dir() else [path]
    if not files or not files[0].exists():
        raise FileNotFoundError(f"no .xml file at {path}")
    return files


def read_file(path: Path) -> MeantimeFile:
    """Read a file; raises ``ValueError``, naming it, where it is not MEANTIME's XML."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise ValueError(f"{path}: not well-formed XML: {error}") from error
    if root.tag != "Document" or root.find("token") is None:
        raise ValueError(f"{path}: not a MEANTIME document with tokens")
    text, offsets = _joined_tokens(root)
    return MeantimeFile(path.name, root, text, _published_on(root), offsets)


def _joined_tokens(root: ElementTree.Element) -> tuple[str, dict[str, Span]]:
    text, last_sentence, glue = "", "", True
    offsets: dict[str, Span] = {}
    for token in root.iter("token"):
        word, sentence = token.text or "", token.get("sentence", "")
        if text and sentence != last_sentence:
            text += "\n"
        elif not glue and word not in _NO_SPACE_BEFORE:
            text += " "
        offsets[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += word
        last_sentence, glue = sentence, word in _NO_SPACE_AFTER
    return text, offsets


def _published_on(root: ElementTree.Element) -> date | None:
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME":
            try:
                return date.fromisoformat(timex.get("value", "")[:10])
            except ValueError:
                return None
    return None
