"""Worker processes: the same records in the same order as one process gives, whatever happens to a worker."""

import os
from collections.abc import Iterator
from pathlib import Path

import coders
import pytest

from legation.records import Document, Record
from legation.scale import Coded, Fault, Task, Workers, WorkersError, code, code_here
from legation.scale.workers import AHEAD_BATCHES, BATCH_DOCUMENTS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the signals of these tests are POSIX's")


def tasks(*texts: str) -> list[Task]:
    return [Task(Document(id=str(number), text=text)) for number, text in enumerate(texts)]


def outcomes(done: Iterator[Task]) -> list[bytes | str]:
    """The JSON of each record, the reason of each fault."""
    return [task.outcome.json if isinstance(task.outcome, Coded) else str(task.outcome) for task in done]


@pytest.fixture(scope="module")
def workers(coder: object) -> Iterator[Workers]:
    with Workers(lambda: coders.code, 2, time_limit=1) as pool:
        yield pool


def test_records_are_the_same_as_one_process_gives_and_in_their_order(workers: Workers) -> None:
    texts = [f"sleep {0.02 if number % 7 == 0 else 0}" for number in range(200)]
    assert outcomes(workers.code(tasks(*texts))) == outcomes(code_here(tasks(*texts), coders.code))


def test_the_shipped_coder_gives_the_same_bytes(coder: object) -> None:
    texts = [f"LIMA, Peru (AP) — The president of Chile met {count} ministers on Monday." for count in range(3, 9)]
    here = outcomes(code(tasks(*texts), lambda: coder.code_document))  # type: ignore[attr-defined]
    there = outcomes(code(tasks(*texts), lambda: coder.code_document, workers=2))  # type: ignore[attr-defined]
    assert here == there


def test_fresh_workers_give_the_same_bytes(coder: object) -> None:
    texts = [f"Chile recalled {count} envoys from Peru on Monday." for count in range(2, 2 * BATCH_DOCUMENTS)]
    kept: dict[int, bytes] = {}

    def code_and_grow(document: Document) -> Record:
        coders.grow(kept)
        return coder.code_document(document)  # type: ignore[attr-defined, no-any-return]

    with Workers(lambda: code_and_grow, 1, most_growth=coders.GROWTH // 2) as pool:
        first = pool._workers[0].process.pid
        there = outcomes(pool.code(tasks(*texts)))
        assert pool._workers[0].process.pid != first
    assert there == outcomes(code_here(tasks(*texts), coder.code_document))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("poison", "reason"),
    [
        ("raise", "by a fault of this program: ZeroDivisionError: of all things (coders.py, line 24)"),
        ("hang", "it took longer than 1 s"),
        ("crash", "its worker process died, 2 times (SIGKILL)"),
        ("leave", "its worker process died, 2 times (exit code 3)"),
    ],
)
def test_a_poisoned_document_is_told_of_and_all_else_is_done(workers: Workers, poison: str, reason: str) -> None:
    texts = ["a", "b", poison, *"cdefghij", poison, "k"]
    done = list(workers.code(tasks(*texts)))
    assert [task.document.text for task in done if task.document] == texts
    assert [task.outcome for task in done if isinstance(task.outcome, Fault)] == [Fault(reason)] * 2


def test_a_document_whose_worker_was_killed_from_outside_is_tried_again(workers: Workers, tmp_path: Path) -> None:
    done = list(workers.code(tasks("a", f"crash-once {tmp_path / 'mark'}", "b")))
    assert all(isinstance(task.outcome, Coded) for task in done)


def test_tasks_with_nothing_to_code_keep_their_place(workers: Workers) -> None:
    line = [Task(None, item=1), *tasks("a"), Task(None, item=2), Task(None, item=3)]
    done = list(workers.code(line))
    assert [task.item for task in done] == [1, None, 2, 3]
    assert isinstance(done[1].outcome, Coded)


def test_no_more_is_read_than_keeps_the_workers_busy(workers: Workers) -> None:
    read = 0
    most = 2 * AHEAD_BATCHES * BATCH_DOCUMENTS

    def endless() -> Iterator[Task]:
        nonlocal read
        while True:
            read += 1
            yield tasks("sleep 0.2" if read == 1 else "a")[0]

    done = workers.code(endless())
    next(done)
    assert read <= most
    for given in range(2, 500):
        next(done)
        assert read <= given + most


def test_a_worker_that_has_grown_is_replaced_between_batches(coder: object, tmp_path: Path) -> None:
    text = f"grow {tmp_path / 'processes'}"
    with Workers(lambda: coders.code, 1, most_growth=coders.GROWTH // 2) as pool:
        done = list(pool.code(tasks(*[text] * (3 * BATCH_DOCUMENTS))))
    assert [task.outcome.record.document.id for task in done if isinstance(task.outcome, Coded)] == [
        str(number) for number in range(3 * BATCH_DOCUMENTS)
    ]
    processes = (tmp_path / "processes").read_text().split()
    assert len(processes) == 3 * BATCH_DOCUMENTS  # no document is coded twice
    assert len(set(processes)) == 3


def test_a_worker_that_has_not_grown_stays(coder: object, tmp_path: Path) -> None:
    text = f"grow {tmp_path / 'processes'}"
    with Workers(lambda: coders.code, 1) as pool:
        list(pool.code(tasks(*[text] * (2 * BATCH_DOCUMENTS))))
    assert len(set((tmp_path / "processes").read_text().split())) == 1


def test_spawned_workers_load_for_themselves() -> None:
    with Workers(coders.make, 1, start_method="spawn") as pool:  # type: ignore[arg-type]
        assert outcomes(pool.code(tasks("a", "b"))) == outcomes(code_here(tasks("a", "b"), coders.code))


def test_a_worker_that_cannot_start_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    with Workers(coders.never, 1, start_method="spawn") as pool, pytest.raises(WorkersError, match="exit code 1"):  # type: ignore[arg-type]
        list(pool.code(tasks("a")))
    assert "no model here" in capfd.readouterr().err


def test_a_worker_that_is_not_ready_in_time_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as impatient:
        impatient.setattr("legation.scale.workers.START_LIMIT", 0)
        pool = Workers(coders.make, 1, start_method="spawn")  # type: ignore[arg-type]
    with pool:
        assert outcomes(pool.code(tasks("a", "b"))) == outcomes(code_here(tasks("a", "b"), coders.code))


def test_a_worker_that_is_never_ready_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.scale.workers.START_LIMIT", 0)
    pool = Workers(coders.make, 1, start_method="spawn")  # type: ignore[arg-type]
    with pool, pytest.raises(WorkersError, match="was not ready within 0 s, 2 times"):
        list(pool.code(tasks("a")))
