"""Reading articles with annotated toponyms and scoring places against them."""

import os
from pathlib import Path

import pytest

from legation import syntax
from legation.evaluation.places import evaluate, kilometres, read_articles
from legation.places import find_places
from legation.records import Place

FILE = """<?xml version="1.0" encoding="utf-8"?>
<articles>
  <article docid="7">
    <text><![CDATA[Crowds met in Accra and in Kumasi. Ring Road was shut.]]></text>
    <toponyms>
      <toponym><start>14</start><end>19</end><phrase>Accra</phrase>
        <gaztag geonameid="2306104"><name>Accra</name><lat>5.556</lat><lon>-0.1969</lon>
        <country geonameid="2300660">Ghana</country></gaztag></toponym>
      <toponym><start>29</start><end>35</end><phrase>Kumasi</phrase>
        <gaztag geonameid="2298890"><name>Kumasi</name><lat>6.6884</lat><lon>-1.6244</lon>
        <country geonameid="2300660">Ghana</country></gaztag></toponym>
      <toponym><start>35</start><end>44</end><phrase>Ring Road</phrase></toponym>
    </toponyms>
  </article>
</articles>
"""


class Reader:
    """A coder with the shipped syntax and given places."""

    def __init__(self, *found):
        self.nlp = syntax.load()
        self.found = found

    def places(self, text):
        return self.found


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "articles.xml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_toponyms_are_found_where_their_words_stand(file):
    (article,) = read_articles(file)
    assert [article.text[t.start : t.end] for t in article.toponyms] == ["Accra", "Kumasi", "Ring Road"]
    accra, kumasi, road = article.toponyms
    assert (accra.country, kumasi.start, road.lat) == ("GHA", 27, None)


def test_figures_of_resolution_and_geoparsing(file):
    right = Place(start=14, end=19, text="Accra", name="Accra", lat=5.6, lon=-0.2)
    far = Place(start=27, end=33, text="Kumasi", name="Kumasi", lat=50.0, lon=10.0)
    neutral = Place(start=35, end=44, text="Ring Road", name="Ring Road", lat=0.0, lon=0.0)
    extra = Place(start=0, end=6, text="Crowds", name="Crowds", lat=1.0, lon=1.0)
    pointless = Place(start=7, end=10, text="met", name="met")
    report = evaluate(file, Reader(right, far, neutral, extra, pointless))
    assert report.figures["resolution accuracy@161km"] == 1
    assert report.figures["resolution country accuracy"] == 1
    assert report.figures["detection P"] == pytest.approx(2 / 3, abs=1e-4)
    assert report.figures["detection R"] == 1
    assert report.figures["geoparsing@161km P"] == pytest.approx(1 / 3, abs=1e-4)
    assert report.figures["geoparsing@161km R"] == 0.5
    assert len(report.errors["extra"]) == 1


def test_a_missed_toponym_is_reported(file):
    report = evaluate(file, Reader())
    assert report.figures["geoparsing@161km F1"] == 0
    assert [line.split()[1] for line in report.errors["missed"]] == ["'Accra'", "'Kumasi'"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</articles>", "", "not well-formed XML"),
        ("<phrase>Accra</phrase>", "<phrase>Tamale</phrase>", "article 7: toponym 'Tamale': not at 14"),
        ("<start>14</start>", "<start>x</start>", "article 7: toponym 'Accra'"),
        ("<text>", "<body>", "not well-formed XML"),
    ],
)
def test_a_broken_file_is_named(file, old, new, message):
    file.write_text(FILE.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=message) as raised:
        read_articles(file)
    assert "articles.xml" in str(raised.value)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_articles(tmp_path / "none.xml")


def test_distance_of_a_quarter_meridian():
    assert kilometres(0, 0, 90, 0) == pytest.approx(10_007.5, abs=1)


class Whole:
    """A coder of the syntax and the places alone; every text is parsed once."""

    def __init__(self):
        self.read = syntax.load()
        self.docs = {}

    def nlp(self, text):
        return self.docs.setdefault(text, self.read(text)) if text not in self.docs else self.docs[text]

    def places(self, text):
        return find_places(self.nlp(text))


def corpus(name):
    folder = Path(os.environ.get("LEGATION_DATA", Path(__file__).parents[3] / "shared" / "data"))
    return folder / "places" / name


def test_the_floor_on_tr_news():
    path = corpus("TR-News.xml")
    if not path.exists():
        pytest.skip(f"no {path}: set LEGATION_DATA to the folder of the corpora")
    figures = evaluate(path, Whole()).figures
    assert figures["resolution accuracy@161km"] >= 0.90
    assert figures["resolution country accuracy"] >= 0.94
    assert figures["geoparsing@161km F1"] >= 0.78
