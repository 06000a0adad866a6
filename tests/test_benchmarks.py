"""The speed benchmark runs and its figures hang together; the made-up newsroom writes stories."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
import spacy

from legation.records import Document, Record, Sentence

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def speed() -> ModuleType:
    return script("speed.py")


def script(name: str) -> ModuleType:
    """A script of ``benchmarks/`` as a module."""
    file = ROOT / "benchmarks" / name
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec and spec.loader
    module = sys.modules[file.stem] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_stage_has_its_share_of_the_time(speed: ModuleType) -> None:
    report = speed.measure(["The envoy met the minister in Lima. Both left on Tuesday."], rounds=1)
    assert (report["documents"], report["sentences"], report["words"]) == (1, 2, 13)
    assert {"tokeniser", "legation_parser", "legation_events", "record"} <= set(report["stages"])
    assert report["stages"]["legation_parser"]["times_parser"] == 1.0
    assert all(stage["seconds"] >= 0 for stage in report["stages"].values())
    lines = speed.table(report).splitlines()
    assert lines[0].startswith("1 documents, 2 sentences, 13 words")
    assert [line.split()[0] for line in lines[7:]] == list(report["stages"])
    assert 0 < report["encoder_share"] < 1
    assert report["beside"] is None


def test_another_parser_is_measured_beside_ours(speed: ModuleType, tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path)
    report = speed.measure(["The envoy met the minister in Lima."], rounds=1, beside=str(tmp_path))
    assert report["beside"]["pipeline"] == str(tmp_path)
    assert report["beside"]["times"] > 1
    assert str(tmp_path) in speed.table(report)


def test_a_folder_without_texts_is_refused(speed: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no text files"):
        speed.text_files([tmp_path])


def test_the_newsroom_writes_the_same_stories_for_a_seed_with_every_blank_filled() -> None:
    newsroom = script("newsroom/write.py")
    stories = list(newsroom.Newsroom(1).stories(300))
    assert stories == list(newsroom.Newsroom(1).stories(300))
    assert not [
        story for story in stories if re.search(r"[{}()|]", story["title"] + story["text"].partition(" -- ")[2])
    ]
    assert len({story["id"] for story in stories}) == 300
    assert len({story["text"] for story in stories}) < len(stories), "some are told twice in the same words"


def test_what_triage_loses_is_counted_against_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    document = Document(id="a", text="Peru praised Chile.")
    read = Record(document=document, sentences=(Sentence(start=0, end=19),))
    assert script("triage.py").losses([read, read], [read, Record(document=document)]) == [
        "documents unread: 1 of 2 (50.00%)",
        "words unread: 4 of 8 (50.00%)",
        "events lost: 0 of 0 (0.00%)",
        "statements lost: 0 of 0 (0.00%)",
    ]
