"""When something is due: the days that a telling looks ahead to, beside the day on which it was told."""

from __future__ import annotations

from legation.records import DateBasis
from legation.stories.sentences import Due
from legation.stories.tellings import Telling


def due(telling: Telling) -> Due | None:
    """When what is told of is due: the event's own date where that lies ahead, else the expression that follows it.

    ``None`` where no single expression of the sentence lies ahead, or it is not known when the story was told.
    """
    sentence = telling.sentence
    if sentence.moved_to:
        return sentence.moved_to
    own = next((day for day in sentence.ahead if day.earliest == telling.date_earliest), None)
    if own is not None:
        return own
    after = [day for day in sentence.ahead if day.source and day.source.start >= telling.trigger_start]
    if after or len(sentence.ahead) == 1:
        return (after or sentence.ahead)[0]
    return None if sentence.ahead else _own_date(telling)


def _own_date(telling: Telling) -> Due | None:
    first, last, told = telling.date_earliest, telling.date_latest, telling.told
    is_read = telling.date_basis is not DateBasis.PUBLISHED
    if first is None or last is None or telling.date_value is None or told is None or first <= told or not is_read:
        return None
    return Due(first, last, telling.date_value, is_limit=False)
