"""A real Ray cluster of several nodes on this machine, one of which is killed while it works."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coders
import pytest

from legation.manifest import Manifest
from legation.scale import Archive, ClusterError, code_by_ray, code_here_into, splits
from legation.sources import Reading

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
NEEDS_RAY = "Ray is not installed: pip install 'legation[ray]'"
MEMORY = 80 * 1024 * 1024  # the least object store that Ray takes


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A head that does no work and two nodes of one core each; they find this folder's coders."""
    pytest.importorskip("ray", reason=NEEDS_RAY)
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    paths = [str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    from ray.cluster_utils import Cluster

    cluster = Cluster()
    try:
        try:
            cluster.add_node(num_cpus=0, object_store_memory=MEMORY, include_dashboard=False)
            for _ in range(2):
                cluster.add_node(num_cpus=1, object_store_memory=MEMORY)
        except Exception as error:
            if "timed out during startup" not in str(error):
                raise
            pytest.skip("this machine is too busy: a node of Ray's did not start in time")
        yield cluster
    finally:
        import ray

        ray.shutdown()
        cluster.shutdown()


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Twelve splits of three stories that take a moment, one of them poison."""
    monkeypatch.setattr(splits, "SPLIT_INPUTS", 1)
    folder = tmp_path / "stories"
    folder.mkdir()
    for number in range(12):
        rows = [{"id": f"{number}-{row}", "text": f"sleep 0.{row}", "date": f"2019-0{row}-26"} for row in (1, 2, 3)]
        rows += [{"id": "poison", "text": "crash"}] * (number == 5)
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{number:02}.jsonl").write_text(lines, encoding="utf-8")
    return sorted(map(str, folder.iterdir()))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_node_dies_and_the_parts_are_those_of_one_machine(cluster: Any, stories: list[str], tmp_path: Path) -> None:
    import ray

    ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
    archive = Archive(tmp_path / "ray", stories, Reading(), MANIFEST)

    done = code_by_ray(archive, coders.make, time_limit=60)
    names = [next(done)["split"] for _ in range(2)]
    cluster.remove_node(cluster.list_all_nodes()[-1], allow_graceful=False)
    names += [split["split"] for split in done]

    assert sorted(names) == [split.name for split in archive.splits]
    archive.tidy()
    here = Archive(tmp_path / "here", stories, Reading(), MANIFEST)
    list(code_here_into(here, coders.make, workers=1, time_limit=60))
    assert contents(tmp_path / "ray") == contents(tmp_path / "here")
    assert archive.missing() == []
    assert list(code_by_ray(archive, coders.make)) == []


def test_no_cluster_there_is_an_error(stories: list[str], tmp_path: Path) -> None:
    pytest.importorskip("ray", reason=NEEDS_RAY)
    archive = Archive(tmp_path / "out", stories, Reading(), MANIFEST)
    with pytest.raises(ClusterError, match="no Ray cluster at nowhere"):
        list(code_by_ray(archive, coders.make, address="nowhere:1:2"))


def test_without_ray_it_is_said_how_to_get_it(
    stories: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    archive = Archive(tmp_path / "out", stories, Reading(), MANIFEST)
    with pytest.raises(ClusterError, match="pip install"):
        list(code_by_ray(archive, coders.make))
