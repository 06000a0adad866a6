"""Toponyms against LGL and TR-News (Lieberman and Samet 2010; Kamalloo and Rafiei 2018), and files of their form.

Two questions are kept apart, as in Gritta and others (2020): which place a given toponym names (toponym resolution),
and which toponyms a text has at all (geoparsing). A resolved place is right within 161 kilometres (100 miles) of the
annotated point. Annotated toponyms without a point are not scored, and no fault where the text is read from scratch.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import spacy
from spacy.language import Language

from legation import places
from legation.evaluation.report import Report, precision_recall_f1, ratio
from legation.places import gazetteer
from legation.records import Place, PlaceKind
from legation.syntax.layout import read_layout

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
            toponyms.append(_toponym(start, words, toponym.find("gaztag")))
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


def _toponym(start: int, words: str, tag: ElementTree.Element | None) -> Toponym:
    if tag is None or not tag.findtext("lat"):
        return Toponym(start, start + len(words), words)
    number, country = tag.get("geonameid", ""), tag.findtext("country") or ""
    return Toponym(
        start=start,
        end=start + len(words),
        text=words,
        lat=float(tag.findtext("lat", "")),
        lon=float(tag.findtext("lon", "")),
        country=country_code(country) if country else None,
        geonameid=int(number) if number.isdigit() else None,
    )


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


@dataclass(slots=True)
class _Scores:
    """What was found, kept until the figures are made; errors in kilometres, infinite for no answer."""

    toponyms: int = 0
    errors: list[float] = field(default_factory=list)
    countries: int = 0
    countries_right: int = 0
    required: int = 0
    found: int = 0
    detected: int = 0
    right: int = 0
    wrong: dict[str, list[str]] = field(default_factory=lambda: {"resolution": [], "missed": [], "extra": []})


def evaluate(path: Path, coder: Coder) -> Report:
    """Toponym resolution of the given toponyms, then geoparsing of the bare text.

    Figures under ``resolution`` are for the annotated toponyms with a point: accuracy within 161 kilometres (one that
    is not resolved is wrong), the mean and the median error in kilometres of those resolved, and the share with the
    right country where the annotation names one. Under ``detection`` a found place is right where it overlaps an
    annotated toponym, under ``geoparsing`` where it also lies within 161 kilometres of it; found places without a
    point claim none and are left out.
    """
    scores, tokenizer = _Scores(), spacy.blank("en")  # resolution reads the text and its layout, no parse
    for article in read_articles(path):
        _resolve(article, tokenizer, scores)
        _parse(article, coder.places(article.text), scores)
    known = [error for error in scores.errors if error < math.inf]
    figures: dict[str, float | int | str] = {
        "toponyms": scores.toponyms,
        "resolution accuracy@161km": ratio(sum(error <= RIGHT for error in known), len(scores.errors)),
        "resolution mean error km": round(mean(known), 1) if known else 0.0,
        "resolution median error km": round(median(known), 1) if known else 0.0,
        "resolution unresolved": len(scores.errors) - len(known),
        "resolution country accuracy": ratio(scores.countries_right, scores.countries),
    }
    for name, right in (("detection", scores.detected), ("geoparsing@161km", scores.right)):
        measures = precision_recall_f1(right, scores.found, scores.required)
        figures |= {f"{name} {measure}": value for measure, value in zip(("P", "R", "F1"), measures, strict=True)}
    return Report("places", figures, scores.wrong)


def _resolve(article: Article, tokenizer: Language, scores: _Scores) -> None:
    spans = [(toponym.start, toponym.end) for toponym in article.toponyms]
    doc = tokenizer(article.text)
    doc._.layout = read_layout(article.text)
    for toponym, place in zip(article.toponyms, places.resolve_toponyms(doc, spans), strict=True):
        scores.toponyms += 1
        if toponym.lat is None:
            continue
        error = distance(toponym, place)
        scores.errors.append(error)
        if toponym.country:
            scores.countries += 1
            scores.countries_right += place.country == toponym.country
        if error > RIGHT:
            scores.wrong["resolution"].append(_line(article, toponym, place))


def _parse(article: Article, found: Sequence[Place], scores: _Scores) -> None:
    """Match found places to toponyms, the same span before any that overlaps, each once."""
    open_ = {(toponym.start, toponym.end): toponym for toponym in article.toponyms}
    scores.required += sum(toponym.lat is not None for toponym in article.toponyms)
    for place in found:
        if place.lat is None:
            continue
        overlapping = (t for t in open_.values() if t.start < place.end and place.start < t.end)
        toponym = open_.get((place.start, place.end)) or next(overlapping, None)
        if toponym is not None:
            del open_[toponym.start, toponym.end]
            if toponym.lat is None:
                continue
            scores.detected += 1
            scores.right += distance(toponym, place) <= RIGHT
        else:
            scores.wrong["extra"].append(_line(article, place, place))
        scores.found += 1
    scores.wrong["missed"] += [_line(article, t, None) for t in open_.values() if t.lat is not None]


def distance(toponym: Toponym, place: Place) -> float:
    """Kilometres from a toponym's annotated point to a place's; infinite where either has none."""
    if toponym.lat is None or toponym.lon is None or place.lat is None or place.lon is None:
        return math.inf
    return kilometres(toponym.lat, toponym.lon, place.lat, place.lon)


def _line(article: Article, span: Toponym | Place, place: Place | None) -> str:
    words = article.text[max(0, span.start - 30) : span.end + 30].replace("\n", " ")
    read = f" -> {place.name} ({place.admin1}, {place.country})" if place else ""
    return f"{article.id}:{span.start} {span.text!r}{read} in: {words}"
