"""Texts of public corpora by their names."""

import pytest

from legation.evaluation.corpora import read_texts

LGL = '<articles><article docid="7"><text>Crowds met in Accra.</text><toponyms/></article></articles>'


def test_texts_are_found_by_corpus_and_document(tmp_path):
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "lgl.xml").write_text(LGL, encoding="utf-8")
    assert read_texts(tmp_path, "LGL") == {"7": "Crowds met in Accra."}


def test_a_corpus_that_nobody_knows_is_no_corpus(tmp_path):
    with pytest.raises(KeyError):
        read_texts(tmp_path, "Reuters")
