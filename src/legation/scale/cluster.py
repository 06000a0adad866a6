"""Many machines: the splits of an archive as tasks of Ray.

Plain tasks, not Ray Data: its writers name parts by chance and cut blocks by the cluster's size, and a block that is
done again after a machine died may be written twice. A split's parts have the same names and bytes wherever and
however often it is done, so Ray may do again whatever it lost. What travels is names and counts; the documents are
read, and the parts written, where they are coded. All machines have to see the same paths.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from legation.scale.archive import Archive
from legation.scale.parts import code_split
from legation.scale.splits import Split
from legation.scale.tasks import Code
from legation.scale.workers import TIME_LIMIT, Workers
from legation.sources import Reading

RETRIES = 10
"""How often a split is begun anew whose machine or process died. A document that kills is caught before: see below."""

AT_ONCE = 1_000
"""How many splits are given to Ray at once."""

OBJECT_STORE = 200 * 1024 * 1024
"""Bytes for a Ray started here: only names and counts go through it."""


class ClusterError(RuntimeError):
    """Ray is not there, or its cluster cannot be reached."""


def code_by_ray(
    archive: Archive,
    make: Callable[[], Code],
    *,
    address: str | None = None,
    time_limit: float = TIME_LIMIT,
) -> Iterator[dict[str, Any]]:
    """Code what is missing on a Ray cluster; the manifest of each split as it is done.

    ``address`` is as ``ray.init`` takes it; without one, and without RAY_ADDRESS, Ray starts on this machine and stops
    at the end. ``make`` is pickled, and equal ones make equal coders. Raises :class:`ClusterError` where there is no
    Ray, or where a split was given up.
    """
    missing = archive.missing()
    if not missing:
        return
    with _connected(address) as ray:
        task = ray.remote(num_cpus=1, max_retries=RETRIES)(_code_split)
        waiting = iter(missing)
        under_way: list[Any] = []
        while True:
            for split in islice(waiting, AT_ONCE - len(under_way)):
                under_way.append(task.remote(archive.out.resolve(), split, archive.reading, make, time_limit))
            if not under_way:
                return
            done, under_way = ray.wait(under_way)
            try:
                yield from ray.get(done)
            except ray.exceptions.RayError as error:
                raise ClusterError(str(error)) from None


@contextmanager
def _connected(address: str | None) -> Iterator[Any]:
    """Ray, on the cluster that this program is on already, else on the one there, else started here."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
    try:
        import ray
    except ModuleNotFoundError:
        raise ClusterError("Ray is not installed: pip install 'legation[ray]'") from None
    if ray.is_initialized():
        yield ray
        return
    address = address or os.environ.get("RAY_ADDRESS")
    alone: dict[str, Any] = {} if address else {"object_store_memory": OBJECT_STORE, "include_dashboard": False}
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **alone)
    except Exception as error:  # Ray raises just that where a node of its does not come up
        place = f"no Ray cluster at {address}" if address else "Ray does not start here"
        raise ClusterError(f"{place}: {error}") from None
    try:
        yield ray
    finally:
        ray.shutdown()


def _code_split(
    out: Path, split: Split, reading: Reading, make: Callable[[], Code], time_limit: float
) -> dict[str, Any]:
    """The task: a split coded by the worker of this process of Ray's."""
    return code_split(out, split, reading, _worker(make, time_limit).code)


@cache
def _worker(make: Callable[[], Code], time_limit: float) -> Workers:
    """A process beside Ray's own, kept for all its tasks: what hangs or dies of a document is that one.

    It starts afresh, as Ray's process has threads that a fork does not bear.
    """
    return Workers(make, 1, time_limit=time_limit, start_method="spawn")
