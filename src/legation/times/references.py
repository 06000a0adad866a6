"""References to the present, the past and the future at large, and to the date just spoken of."""

from __future__ import annotations

from legation.records import TimeType
from legation.times.grammar import Phrase
from legation.times.narrative import Narrative, Reading
from legation.times.vocabulary import word_list


def reference(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """now, recently, soon ...; the present is the day of publication, the others have no days."""
    value = phrase.rule.value
    if phrase.words == ("recently",) and phrase.word_after().lower() == "as":
        return None  # "as recently as last week"
    if phrase.words == ("soon",) and phrase.word_after().lower() in ("as", "after", "afterwards", "afterward"):
        return None
    if phrase.words[-1] == "moment" and phrase.word_after().lower() in word_list("neighbours", "after_told_moment"):
        return None
    days = (narrative.published, narrative.published) if narrative.published and value == "PRESENT_REF" else None
    return Reading(TimeType.DATE, value, days)


def goes_on(phrase: Phrase) -> bool:
    """Whether what a final "before" or "after" is reckoned from stands behind it: "the day before the vote"."""
    after = phrase.word_after()
    return after[:1].isalpha() and after.lower() not in word_list("neighbours", "after_then")


def current(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The adjective: "the current talks"."""
    return Reading(TimeType.DATE, "PRESENT_REF")


def then(phrase: Phrase, narrative: Narrative) -> Reading | None:
    """The date last spoken of, after a preposition that asks for one."""
    if phrase.word_before().lower() not in word_list("neighbours", "before_then"):
        return None
    if narrative.spoken is None:
        return Reading(TimeType.DATE, "PAST_REF")
    return Reading(TimeType.DATE, narrative.spoken.value)
