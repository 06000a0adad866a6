"""Code an archive on a real Ray cluster of this machine, one of whose nodes is killed while it works.

A program of its own, run by ``test_cluster.py``: Ray leaves threads, and processes that are forked later do not bear
them. Writes the name of each split done into a file; exit code 77 where a node does not start in time.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import coders

from legation.manifest import Manifest
from legation.scale import Archive, code_by_ray, splits
from legation.sources import Reading

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
MEMORY = 80 * 1024 * 1024  # the least object store that Ray takes
TOO_BUSY = 77


@contextmanager
def cluster() -> Iterator[Any]:
    """A head that does no work and two nodes of one core each; they find this folder's coders."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    paths = [str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    import ray
    from ray.cluster_utils import Cluster

    nodes = Cluster()
    try:
        try:
            nodes.add_node(num_cpus=0, object_store_memory=MEMORY, include_dashboard=False)
            for _ in range(2):
                nodes.add_node(num_cpus=1, object_store_memory=MEMORY)
        except Exception as error:
            if "timed out during startup" not in str(error):
                raise
            sys.exit(TOO_BUSY)
        ray.init(address=nodes.address, log_to_driver=False, logging_level="ERROR")
        yield nodes
    finally:
        ray.shutdown()
        nodes.shutdown()


def main(out: Path, names: Path, stories: list[str]) -> None:
    splits.SPLIT_INPUTS = 1
    archive = Archive(out, stories, Reading(), MANIFEST)
    with cluster() as nodes, names.open("w", encoding="utf-8") as told:
        done = code_by_ray(archive, coders.make, time_limit=60)
        for _ in range(2):
            print(next(done)["split"], file=told)
        nodes.remove_node(nodes.list_all_nodes()[-1], allow_graceful=False)
        for split in done:
            print(split["split"], file=told)
    archive.tidy()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
