"""A store with reviews behind the API, and a program with the server's token before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.records import Document, Record, Sentence
from legation.reviews import draw, review
from legation.sources import Coverage, Kind, Origin, Refusal
from legation.store import Manifest, Store

pytest.importorskip("fastapi", reason="the desk is not installed: pip install 'legation[desk]'")

from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.desk import create_app
from legation.desk.api.coding import Coding, NotCodedError

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
HERE = "http://localhost:8470/api"
TOKEN = "a token of these tests"


class Told(Coding):
    """Codes nothing: a record with one sentence, and no process."""

    def code(self, document: Document) -> Record:
        """A record with one sentence."""
        if "poison" in document.text:
            raise NotCodedError("it is poison")
        document = document.model_copy(update={"id": document.id or "hashed"})
        return Record(document=document, sentences=(Sentence(start=0, end=len(document.text)),))


@pytest.fixture
def app(tmp_path: Path, record: Record) -> Iterator[FastAPI]:
    """The desk on a store with three stories and two reviews, in which documents are coded for nothing."""
    with Store(tmp_path / "store.db") as store:
        for name in ("lima", "quito", "oslo"):
            facts = {"id": name, "title": name, "publisher": "Wire"}
            document = record.document.model_copy(update=facts)
            store.keep(record.model_copy(update={"document": document}), manifest=MANIFEST)
        review(store, "lima", "event", "E1", "corrected", reviewer="mb", changes={"status": "planned"})
        review(store, "lima", "event", "E2", "rejected", reviewer="mb")
        draw(store, 6)
        met = Coverage(coded=3)
        met.add(Refusal(Origin("broken.txt"), "empty", Kind.UNREADABLE))
        store.note_ingest(met.as_dict())
        yield create_app(store, token=TOKEN, hosts=["testserver"], coding=Told())


@pytest.fixture
def api(app: FastAPI) -> Iterator[TestClient]:
    """A program that has the token."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(app, base_url=HERE, headers=headers, raise_server_exceptions=False) as client:
        yield client
