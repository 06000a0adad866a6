"""Toponyms against LGL and TR-News (Lieberman and Samet 2010; Kamalloo and Rafiei 2018), and files of their form.

Two questions are kept apart, as in Gritta and others (2020): which place a given toponym names (toponym resolution),
and which toponyms a text has at all (geoparsing). A resolved place is right within 161 kilometres (100 miles) of the
annotated point. Annotated toponyms without a point are not scored, and no fault where the text is read from scratch.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from legation import places
from legation.evaluation.report import Report, precision_recall_f1, ratio
from legation.places import gazetteer
from legation.records import Place, PlaceKind

if TYPE_CHECKING:
    from legation.coder import Coder

RIGHT = 161.0  # kilometres
DRIFT = 60  # code points by which the files' offsets may be out
EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """An annotated toponym: code points into the article's text, half-open; degrees, or None where it has no point.

    ``country`` is the annotation's country by ISO 3166-1 alpha-3, where its name is known.
    """

    start: int
    end: int
    text: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its annotated toponyms in text order."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]


def read_articles(path: Path) -> list[Article]:
    """Read a file in the form of LGL and TR-News.

    TR-News has offsets that lie some characters off; a toponym is then found at the nearest place where its words
    stand. Raises ``FileNotFoundError`` where there is no file and ``ValueError``, naming file and article, where it is
    not such a file or a toponym's words are not at its place.
    """
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise ValueError(f"{path}: not well-formed XML: {error}") from error
    if root.tag != "articles":
        raise ValueError(f"{path}: not a file of articles but of {root.tag!r}")
    return [_article(path, element) for element in root.iter("article")]


def _article(path: Path, element: ElementTree.Element) -> Article:
    where = f"{path}: article {element.get('docid')}"
    text = element.findtext("text")
    if text is None:
        raise ValueError(f"{where}: no text")
    toponyms: list[Toponym] = []
    for toponym in element.iter("toponym"):
        words = toponym.findtext("phrase") or ""
        try:
            start = _nearest(text, words, int(toponym.findtext("start", "")))
            toponyms.append(Toponym(start, start + len(words), words, **_point(toponym.find("gaztag"))))
        except ValueError as error:
            raise ValueError(f"{where}: toponym {words!r}: {error}") from error
    return Article(element.get("docid", ""), text, tuple(_disjoint(toponyms)))


def _nearest(text: str, words: str, start: int) -> int:
    """Where ``words`` begin, nearest to where they are said to."""
    if words and text.startswith(words, start):
        return start
    low, high = max(0, start - DRIFT), start + DRIFT + len(words)
    found = [at for at in range(low, min(high, len(text))) if words and text.startswith(words, at)]
    if not found:
        raise ValueError(f"not at {start} nor near it")
    return min(found, key=lambda at: abs(at - start))


def _point(tag: ElementTree.Element | None) -> dict[str, float | str | int | None]:
    if tag is None or not tag.findtext("lat"):
        return {}
    country = tag.findtext("country") or ""
    return {
        "lat": float(tag.findtext("lat", "")),
        "lon": float(tag.findtext("lon", "")),
        "country": country_code(country) if country else None,
        "geonameid": int(number) if (number := tag.get("geonameid", "")).isdigit() else None,
    }


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country by its English name."""
    found = [c.entry for c in gazetteer.look_up(name) if c.entry.kind is PlaceKind.COUNTRY]
    return found[0].country if found else None


def _disjoint(toponyms: Sequence[Toponym]) -> Iterator[Toponym]:
    """In text order, without those that overlap one before."""
    end = 0
    for toponym in sorted(toponyms, key=lambda t: (t.start, -t.end)):
        if toponym.start >= end:
            end = toponym.end
            yield toponym


def kilometres(lat: float, lon: float, lat_: float, lon_: float) -> float:
    """The great-circle distance of two points in degrees (haversine)."""
    one, other = math.radians(lat), math.radians(lat_)
    half = math.sin((one - other) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(math.radians(lon - lon_) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))
