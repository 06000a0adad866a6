"""A journal: what was done is not done again, and nothing else is taken for done."""

from collections.abc import Iterator
from pathlib import Path

import coders
import pytest

from legation.manifest import Manifest
from legation.records import Document, Record
from legation.scale import Coded, Fault, Journal, JournalError, Task, code

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
TEXTS = ["a", "raise", "b", "c"]


class Counting:
    """A coder that knows what it coded."""

    def __init__(self) -> None:
        self.coded: list[str] = []

    def __call__(self, document: Document) -> Record:
        self.coded.append(document.text)
        return coders.code(document)


def run(path: Path, texts: list[str], *, stop_after: int | None = None) -> tuple[list[str], list[str]]:
    """Run over the texts, or break off after some; what came out, and what was coded for it."""
    coder = Counting()
    tasks = (Task(Document(id=str(number), text=text)) for number, text in enumerate(texts))
    out = []
    with Journal(path, lambda: MANIFEST) as journal:
        for number, task in enumerate(code(tasks, lambda: coder, journal=journal), start=1):
            out.append(task.outcome.json.decode() if isinstance(task.outcome, Coded) else str(task.outcome))
            if number == stop_after:
                break
        else:
            journal.finish()
    return out, coder.coded


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def whole(tmp_path: Path) -> list[str]:
    return run(tmp_path / "other", TEXTS)[0]


@pytest.mark.parametrize("stop", [2, 3])
def test_a_run_goes_on_where_it_stopped(path: Path, whole: list[str], stop: int) -> None:
    assert run(path, TEXTS, stop_after=stop) == (whole[:stop], TEXTS[:stop])
    assert run(path, TEXTS) == (whole, TEXTS[stop:])
    assert not path.exists()


def test_every_cut_of_the_file_is_survived(path: Path, whole: list[str]) -> None:
    run(path, TEXTS, stop_after=3)
    content = path.read_bytes()
    ends = [0, *(at + 1 for at, byte in enumerate(content) if byte == ord("\n"))]
    for cut in range(0, len(content) + 1, 7):
        path.write_bytes(content[:cut])
        lines = max(0, sum(end <= cut for end in ends) - 2)  # the first is the coder's
        assert run(path, TEXTS) == (whole, TEXTS[lines:])


def test_other_documents_are_coded_anew_from_the_first_that_differs(path: Path) -> None:
    run(path, TEXTS, stop_after=4)
    assert run(path, ["a", "raise", "new", "c"])[1] == ["new", "c"]


def test_one_document_needs_no_journal(path: Path) -> None:
    run(path, ["a"], stop_after=1)
    assert not path.exists()


def test_faults_are_told_of_again(path: Path) -> None:
    run(path, TEXTS, stop_after=3)
    assert run(path, TEXTS)[0][1].startswith("Fault(reason='by a fault of this program: ZeroDivisionError")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Dear diary,\n", "not a journal"),
        (b"Dear diary", "not a journal"),
        (b'{"coder": {}, "journal": 1}\n', "of another coder"),
    ],
)
def test_another_file_is_left_alone(path: Path, content: bytes, reason: str) -> None:
    path.write_bytes(content)
    with pytest.raises(JournalError, match=reason):
        run(path, TEXTS)
    assert path.read_bytes() == content


def test_tasks_done_before_are_no_business_of_the_journal(path: Path) -> None:
    def tasks() -> Iterator[Task]:
        yield Task(None, item="refused")
        yield Task(Document(id="0", text="a"))
        yield Task(Document(id="1", text="raise"))

    for _ in range(2):
        with Journal(path, lambda: MANIFEST) as journal:
            done = list(code(tasks(), lambda: coders.code, journal=journal))
        assert [type(task.outcome) for task in done] == [type(None), Coded, Fault]
    assert journal.recalled == 2
