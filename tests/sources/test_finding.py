"""Which files a path means."""

import os
from pathlib import Path

import pytest

from legation.sources import Kind, Origin, Refusal, Source, find, read
from legation.sources.documents import identity


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a/z.jsonl.gz", "a/.git/c.txt", ".d.txt", "a/story0001", "a/map.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_means_the_files_below_it_in_order(archive: Path) -> None:
    found = [name for name in find(str(archive)) if isinstance(name, str)]
    assert [Path(name).relative_to(archive).as_posix() for name in found] == ["a/story0001", "a/z.jsonl.gz", "b.txt"]


def test_files_of_one_name_in_two_folders_are_two_documents(archive: Path) -> None:
    for name in ("2024/may", "2024/june"):
        (archive / name).mkdir(parents=True)
        (archive / name / "1.txt").write_text("Talks began.", encoding="utf-8")
    found = list(read([str(archive / "2024"), str(archive / "2024/may/1.txt"), "2024/./*/1.txt"]))
    documents = [source.document.id for source in found if isinstance(source, Source)]
    assert documents == ["june/1", "may/1", "1", "june/1", "may/1"]
    assert [str(source.origin) for source in found[:2]] == [f"{archive}/2024/june/1.txt", f"{archive}/2024/may/1.txt"]
    assert [source.origin.input_name for source in found[:2]] == ["1.txt", "1.txt"]


def test_a_file_that_no_reader_knows_is_passed_over_with_its_reason(archive: Path) -> None:
    [refusal] = [found for found in find("a") if isinstance(found, Refusal)]
    assert (str(refusal), refusal.kind) == ("a/map.png: no reader for .png files", Kind.NO_NEWS_TEXT)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_that_lead_nowhere_or_to_folders_are_told_of(archive: Path) -> None:
    (archive / "a" / "lost.txt").symlink_to("nowhere")
    (archive / "a" / "more").symlink_to(archive)
    assert list(map(str, find("a"))) == [
        "a/lost.txt",  # and reading it says: no such file
        "a/map.png: no reader for .png files",
        "a/more: a link to a folder, which is not followed",
        "a/story0001",
        "a/z.jsonl.gz",
    ]


def test_a_folder_that_may_not_be_looked_into_is_told_of(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.scandir

    def forbidden(path: str) -> object:
        if os.fspath(path).endswith("a"):
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr("os.scandir", forbidden)
    assert list(map(str, find("."))) == ["./a: Permission denied", "b.txt"]


def test_a_pattern_means_what_it_matches(archive: Path) -> None:
    assert list(find("*/*.gz")) == ["a/z.jsonl.gz"]
    assert list(find("**/*.txt")) == ["b.txt"]
    [refusal] = find("*.html")
    assert str(refusal) == "*.html: no such file"


def test_a_file_whose_name_looks_like_a_pattern_is_itself(archive: Path) -> None:
    Path("b[1].txt").write_text("x", encoding="utf-8")
    assert list(find("b[1].txt")) == ["b[1].txt"]


def test_anything_else_is_given_back() -> None:
    assert list(find("-")) == ["-"]
    assert list(find("nowhere.html")) == ["nowhere.html"]
    assert list(find("https://news.example/feed?page=1")) == ["https://news.example/feed?page=1"]


@pytest.mark.parametrize(
    ("input", "shown"),
    [
        ("/srv/wire/may.zip", "may.zip: a/b.txt: empty"),
        ("-", "-: a/b.txt: empty"),
        ("https://ana:secret@news.example/feed/1", "https://news.example/feed/1: a/b.txt: empty"),
        ("ftp://news.example/feed", "feed: a/b.txt: empty"),
    ],
)
def test_a_refusal_can_be_told_without_the_folders_of_the_machine(input: str, shown: str) -> None:
    refusal = Refusal(Origin(input).within("a/b.txt"), "empty")
    assert (refusal.without_folders(), str(refusal)) == (shown, f"{input}: a/b.txt: empty")


@pytest.mark.parametrize(
    ("name", "told"), [("caf\udce9.txt", "caf\\xe9"), ("caf\udcc3\udca9.txt", "café"), ("\ud800", "\\ud800")]
)
def test_a_name_whose_bytes_are_no_utf_8_can_be_told(name: str, told: str) -> None:
    origin = Origin(f"/srv/{name}")
    assert identity(origin, "") == told
    assert str(origin).startswith(f"/srv/{told}")
    assert origin.within(name).key.encode()
