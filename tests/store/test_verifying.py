"""Proving that documents come out the same again."""

from legation.records import Document, Record
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0.0.0", code="c", model="m", tables="t", processor="any")


def code(document: Document) -> Record:
    return Record(document=document)


def test_what_comes_out_otherwise_is_named(store: Store) -> None:
    for number in range(10):
        store.ingest(Document(id=f"story-{number}", text=f"Story {number}."), code, manifest=MANIFEST)

    assert store.verify(code, manifest=MANIFEST, sample=100).checked == 10
    assert store.verify(code, manifest=MANIFEST, sample=4).different == ()

    def other(document: Document) -> Record:
        wrong = document.id in ("story-0", "story-5")
        return Record(document=document.model_copy(update={"language": "en"}) if wrong else document)

    found = store.verify(other, manifest=MANIFEST, sample=4)
    assert (found.checked, found.different) == (4, ("story-0", "story-5"))


def test_another_coder_s_documents_are_counted_apart(store: Store) -> None:
    store.ingest(Document(id="a", text="A story."), code, manifest=MANIFEST)
    found = store.verify(code, manifest=MANIFEST.model_copy(update={"version": "0.0.1"}), sample=5)
    assert (found.checked, found.by_others) == (0, 1)
