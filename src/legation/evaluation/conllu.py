"""Read CoNLL-U, the file format of Universal Dependencies (universaldependencies.org/format.html)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path


@dataclass(slots=True)
class Tree:
    """One annotated sentence; lists run parallel, one entry a syntactic word.

    ``heads`` are 0-based indices into the sentence, -1 for the root. ``spaces`` say whether white space
    follows the word. ``paragraph`` is true for the first sentence of a paragraph.
    """

    id: str = ""
    document: str = ""
    paragraph: bool = False
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)

    @property
    def genre(self) -> str:
        """The genre in a GUM document id ("news" of "GUM_news_asylum"), else an empty string."""
        parts = self.document.split("_")
        return parts[1] if parts[0] == "GUM" and len(parts) > 2 else ""


def read_conllu(path: Path) -> list[Tree]:
    """All trees of a file, in order.

    A multiword token's words get its surface between them where they spell it out, as they do in English
    ("do" + "n't"); empty nodes are left out. Raises ``ValueError`` naming file and line where a row is broken.
    """
    return list(_trees(path))


def _trees(path: Path) -> Iterator[Tree]:
    document, paragraph = "", False
    for lines in _sentences(path):
        tree, multiword = Tree(), (0, True)
        for place, line in lines:
            if line.startswith("#"):
                name, _, value = line.partition("=")
                if name.startswith("# newdoc id"):
                    document = value.strip()
                if name.startswith("# sent_id"):
                    tree.id = value.strip()
                paragraph |= line.startswith(("# newdoc id", "# newpar"))
            else:
                multiword = _add(tree, line.split("\t"), multiword, place)
        if tree.words:
            tree.document, tree.paragraph, paragraph = document, paragraph, False
            yield tree


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The lines between empty ones, each with its place: "FILE:NUMBER"."""
    with path.open(encoding="utf-8") as file:
        lines = ((f"{path}:{number}", line.rstrip("\n")) for number, line in enumerate(file, 1))
        for is_empty, sentence in groupby(lines, key=lambda line: not line[1]):
            if not is_empty:
                yield list(sentence)


def _add(tree: Tree, columns: list[str], multiword: tuple[int, bool], place: str) -> tuple[int, bool]:
    """Add a row's word; ``multiword`` is the last word of a token of several, and whether white space follows it."""
    if len(columns) != 10:
        raise ValueError(f"{place}: a CoNLL-U row has 10 columns, this one has {len(columns)}")
    space = "SpaceAfter=No" not in columns[9]
    try:
        if "-" in columns[0]:
            return int(columns[0].split("-")[1]), space
        if "." in columns[0]:
            return multiword
        position, head = int(columns[0]), int(columns[6])
    except ValueError:
        raise ValueError(f"{place}: the word's number and its head must be numbers") from None
    last, space_after = multiword
    tree.words.append(columns[1].replace(" ", ""))
    tree.lemmas.append(columns[2])
    tree.upos.append(columns[3])
    tree.xpos.append(columns[4])
    tree.heads.append(head - 1)
    tree.labels.append(columns[7])
    tree.misc.append(columns[9])
    tree.spaces.append(space if position > last else position == last and space_after)
    return multiword


def universal(label: str) -> str:
    """A dependency label without its subtype: "nsubj" of "nsubj:pass"."""
    return label.partition(":")[0]
