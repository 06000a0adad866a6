"""Real news coded by hand: the gold names corpora's documents and holds none of their texts."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from legation.evaluation import news
from legation.evaluation.corpora import READERS, read_texts
from legation.evaluation.news import DATA, HALVES, evaluate, read_news
from legation.ontology import modes
from legation.records import EventType, Status

CORPORA = Path(os.environ.get("LEGATION_DATA", Path(__file__).parents[3] / "shared" / "data"))
TEXT = "France expelled a Russian diplomat. It rained in Oslo."
LGL = f'<articles><article docid="7"><text>{TEXT}</text><toponyms/></article></articles>'


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture
def coded(tmp_path, monkeypatch):
    """A folder of corpora with one document, and its gold: the expulsion, and an arrest that is not there."""
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "lgl.xml").write_text(LGL, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    documents = "corpus\tdocument\tsplit\tpublished\nLGL\t7\tdevelopment\t2020-05-04\n"
    (tmp_path / "gold" / "news_documents.tsv").write_text(documents, encoding="utf-8")
    header = "corpus\tdocument\tstart\tend\tevent_type\tmode\tabout\tstatus\tactor\trecipient\toptional\n"
    expelled = "LGL\t7\t7\t15\tSANCTION\texpel\t\toccurred\tFRA GOV\tRUS GOV\t\n"
    arrested = "LGL\t7\t39\t45\tCOERCE\tarrest\t\toccurred\t\tNOR\t\n"
    (tmp_path / "gold" / "news_events.tsv").write_text(header + expelled + arrested, encoding="utf-8")
    monkeypatch.setattr(news, "DATA", tmp_path / "gold")
    news._events.cache_clear()
    yield tmp_path
    news._events.cache_clear()


def test_a_document_is_its_text_and_its_events(coded):
    (story,) = read_news(coded, "development")
    assert story.text == TEXT
    assert [event.trigger for event in story.events] == ["expelled", "rained"]
    assert story.events[0].recipient == ("RUS GOV",)
    assert list(read_news(coded, "held")) == []


def test_what_is_found_and_what_is_missed_is_counted(coded, coder):
    report = evaluate(coded, coder)
    assert report.figures["development required"] == 2
    assert report.figures["development type P"] == 1
    assert report.figures["development complete R"] == 0.5
    assert len(report.errors["missed"]) == 1


def test_a_corpus_that_is_not_there_or_another_is_told(coded):
    with pytest.raises(FileNotFoundError, match=r"AQUAINT is not there"):
        read_texts(coded, "AQUAINT")
    (coded / "places" / "lgl.xml").write_text(LGL.replace('"7"', '"8"'), encoding="utf-8")
    read_texts.cache_clear()
    with pytest.raises(ValueError, match="LGL has no document 7"):
        list(read_news(coded, "development"))


def test_the_tables_are_sound():
    documents = {(row["corpus"], row["document"]): row["split"] for row in rows("news_documents.tsv")}
    assert len(documents) == len(rows("news_documents.tsv")) >= 200
    assert set(documents.values()) == set(HALVES)
    assert {corpus for corpus, _ in documents} <= set(READERS)
    events = rows("news_events.tsv")
    assert {(row["corpus"], row["document"]) for row in events} <= set(documents)
    keys = Counter((row["corpus"], row["document"], row["start"], row["end"], row["event_type"]) for row in events)
    assert max(keys.values()) == 1
    for row in events:
        assert 0 <= int(row["start"]) < int(row["end"])
        assert row["mode"] in {"", *(entry.mode for entry in modes(EventType(row["event_type"])))}
        assert Status(row["status"])
        assert row["optional"] in ("", "yes")


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the public corpora are not here")
@pytest.mark.parametrize("half", HALVES)
def test_offsets_slice_to_words(half):
    for story in read_news(CORPORA, half):
        for event in story.events:
            assert event.trigger == event.trigger.strip() != ""
