"""Text files in every state they arrive in."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources import SourceError, TextFile, read_text

TEXT = "Die Minister trafen sich in Zürich — “endlich”, sagte einer.\r\nEnde."


def write(folder: Path, content: bytes) -> Path:
    path = folder / "story.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_unicode_encodings_are_known_for_sure(tmp_path: Path, encoding: str, named: str) -> None:
    path = write(tmp_path, TEXT.encode(encoding))
    assert read_text(path) == TextFile(str(path), "story", TEXT, named)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "cp1252"),
        ("Министры двух стран подписали во вторник в Вене договор о реке, сообщило радио. " * 3, "cp1251"),
        ("两国部长星期二在维也纳签署了河流条约，电台报道说。反对党表示将要求高等法院作出裁决。" * 3, "gb18030"),
    ],
)
def test_other_encodings_are_guessed_and_said_to_be(tmp_path: Path, text: str, encoding: str) -> None:
    found = read_text(write(tmp_path, text.encode(encoding)))
    assert found.text == text
    assert found.is_guess


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        (b"", None, "empty"),
        (b" \n\t\r\n", None, "nothing but white space"),
        (b"\xef\xbb\xbf", None, "nothing but white space"),
        (b"The envoy\x00 left.", "byte 9", "NUL"),
        ("The envoy left.".encode("utf-16-le"), "byte 1", "NUL"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "byte 8", "NUL"),
        (b"\xff\xfeT\x00h\x00e", "byte 6", "not utf-16-le"),
        (b"The envoy \x81\x01\x02 left.", "byte 10", "not UTF-8"),
        (bytes(range(1, 256)), "byte 127", "not UTF-8"),
        (b"x" * 101, None, "larger than 100 bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_file_place_and_reason(
    tmp_path: Path, content: bytes, place: str | None, reason: str
) -> None:
    path = write(tmp_path, content)
    with pytest.raises(SourceError) as refusal:
        read_text(path, largest=100 if len(content) == 101 else 1000)
    assert (refusal.value.file, refusal.value.place) == (str(path), place)
    assert reason in refusal.value.reason
    assert str(refusal.value).startswith(f"{path}: {place}: " if place else f"{path}: ")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "none.txt", "no such file"), (tmp_path, "a folder"), ("a\0b", "null")):
        with pytest.raises(SourceError, match=reason):
            read_text(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, b"The envoy left.")
    path.chmod(0)
    with pytest.raises(SourceError, match="denied"):
        read_text(path)


def test_standard_input_has_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read_text("-") == TextFile("-", None, TEXT, "utf-8")


def test_a_five_megabyte_line_passes(tmp_path: Path) -> None:
    text = "The envoy left. " * 330_000
    assert read_text(write(tmp_path, text.encode())).text == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_unicode_text_comes_back_unchanged(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = write(tmp_path_factory.mktemp("texts"), text.encode())
    try:
        assert read_text(path).text == text.removeprefix("\ufeff")
    except SourceError:
        assert not text.removeprefix("\ufeff").strip()


@given(st.binary())
def test_any_bytes_are_text_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    try:
        assert read_text(write(tmp_path_factory.mktemp("bytes"), content)).text.strip()
    except SourceError as refusal:
        assert refusal.reason
