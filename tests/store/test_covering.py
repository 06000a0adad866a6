"""What is kept, counted, and what the ingests met."""

from __future__ import annotations

from datetime import date

from legation.records import Document, Record
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")


def story(id: str, **facts: object) -> Record:
    return Record(document=Document(id=id, text=id, **facts))


def test_stories_are_counted_in_their_current_versions(store: Store) -> None:
    for record in (
        story("a", published=date(2024, 5, 1), publisher="Wire", language="en", url="http://x/a"),
        story("b", published=date(2024, 5, 31), publisher="Wire", language="en", url="http://x/a"),
        story("c", published=date(2023, 1, 2), publisher="Post", language="fr"),
        story("d", publisher="Wire", language="en"),
        story("e"),
    ):
        store.keep(record, manifest=MANIFEST)
    kept = store.kept()
    assert (kept.stories, kept.undated, kept.first, kept.last) == (4, 2, date(2023, 1, 2), date(2024, 5, 31))
    assert kept.publishers[0][:2] == ("Wire", 2)
    assert {share.name: share.stories for share in kept.languages} == {"en": 2, "fr": 1, None: 1}
    assert [(share.name, share.stories) for share in kept.months] == [("2023-01", 1), ("2024-05", 1)]


def test_the_last_ingest_comes_first(store: Store) -> None:
    assert store.ingests() == []
    for number in range(3):
        store.note_ingest({"documents": number})
    assert [ingest.coverage["documents"] for ingest in store.ingests(limit=2)] == [2, 1]
    assert store.ingests()[0].ended.tzinfo is not None
