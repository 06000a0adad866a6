"""Read CoNLL-U, the file format of Universal Dependencies (universaldependencies.org/format.html)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
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
    tree, document, paragraph = Tree(), "", False
    multiword_end, multiword_space = 0, True
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if line.startswith("#"):
                if line.startswith("# newdoc id"):
                    document, paragraph = line.partition("=")[2].strip(), True
                elif line.startswith("# newpar"):
                    paragraph = True
                elif line.startswith("# sent_id"):
                    tree.id = line.partition("=")[2].strip()
                continue
            if not line:
                if tree.words:
                    yield tree
                tree, multiword_end = Tree(), 0
                continue
            columns = line.split("\t")
            if len(columns) != 10:
                raise ValueError(f"{path}:{number}: a CoNLL-U row has 10 columns, this one has {len(columns)}")
            if not tree.words:
                tree.document, tree.paragraph, paragraph = document, paragraph, False
            space = "SpaceAfter=No" not in columns[9]
            if "-" in columns[0]:
                multiword_end, multiword_space = int(columns[0].split("-")[1]), space
                continue
            if "." in columns[0]:
                continue
            try:
                position, head = int(columns[0]), int(columns[6])
            except ValueError:
                raise ValueError(f"{path}:{number}: the word's number and its head must be numbers") from None
            if position <= multiword_end:
                space = position == multiword_end and multiword_space
            tree.words.append(columns[1].replace(" ", ""))
            tree.lemmas.append(columns[2])
            tree.upos.append(columns[3])
            tree.xpos.append(columns[4])
            tree.heads.append(head - 1)
            tree.labels.append(columns[7])
            tree.misc.append(columns[9])
            tree.spaces.append(space)
    if tree.words:
        yield tree


def universal(label: str) -> str:
    """A dependency label without its subtype: "nsubj" of "nsubj:pass"."""
    return label.partition(":")[0]
