"""Answers that are worked out once."""

from __future__ import annotations

from pathlib import Path

from legation.desk.remembering import KEPT, Memory
from legation.records import Record
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")


def test_a_question_is_asked_anew_when_something_has_come_in(tmp_path: Path, record: Record) -> None:
    asked: list[int] = []

    def count(store: Store, *, number: int = 0) -> int:
        asked.append(number)
        return len(store)

    with Store(tmp_path / "store.db") as store:
        memory = Memory(store)
        assert [memory.answer(count), memory.answer(count), memory.answer(count, number=1)] == [0, 0, 0]
        assert asked == [0, 1]
        store.keep(record, manifest=MANIFEST)
        assert memory.answer(count) == 1
        for number in range(KEPT + 1):
            memory.answer(count, number=number)
        asked.clear()
        memory.answer(count, number=KEPT)
        memory.answer(count, number=0)
        assert asked == [0]
