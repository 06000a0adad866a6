"""``legation code --engine``: a corpus into a folder of Parquet parts, on this machine or on many."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.streams import BAD_INPUT, Progress, fail, somebody_waits, tell
from legation.sources import STANDARD_INPUT, Reading, Refusal, SourceError, find

if TYPE_CHECKING:
    from legation.manifest import Manifest
    from legation.scale import Load


class Engine(StrEnum):
    """Where a corpus is coded."""

    LOCAL = "local"
    RAY = "ray"


EngineOption = Annotated[
    Engine | None,
    typer.Option("--engine", help="Write Parquet parts by month into the folder OUT, coded here or by Ray."),
]
Address = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Ray's cluster, as ray.init takes it; without it one is started.")
]


def code_archive(
    paths: list[str],
    output: Path | None,
    *,
    engine: Engine,
    reading: Reading,
    manifest: Manifest,
    make: Load,
    workers: int | None,
    time_limit: float,
    address: str | None,
) -> None:
    """Code what is not in the folder yet, and say what became of its documents; bad input leaves as everywhere."""
    from legation.scale import Archive, ArchiveError, ClusterError, WorkersError, code_by_ray, code_here_into

    if output is None:
        fail("--engine needs a folder to write into: -o OUT")
    if STANDARD_INPUT in paths:
        fail("--engine reads files and addresses, not standard input")
    names, refusals = _found(paths)
    total: Counter[str] = Counter()
    try:
        archive = Archive(output, names, reading, manifest)
        missing = len(archive.missing())
        if engine is Engine.RAY:
            done = code_by_ray(archive, make, address=address, time_limit=time_limit)
        else:
            done = code_here_into(archive, make, workers=workers, time_limit=time_limit)
        with Progress(is_shown=somebody_waits(writes_here=False)) as progress:
            for split in done:
                progress.advance(missing, inputs=1, documents=split["documents"])
                total["documents"] += split["documents"]
                total["coded"] += split["coded"]
                _tell(split["not_coded"], total)
        archive.tidy()
    except (ArchiveError, ClusterError, WorkersError, SourceError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or output}: {error.strerror or error}")
    tell(f"{len(archive.splits)} splits, {missing} of them coded now: {_summary(total)}")
    if refusals or total["faults"]:
        raise typer.Exit(BAD_INPUT)


def _found(paths: list[str]) -> tuple[list[str], bool]:
    """The inputs that the paths mean, and whether one of them is bad, which is told."""
    names, is_bad = [], False
    for path in paths:
        for found in find(path):
            if not isinstance(found, Refusal):
                names.append(found)
            elif found.kind.is_fault:
                tell(str(found))
                is_bad = True
    return names, is_bad


def _tell(not_coded: dict[str, Any], total: Counter[str]) -> None:
    """Tell of what was lost and should not have been, as far as the manifest names it; count it all."""
    for kind, found in not_coded.items():
        total[kind] += found["count"]
        if found["is_fault"]:
            total["faults"] += found["count"]
            for line in found["examples"]:
                tell(line)


def _summary(total: Counter[str]) -> str:
    documents, coded = total["documents"], total["coded"]
    others = [f"{count:,} {kind}" for kind, count in total.items() if kind not in ("documents", "coded", "faults")]
    return ", ".join([f"{documents:,} documents", f"{coded:,} coded", *others])
