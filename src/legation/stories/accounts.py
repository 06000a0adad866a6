"""Accounts: what one story says of one event, as the comparison of stories needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from legation.stories.nations import country_codes, country_words
from legation.stories.words import NOT_NAMES, STOP_WORDS
from legation.tabular import SEPARATOR, rows
from legation.terms import EventType

ORGANISATIONS = frozenset({"IGO", "NGO", "MNC"})
"""What a code begins with that is no country: the letters after it tell who is meant."""

CONFLICT = frozenset("ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
Amount = tuple[float | None, float | None]
"""The least and the most that a size can be; ``None`` where that is open."""

LONGEST_DAY = 2
"""So many days at most are a day's date: nights, and dates told from the other side of the date line."""

_STEM = 5
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*", re.UNICODE)


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """One event as one story tells it.

    ``identity`` is the hash of the document's content and the event's id: it names the account in every store, while
    ``key`` is where this store keeps it. ``first`` and ``last`` are the days the event's date may mean, as
    ``date.toordinal`` counts, ``published`` the day of the story; ``None`` where unknown. ``names`` and ``words`` are
    stems of the sentence: of its proper names other than countries, and of all words that mean something.
    """

    identity: tuple[str, str]
    key: int
    document: int
    story: str
    is_headline: bool
    event_type: str
    act: str
    mode: str | None
    frame: str | None
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_countries: frozenset[str]
    recipient_countries: frozenset[str]
    first: int | None
    last: int | None
    published: int | None
    place: str | None
    place_country: str | None
    is_country: bool
    magnitudes: Mapping[str, tuple[Amount, ...]]
    quad: str
    trigger: str
    people: Mapping[str, frozenset[str]]
    names: frozenset[str]
    words: frozenset[str]

    @property
    def teller(self) -> tuple[str, bool]:
        """Who tells of a happening once at most: a story, and its headline beside it."""
        return self.story, self.is_headline

    @property
    def is_conflict(self) -> bool:
        """Whether the act itself is one of conflict: to agree on a visit is none, to threaten one is."""
        return self.event_type in CONFLICT

    @property
    def countries(self) -> frozenset[str]:
        """The countries and organisations of both sides."""
        return self.actor_countries | self.recipient_countries

    @property
    def is_settled(self) -> bool:
        """Whether its date is a day."""
        return self.first is not None and self.last is not None and self.last - self.first < LONGEST_DAY


def read_account(row: Mapping[str, Any], *, key: int, document: int, story: str, content: str) -> Account:
    """The account in a row of the event table; ``content`` is the hash of its document's content."""
    actors, recipients = _codes(row["actor_code"]), _codes(row["recipient_code"])
    sentence = row["sentence"] or ""
    people = f"{row['actor'] or ''} {row['recipient'] or ''}"
    return Account(
        identity=(content, row["event_id"]),
        key=key,
        document=document,
        story=story,
        is_headline=bool(sentence) and sentence.split() == (row["title"] or "").split(),
        event_type=row["event_type"],
        act=_act(row["event_type"], row["about"]),
        mode=row["mode"],
        frame=row["frame"],
        status=row["status"],
        actors=actors,
        recipients=recipients,
        actor_countries=_countries(actors),
        recipient_countries=_countries(recipients),
        first=_ordinal(row["date_earliest"]),
        last=_ordinal(row["date_latest"]),
        published=_ordinal(row["published"]),
        place=row["place"],
        place_country=row["place_country"],
        is_country=row["place_kind"] == "country",
        magnitudes=read_magnitudes(row["magnitude"]),
        quad=row["quad"],
        people=_people(row),
        trigger=stem(_WORD.findall(row["trigger"])[0]) if _WORD.search(row["trigger"] or "") else "",
        names=_names(sentence, people),
        words=frozenset(stem(word) for word in _WORD.findall(sentence) if word.lower() not in STOP_WORDS),
    )


def accounts_of(records: Iterable[Any]) -> list[Account]:
    """The accounts of records that are in no store, numbered as they come; their documents' ids name their stories."""
    from legation.store.keeping import content_of

    found: list[Account] = []
    for document, record in enumerate(records):
        content = content_of(record.document)
        for row in rows([record]):
            found.append(
                read_account(row, key=len(found), document=document, story=record.document.id, content=content)
            )
    return found


def read_magnitudes(cell: str | None) -> dict[str, tuple[Amount, ...]]:
    """Sizes as the event table writes them, by kind and unit: "killed 5", "injured 20-", "money 3000000 USD"."""
    found: dict[str, tuple[Amount, ...]] = {}
    for written in cell.split(SEPARATOR) if cell else ():
        kind, amount, unit = (*written.split(" "), "", "")[:3]
        low, dash, high = amount.partition("-")
        if low or high:
            at_least = float(low) if low else None
            bounds = (at_least, (float(high) if high else None) if dash else at_least)
            name = f"{kind} {unit}".strip()
            found[name] = (*found.get(name, ()), bounds)
    return found


def stem(word: str) -> str:
    """A word's first letters in small ones: crude, the same for all languages of names, and quick."""
    return word.lower()[:_STEM]


def _act(event_type: str, about: str | None) -> str:
    """What is to happen where an agreement says so: a meeting announced is one day a meeting held."""
    return about if about and event_type == EventType.AGREE else event_type


def _codes(cell: str | None) -> frozenset[str]:
    return frozenset(code for code in (cell or "").split(SEPARATOR) if code)


def _countries(codes: Iterable[str]) -> frozenset[str]:
    """Countries, and organisations by their whole code."""
    named = (code if code[:3] in ORGANISATIONS else code[:3] for code in codes)
    return frozenset(code for code in named if code in country_codes() or code[:3] in ORGANISATIONS)


def _names(sentence: str, people: str) -> frozenset[str]:
    """Stems of the proper names in a sentence, countries and the calendar left out; its first word proves nothing."""
    matches = list(_WORD.finditer(sentence))
    named = [match[0] for match in matches[1:]] + _WORD.findall(people)
    return _stems(named)


def _stems(words: Iterable[str]) -> frozenset[str]:
    """Stems of the words that begin with a capital and name somebody or something, no country."""
    named = (word for word in words if len(word) > 1 and word[0].isupper() and word.lower() not in NOT_NAMES)
    return frozenset(map(stem, named)) - _nations()


def _people(row: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Stems of the names of participants by country or organisation, where they have any but the country's."""
    found: dict[str, frozenset[str]] = {}
    for side in ("actor", "recipient"):
        names, codes = ((row[cell] or "").split(SEPARATOR) for cell in (side, f"{side}_code"))
        for name, code in zip(names, codes, strict=False):
            if (stems := _stems(_WORD.findall(name))) and (country := next(iter(_countries([code])), None)):
                found[country] = found.get(country, frozenset()) | stems
    return found


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


@cache
def _nations() -> frozenset[str]:
    """Stems of the words for countries and their people, which tell one happening from another least."""
    return frozenset(map(stem, country_words()))
