"""A small store behind the desk, and a client that asks it as a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.records import Record
from legation.store import Manifest, Store

pytest.importorskip("fastapi", reason="the desk is not installed: pip install 'legation[desk]'")

from fastapi.testclient import TestClient

from legation.desk import create_app

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
HERE = "http://localhost:8470"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, record: Record) -> Path:
    """A store with one story."""
    path = tmp_path_factory.mktemp("desk") / "store.db"
    with Store(path) as store:
        store.keep(record, manifest=MANIFEST)
    return path


@pytest.fixture(scope="session")
def desk(kept: Path) -> Iterator[TestClient]:
    """A browser before the desk."""
    with TestClient(create_app(kept), base_url=HERE, raise_server_exceptions=False) as client:
        yield client
