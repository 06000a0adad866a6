"""Which files a path means."""

from pathlib import Path

from legation.sources import find_texts


def test_a_folder_means_its_text_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.git/c.txt", ".d.txt", "e.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [Path(file).relative_to(tmp_path).as_posix() for file in find_texts(str(tmp_path))] == ["a/z.txt", "b.txt"]


def test_anything_else_is_given_back() -> None:
    assert list(find_texts("-")) == ["-"]
    assert list(find_texts("nowhere.html")) == ["nowhere.html"]
