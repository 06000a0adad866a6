"""Meetings and visits of a day to come, told in the present tense or by a noun alone."""

from __future__ import annotations

from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words


def is_timetabled(token: int, grammar: Grammar) -> bool:
    """Whether a verb's present tense tells of a day to come ("*flies* to Oslo *on Monday*", "*are meeting next week*"),
    or a noun does ("debated it before their *meeting next month*", but not "a meeting *the* next month"), or that for
    which a meeting is called ("convened a session *for Tuesday*")."""
    if grammar.lemma[token] in words("convening") and _is_called_for(token, grammar):
        return True
    times = grammar.children[token]
    about = [{grammar.lemma[word] for word in grammar.children[time]} for time in times]
    if grammar.pos[token] == "NOUN":
        return {"next"} in about
    finite = [*grammar.with_relation(token, "aux"), token] if grammar.tag[token] == "VBG" else [token]
    is_finite_alone = len(finite) > 1 or not grammar.with_relation(token, "aux")
    if grammar.tag[finite[0]] not in ("VBZ", "VBP") or not is_finite_alone:
        return False
    is_dated = any(grammar.lemma[day] in words("day", "next day") for day in times)
    return is_dated or any("next" in around for around in about)


def _is_called_for(verb: int, grammar: Grammar) -> bool:
    """Whether a day is told for which somebody calls a meeting."""
    days = (day for noun in (verb, *grammar.related(verb, "obj")) for day in grammar.children[noun] if day > verb)
    return any(
        "for" in grammar.marker_lemmas(day)
        and (
            grammar.lemma[day].lower() in words("day", "month", "next day")
            or "next" in {grammar.lemma[word] for word in grammar.children[day]}
        )
        for day in days
    )
