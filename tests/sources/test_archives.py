"""Compressed files and archives: seen through, never unpacked, and stopped where they are bombs."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources import Origin, Refusal, Source, archives, opening, read, read_stream

LINES = b'{"text": "One."}\n{"text": "Two."}\n'


def zstd(raw: bytes) -> bytes:
    out = pa.BufferOutputStream()
    with pa.CompressedOutputStream(out, "zstd") as stream:
        stream.write(raw)
    return bytes(out.getvalue())


COMPRESS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstd}


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def texts(found: list[Source | Refusal]) -> list[str]:
    return [each.document.text for each in found if isinstance(each, Source)]


@pytest.mark.parametrize("method", COMPRESS)
@pytest.mark.parametrize("name", ["wire.jsonl.{}", "wire.{}", "wire"])
def test_compression_is_seen_through(read_bytes: Any, method: str, name: str) -> None:
    found = read_bytes(COMPRESS[method](LINES[:17]) + COMPRESS[method](LINES[17:]), name.format(method))
    assert texts(found) == ["One.", "Two."]
    assert found[0].document.id == "wire#1"


@pytest.mark.parametrize("method", COMPRESS)
def test_what_is_cut_off_is_read_up_to_there(read_bytes: Any, method: str) -> None:
    lines = b"".join(
        b'{"text": "Story %d.", "x": "%s"}\n' % (n, sha256(b"%d" % n).hexdigest().encode()) for n in range(2000)
    )
    cut = bz2.compress(lines, 1) if method == "bz2" else COMPRESS[method](lines)
    *stories, refusal = read_bytes(cut[:-200], "wire.jsonl")
    assert isinstance(refusal, Refusal) and refusal.kind.is_fault
    assert texts(stories) == [f"Story {number}." for number in range(len(stories))] and 900 < len(stories) < 2000


def test_compressed_noise_is_refused(read_bytes: Any) -> None:
    for magic in (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh9", b"\xfd7zXZ\x00"):
        [refusal] = read_bytes(magic + b"noise" * 20, "story.txt")
        assert isinstance(refusal, Refusal) and "data" in refusal.reason


def test_a_bomb_is_stopped(read_bytes: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (opening, archives):
        monkeypatch.setattr(module, "HARMLESS", 2**20)
    big = b"0" * 3_000_000
    [refusal] = read_bytes(gzip.compress(big), "wire.csv")
    assert refusal.reason == "the gzip data expands more than 200-fold, which no news does"
    [text, table] = read_bytes(zipped({"a.txt": b"The envoy left.", "b.csv": big}), "wire.zip")
    assert text.document.text == "The envoy left."
    assert table.reason == "the archive expands more than 200-fold, which no news does"
    [refusal] = read_bytes(gzip.compress(b" " * 21_000_000), "story.txt")
    assert "more than 200-fold" in refusal.reason


def test_blank_lines_without_end_are_stopped(read_bytes: Any) -> None:
    [refusal] = read_bytes(b"\n" * 200_000, "wire.jsonl")
    assert refusal.reason == "more than 100,000 blank lines, after which nothing is read"


@pytest.mark.parametrize("archive", [zipped, tarred])
def test_members_are_read_in_their_order(read_bytes: Any, archive: Any, tmp_path: Path) -> None:
    members = {
        "z.jsonl": LINES,
        "../../../a.txt": b"A.",
        "/tmp/b.txt.gz": gzip.compress(b"B."),
        "map.png": b"x",
        ".hidden.txt": b"x",
        "bad.txt": b"",
        "inner.zip": zipped({"c.txt": b"C."}),
    }
    found = read_bytes(archive(members), "2024/wire.zip")
    assert texts(found) == ["One.", "Two.", "A.", "B.", "C."]
    assert [each.document.id for each in found if isinstance(each, Source)][-1] == "wire#inner.zip#c"
    assert found[0].origin.key == "2024/wire.zip#z.jsonl#1"
    assert [str(each) for each in found if isinstance(each, Refusal)] == [
        "2024/wire.zip: map.png: no reader for .png files",
        "2024/wire.zip: .hidden.txt: a hidden file",
        "2024/wire.zip: bad.txt: empty",
    ]


def test_parquet_is_read_from_an_archive(read_bytes: Any) -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["One."]}), out)
    assert texts(read_bytes(zipped({"a.parquet": out.getvalue()}), "wire.zip")) == ["One."]


def test_a_bad_archive_is_refused(read_bytes: Any) -> None:
    good = zipped({"a.txt": b"The envoy left.", "b.txt": b"The end."})
    [refusal] = read_bytes(good[:-30], "wire.zip")
    assert refusal.reason.startswith("broken zip archive")
    bad, fine = read_bytes(good.replace(good[35:40], b"noise", 1), "wire.zip")
    assert bad.reason.startswith("broken zip data") and fine.document.text == "The end."
    [refusal] = read_bytes(zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "report")
    assert refusal.reason == "an office document or program, no archive of news"
    *_, refusal = read_bytes(tarred({"a.txt": b"x" * 2000})[:1000], "wire.tar")
    assert refusal.kind.is_fault


def test_archives_too_deep_in_archives_are_refused(read_bytes: Any) -> None:
    archive = zipped({"a.txt": b"A."})
    for _ in range(3):
        archive = zipped({"a.zip": archive})
    [refusal] = read_bytes(archive, "wire.zip")
    assert refusal.reason == "archives more than 3 deep within archives"


def test_all_inputs_are_read_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"B.")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINES))
    found = list(read([str(tmp_path / "b.txt"), str(tmp_path), str(tmp_path / "*.gz"), "none.txt"]))
    assert texts(found) == ["B.", "One.", "Two.", "B.", "One.", "Two."]
    assert str(found[-1]) == "none.txt: no such file"


@given(
    st.binary(max_size=150),
    st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b"BZh9", b"<rss", b"From "]),
)
def test_any_bytes_give_documents_or_refusals(content: bytes, magic: bytes) -> None:
    for name in ("a", "a.zip", "a.tar"):
        for found in read_stream(io.BytesIO(magic + content), Origin(name)):
            assert found.document.text.strip() if isinstance(found, Source) else found.reason
