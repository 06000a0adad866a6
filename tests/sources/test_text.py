"""Text files in every state they arrive in."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources import Origin, Reading, Refusal, Source, read_input, read_stream

TEXT = "Die Minister trafen sich in Zürich — “endlich”, sagte einer.\r\nEnde."


def written(folder: Path, content: bytes) -> str:
    path = folder / "story.txt"
    path.write_bytes(content)
    return str(path)


def source(name: str) -> Source:
    [found] = read_input(name)
    assert isinstance(found, Source), str(found)
    return found


def refusal(name: str) -> Refusal:
    [found] = read_input(name)
    assert isinstance(found, Refusal)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_known_for_sure(tmp_path: Path, encoding: str) -> None:
    found = source(written(tmp_path, TEXT.encode(encoding)))
    assert (found.document.id, found.document.text, found.notes) == ("story", TEXT, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "cp1252"),
        ("Министры двух стран подписали во вторник в Вене договор о реке, сообщило радио. " * 3, "cp1251"),
        ("两国部长星期二在维也纳签署了河流条约，电台报道说。反对党表示将要求高等法院作出裁决。" * 3, "gb18030"),
    ],
)
def test_other_encodings_are_guessed_and_said_to_be(tmp_path: Path, text: str, encoding: str) -> None:
    found = source(written(tmp_path, text.encode(encoding)))
    assert found.document.text == text
    assert [note.partition(" as ")[0] for note in found.notes] == ["not UTF-8, read"]


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
    ],
)
def test_what_is_no_text_is_refused_with_file_place_and_reason(
    tmp_path: Path, content: bytes, place: str | None, reason: str
) -> None:
    path = written(tmp_path, content)
    found = refusal(path)
    assert (found.origin.input, found.place) == (path, place)
    assert reason in found.reason and found.kind.is_fault
    assert str(found).startswith(f"{path}: {place}: " if place else f"{path}: ")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "none.txt", "no such file"), (tmp_path, "a folder"), ("a\0b", "null")):
        assert reason in refusal(str(path)).reason


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"The envoy left.")
    path.chmod(0)
    assert "denied" in refusal(str(path)).reason


def test_standard_input_is_named_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    for text in (TEXT, TEXT, TEXT + "."):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        names.append(source("-").document.id)
    assert names[0] == names[1] != names[2]


def test_a_five_megabyte_line_passes(tmp_path: Path) -> None:
    text = "The envoy left. " * 330_000
    assert source(written(tmp_path, text.encode())).document.text == text


def test_what_no_article_is_as_large_as_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, b"x" * (20 * 2**20 + 1))).reason == (
        "larger than 20,971,520 bytes, which no article is"
    )


def test_what_is_known_of_all_documents_is_set(tmp_path: Path) -> None:
    [found] = read_input(written(tmp_path, TEXT.encode()), Reading(publisher="Radio Sur"))
    assert isinstance(found, Source)
    assert (found.document.publisher, found.document.text) == ("Radio Sur", TEXT)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_unicode_text_comes_back_unchanged(text: str) -> None:
    [found] = read_stream(io.BytesIO(text.encode()), Origin("story.txt"))
    if isinstance(found, Source):
        assert found.document.text == text.removeprefix("\ufeff")
    else:
        assert not text.removeprefix("\ufeff").strip()


@given(st.binary())
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    [found] = read_stream(io.BytesIO(content), Origin("story.txt"))
    assert found.document.text.strip() if isinstance(found, Source) else found.reason
