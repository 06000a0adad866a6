"""Stories kept: once, corrected, coded anew, and whole."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.records import Document, Record
from legation.store import Manifest, Outcome, Store
from legation.store.keeping import content_of, packed, unpacked

MANIFEST = Manifest(version="0.0.0", code="c", model="m", tables="t", processor="any")
Coding = Callable[[Document], Record]


@pytest.fixture
def code(record: Record) -> Coding:
    """A coder whose every record has the same events, shown on the document's own text where it is the same."""

    def coded(document: Document) -> Record:
        if document.text == record.document.text:
            return record.model_copy(update={"document": document})
        return Record(document=document)

    return coded


@pytest.fixture
def story(record: Record) -> Document:
    return record.document


def test_the_same_story_twice_is_one(store: Store, story: Document, code: Coding) -> None:
    assert store.ingest(story, code, manifest=MANIFEST) is Outcome.NEW
    assert store.ingest(story, code, manifest=MANIFEST) is Outcome.SAME
    assert store.ingest(story.model_copy(update={"id": "copy"}), code, manifest=MANIFEST) is Outcome.SAME
    assert len(store) == 1


def test_what_is_kept_already_is_not_coded_again(store: Store, story: Document, code: Coding) -> None:
    store.ingest(story, code, manifest=MANIFEST)

    def refuse(document: Document) -> Record:
        raise AssertionError("coded again")

    assert store.ingest(story, refuse, manifest=MANIFEST) is Outcome.SAME


def test_a_record_comes_out_as_it_went_in(store: Store, story: Document, code: Coding) -> None:
    store.ingest(story, code, manifest=MANIFEST)
    assert store.record("lima") == code(story)
    assert list(store.records()) == [code(story)]
    with pytest.raises(KeyError, match="quito"):
        store.record("quito")


def test_a_corrected_story_supersedes_and_the_old_version_stays(store: Store, story: Document, code: Coding) -> None:
    store.ingest(story, code, manifest=MANIFEST)
    before = datetime.now(UTC).isoformat()
    corrected = story.model_copy(update={"text": "The meeting was called off."})

    assert store.ingest(corrected, code, manifest=MANIFEST) is Outcome.CORRECTED
    assert len(store) == 1
    assert store.record("lima").document.text == corrected.text
    assert store.record("lima", as_of=before).document.text == story.text
    assert (store.events().num_rows, store.events(as_of=before).num_rows) == (0, 2)
    assert store.events(as_of="2001-01-01").num_rows == 0


def test_an_archive_with_a_story_and_its_correction_is_read_twice(store: Store, story: Document, code: Coding) -> None:
    corrected = story.model_copy(update={"title": "Corrected"})
    archive = (story, corrected)
    assert [store.ingest(each, code, manifest=MANIFEST) for each in archive] == [Outcome.NEW, Outcome.CORRECTED]
    assert [store.ingest(each, code, manifest=MANIFEST) for each in archive] == [Outcome.SAME, Outcome.SAME]
    assert store.record(story.id).document.title == "Corrected"


def test_a_story_is_told_by_its_url_before_its_id(store: Store, story: Document, code: Coding) -> None:
    first = story.model_copy(update={"url": "https://radio.example/1"})
    again = first.model_copy(update={"id": "other", "text": "Corrected."})
    store.ingest(first, code, manifest=MANIFEST)
    assert store.ingest(again, code, manifest=MANIFEST) is Outcome.CORRECTED
    assert store.ingest(story, code, manifest=MANIFEST) is Outcome.NEW


def test_another_coder_supersedes(store: Store, story: Document, code: Coding) -> None:
    newer = MANIFEST.model_copy(update={"version": "0.0.1"})
    store.ingest(story, code, manifest=MANIFEST)
    assert store.ingest(story, code, manifest=newer) is Outcome.RECODED
    assert store.ingest(story, code, manifest=newer) is Outcome.SAME
    assert (len(store), store.manifests()) == (1, [newer])


def test_nothing_is_kept_of_a_document_that_fails(store: Store, story: Document, code: Coding) -> None:
    def fail(document: Document) -> Record:
        raise RuntimeError("out of ink")

    with pytest.raises(RuntimeError):
        store.ingest(story, fail, manifest=MANIFEST)
    assert len(store) == 0


def test_a_nul_in_the_text_is_kept_in_the_record(store: Store, code: Coding) -> None:
    document = Document(id="nul", text="a\0b")
    store.ingest(document, code, manifest=MANIFEST)
    assert store.record("nul").document.text == "a\0b"


def test_two_writers_of_one_story_leave_one_version(location: str, story: Document, code: Coding) -> None:
    with Store(location) as first, Store(location) as second:

        def overtaken(document: Document) -> Record:
            assert second.ingest(document, code, manifest=MANIFEST) is Outcome.NEW
            return code(document)

        assert first.ingest(story, overtaken, manifest=MANIFEST) is Outcome.SAME
        assert len(first) == len(second) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(text=st.text(), id=st.text(min_size=1))
def test_packing_loses_nothing(text: str, id: str) -> None:
    record = Record(document=Document(id=id, text=text))
    assert unpacked(packed(record)) == record


def test_content_is_the_text_and_what_is_known_of_it(story: Document) -> None:
    assert content_of(story) == content_of(story.model_copy(update={"id": "other"}))
    assert content_of(story) != content_of(story.model_copy(update={"publisher": "Radio Sur"}))
    assert sqlite3.sqlite_version_info >= (3, 35)  # RETURNING
