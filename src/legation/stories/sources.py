"""Where something is said: the story, the event and the sentence behind an item or an entry."""

from __future__ import annotations

from datetime import date

from legation.records import Model
from legation.stories.sentences import Due
from legation.stories.tellings import Party, Telling


class Who(Model):
    """Somebody on a side: a name, and a code where one is known."""

    name: str
    code: str | None = None


class Source(Model):
    """Where it is said: story, event, and the sentence with its code points in the story's text."""

    document_id: str
    event_id: str
    published: date | None
    publisher: str | None
    url: str | None
    sentence: str
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    said_by: str | None


class When(Model):
    """When something is due, as finely as the words say; ``is_limit`` where it is due by then, not on that day."""

    value: str
    earliest: date
    latest: date
    is_limit: bool
    text: str | None


def who(party: Party) -> Who:
    """A party as it is given out."""
    return Who(name=party.name, code=party.code)


def source(telling: Telling) -> Source:
    """Where a telling stands."""
    return Source(
        document_id=telling.document_id,
        event_id=telling.event_id,
        published=telling.told,
        publisher=telling.publisher,
        url=telling.url,
        sentence=telling.sentence.text,
        start=telling.sentence.start,
        end=telling.sentence.end,
        trigger_start=telling.trigger_start,
        trigger_end=telling.trigger_end,
        said_by=telling.said_by,
    )


def when(due: Due) -> When:
    """Days as they are given out."""
    text = due.source.text if due.source else None
    return When(value=due.value, earliest=due.earliest, latest=due.latest, is_limit=due.is_limit, text=text)
