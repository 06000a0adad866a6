"""The word lists: every row of a known class, every type word with its kind."""

import pytest

from legation.places import vocabulary
from legation.places.spelling import key
from legation.records import PlaceKind


@pytest.mark.parametrize("class_", sorted(vocabulary.CLASSES))
def test_no_class_is_empty(class_):
    assert vocabulary.words(class_)


def test_type_words_name_kinds():
    assert vocabulary.kinds()["county"] == {PlaceKind.ADMIN2}
    assert vocabulary.kinds()["city"] == {PlaceKind.CITY, PlaceKind.CAPITAL}


@pytest.mark.parametrize("class_", ["seat", "no_place"])
def test_names_are_written_as_keys(class_):
    assert [word for word in sorted(vocabulary.words(class_)) if key(word) != word] == []


def test_a_broken_row_is_named(tmp_path, monkeypatch):
    file = tmp_path / "vocabulary.tsv"
    file.write_text("word\tclass\tnote\nnear\tlocative\t\nmoon\tplanet\t\n", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "FILE", file)
    vocabulary._rows.cache_clear()
    try:
        with pytest.raises(ValueError, match=r"vocabulary\.tsv:3: 'moon'"):
            vocabulary._rows()
    finally:
        vocabulary._rows.cache_clear()
