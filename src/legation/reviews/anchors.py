"""Where the subject of a review stands in a text, so that it is found again in another version of that text.

An anchor is a position and the words there with the sentences around them, as in the W3C's Web Annotation Data Model
(2017): a ``TextPositionSelector``, confirmed or corrected by a ``TextQuoteSelector``. Ids of a record are no anchors:
the next version of the coder counts otherwise.
"""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from legation.records import Actor, Event, Model, Record, Statement
from legation.reviews.values import Unit


class Anchor(Model):
    """``exact`` stood at ``start``, within ``context``, which stood at ``context_start``: code points."""

    start: int
    end: int
    exact: str
    context: str
    context_start: int

    @model_validator(mode="after")
    def _sound(self) -> Self:
        inner = self.start - self.context_start
        if inner < 0 or self.context[inner : inner + self.end - self.start] != self.exact or not self.exact:
            raise ValueError(f"{self.exact!r} is not at {self.start} in its context")
        return self

    def found_in(self, text: str) -> tuple[int, int] | None:
        """The span of the words in a text; of several occurrences of their context the nearest to where it stood."""
        text = storable(text)
        places = [self.context_start] if text.startswith(self.context, self.context_start) else []
        if not places:
            place = text.find(self.context)
            while place >= 0:
                places.append(place)
                place = text.find(self.context, place + 1)
        if not places:
            return None
        shift = min((place - self.context_start for place in places), key=abs)
        return self.start + shift, self.end + shift


def anchor_of(record: Record, unit: Unit) -> Anchor:
    """The anchor of an event's trigger, a statement's content, or an actor's first mention.

    Raises ``ValueError`` for an actor that is mentioned nowhere.
    """
    start, end = span_of(unit)
    text = storable(record.document.text)
    touched = [sentence for sentence in record.sentences if sentence.start < end and start < sentence.end]
    first = min([start, *(sentence.start for sentence in touched)])
    last = max([end, *(sentence.end for sentence in touched)])
    return Anchor(start=start, end=end, exact=text[start:end], context=text[first:last], context_start=first)


def span_of(unit: Unit) -> tuple[int, int]:
    """Where a unit stands in its text; ``ValueError`` for an actor that is mentioned nowhere."""
    if isinstance(unit, Event):
        return unit.trigger.start, unit.trigger.end
    if isinstance(unit, Statement):
        return unit.content.start, unit.content.end
    return _first_mention(unit)


def _first_mention(actor: Actor) -> tuple[int, int]:
    if not actor.mentions:
        raise ValueError(f"{actor.name!r} is mentioned nowhere in the text, so there is nothing to review")
    first = min(actor.mentions, key=lambda mention: (mention.start, mention.end))
    return first.start, first.end


def storable(text: str) -> str:
    """A text as databases take it: without NUL, and as long as it was."""
    return text.replace("\0", "\ufffd")
