"""A folder of Parquet parts that a corpus is coded into, each input exactly once, in one run or in several.

The plan, which inputs make which split, is written down before anything is coded and only ever added to: a run that
goes on after a kill cuts no input anew, and a run over more inputs codes those alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from legation.manifest import Manifest
from legation.scale.parts import MANIFEST, Coding, code_split, put
from legation.scale.splits import Input, Split, cut, sized
from legation.scale.tasks import Code, code_here
from legation.scale.workers import TIME_LIMIT, Workers
from legation.sources import Reading

_PLAN = "plan.json"


class ArchiveError(Exception):
    """A folder that cannot be coded into: which one and why."""


class Archive:
    """The folder ``out``, to be filled from ``names`` by the coder of ``manifest``.

    Raises :class:`ArchiveError` where the folder was made by another coder or with other options, or where an input
    that is coded already has another size now.
    """

    def __init__(self, out: Path, names: Iterable[str], reading: Reading, manifest: Manifest) -> None:
        self.out, self.reading = out, reading
        self.splits = _known(out, reading, manifest)
        sizes = dict(given for split in self.splits for given in split.inputs)
        new: list[Input] = []
        for given in sized(names):
            if given.name not in sizes:
                new.append(given)
            elif sizes[given.name] != given.size:
                raise ArchiveError(f"{given.name}: changed since it was coded; code it into another folder than {out}")
        if new or not self.splits:
            self.splits += cut(new, first=len(self.splits))
            plan = {
                "coder": manifest.model_dump(),
                "reading": _described(reading),
                "splits": [{"name": split.name, "inputs": split.inputs} for split in self.splits],
            }
            put(out / MANIFEST / _PLAN, json.dumps(plan, indent=1).encode() + b"\n")

    def missing(self) -> list[Split]:
        """The splits that are not done."""
        return [split for split in self.splits if not (self.out / MANIFEST / f"{split.name}.json").exists()]

    def tidy(self) -> None:
        """Take away what killed writers left unfinished."""
        for left in self.out.rglob(".*.partial"):
            left.unlink(missing_ok=True)


def code_here_into(
    archive: Archive, make: Callable[[], Code], *, workers: int | None = None, time_limit: float = TIME_LIMIT
) -> Iterator[dict[str, Any]]:
    """Code what is missing on this machine; the manifest of each split as it is done."""
    missing = archive.missing()
    if not missing:
        return
    if workers is None:
        code = make()
        yield from _code(archive, missing, lambda tasks: code_here(tasks, code))
        return
    with Workers(make, workers, time_limit=time_limit) as pool:
        yield from _code(archive, missing, pool.code)


def _code(archive: Archive, splits: Iterable[Split], code: Coding) -> Iterator[dict[str, Any]]:
    for split in splits:
        yield code_split(archive.out, split, archive.reading, code)


def _known(out: Path, reading: Reading, manifest: Manifest) -> list[Split]:
    """The splits of the plan that is there."""
    file = out / MANIFEST / _PLAN
    try:
        plan = json.loads(file.read_bytes())
    except FileNotFoundError:
        if out.exists() and any(out.iterdir()):
            raise ArchiveError(f"{out}: there is something else in this folder") from None
        return []
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{file}: {error}") from None
    if plan["coder"] != manifest.model_dump():
        raise ArchiveError(f"{out}: coded by another version or with other options; take another folder")
    if plan["reading"] != _described(reading):
        raise ArchiveError(f"{out}: read with other options; take another folder")
    return [Split(split["name"], tuple(Input(*given) for given in split["inputs"])) for split in plan["splits"]]


def _described(reading: Reading) -> dict[str, Any]:
    """What changes the documents read, as JSON."""
    return {
        "form": reading.form,
        "columns": dict(reading.columns),
        "published": str(reading.published or ""),
        "publisher": reading.publisher,
        "url": reading.url,
    }
