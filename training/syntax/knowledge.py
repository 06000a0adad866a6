"""Names that the package's own tables know: to label words of a tree that has no gold names, and to invent text with.

Labels from tables are partial (distant supervision, as in Mintz et al. 2009): a word that no table knows, but that is
tagged as a proper noun, is left without a label.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import legation
from legation.actors.knowledge.reading import ORGANISATIONS
from legation.evaluation.conllu import Tree

TABLES = Path(legation.__file__).parent / "actors" / "data"
_ORGANISATION_ENDS = set(
    "Inc Inc. Corp Corp. Co. Ltd Ltd. LLC LLP LP L.P. PLC GmbH Corporation Company Bank University College Institute "
    "Department Ministry Agency Commission Committee Association Foundation Federation Council Society Union League "
    "Airlines Airways Motors Energy Hospital Clinic".split()
)
_OF = set("Department Ministry University Bank Association Institute Council Board Office Federation League".split())
_JOINTS = {"of", "&", "-", "for"}
_LONGEST = 6
_FEWEST_PEOPLE = 300_000  # smaller towns are oftener something else: Mary, Nice, Metro

Words = tuple[str, ...]


def known_names() -> dict[str, list[str]]:
    """Names by type (PER, ORG, LOC), as written in the tables of actors, sorted."""
    people = {name for file in sorted((TABLES / "people").glob("*.tsv")) for name in _names(file)}
    organisations = {name for table in ORGANISATIONS for name in _names(TABLES / f"{table}.tsv")}
    places = {name for table in ("countries", "cities", "regions") for name in _names(TABLES / f"{table}.tsv")}
    return {
        "PER": sorted(name for name in people if " " in name),
        "ORG": sorted(name for name in organisations - places if name[:1].isupper()),
        "LOC": sorted(places),
    }


def known_adjectives() -> list[str]:
    """Adjectives of countries and peoples ("Peruvian")."""
    tables = [_column(TABLES / f"{table}.tsv", "adjectives") for table in ("countries", "peoples")]
    return sorted({word.strip() for table in tables for cell in table for word in cell.split(";") if word.strip()})


def country_names() -> list[str]:
    """Countries, each by its first name."""
    return sorted(_column(TABLES / "countries.tsv", "name"))


def given_names() -> list[str]:
    """Given names of people."""
    return sorted(_column(TABLES / "given_names.tsv", "name"))


class Gazetteer:
    """Labels for trees without gold names: BIO, or None where nobody knows."""

    def __init__(self) -> None:
        names = known_names()
        self._given = set(given_names())
        surnames = {name.split()[-1] for name in names["PER"]}
        small = _small_towns() | self._given | surnames
        names["LOC"] = [name for name in names["LOC"] if name not in small]
        self._types: dict[Words, str] = {}
        for type_ in ("LOC", "ORG", "PER"):
            self._types |= {tuple(name.replace("-", " - ").split()): type_ for name in names[type_]}

    def __call__(self, tree: Tree) -> list[str | None]:
        """One label a word: O outside proper nouns, BIO where a whole run of proper nouns is a known name."""
        labels: list[str | None] = ["O"] * len(tree.words)
        for begin, end in _runs(tree):
            type_ = self._type(tree.words[begin:end])
            if type_:
                labels[begin:end] = [f"B-{type_}"] + [f"I-{type_}"] * (end - begin - 1)
            else:
                labels[max(begin - 1, 0) : end + 1] = [None] * len(labels[max(begin - 1, 0) : end + 1])
        return labels

    def _type(self, words: list[str]) -> str | None:
        if len(words) > _LONGEST:
            return None
        type_ = self._types.get(tuple(words))
        if type_:
            return type_
        if len(words) > 1 and (words[-1] in _ORGANISATION_ENDS or (words[0] in _OF and words[1] == "of")):
            return "ORG"
        is_person = 2 <= len(words) <= 3 and words[0] in self._given and all(word[:1].isupper() for word in words)
        return "PER" if is_person and not _JOINTS & set(words) else None


def _runs(tree: Tree) -> Iterator[tuple[int, int]]:
    """Stretches of proper nouns, with what joins them between."""
    begin: int | None = None
    end = 0
    for position in range(len(tree.words) + 1):
        proper = position < len(tree.words) and _is_proper(tree, position)
        joint = position < len(tree.words) and tree.words[position] in _JOINTS
        if proper:
            begin, end = (position if begin is None else begin), position + 1
        elif begin is not None and not joint:
            yield begin, end
            begin = None


def _is_proper(tree: Tree, position: int) -> bool:
    return tree.upos[position] == "PROPN" or tree.xpos[position] in ("NNP", "NNPS")


def _small_towns() -> set[str]:
    with (TABLES / "cities.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    large = {row["name"] for row in rows if int(row["population"] or 0) >= _FEWEST_PEOPLE}
    return {row["name"] for row in rows} - large - _names(TABLES / "countries.tsv")


def _names(file: Path) -> set[str]:
    names: set[str] = set()
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            for name in [row["name"], *(row.get("aliases") or "").split(";")]:
                if name and name.strip():
                    names.add(name.strip())
    return names


def _column(file: Path, column: str) -> set[str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {row[column] for row in csv.DictReader(lines, delimiter="\t")}
