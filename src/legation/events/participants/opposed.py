"""Whom people are against by their very name: "*anti-government* protesters", "an *anti-French* march"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from legation.actors import shipped_tables
from legation.events.matches.candidates import Candidate
from legation.events.participants.roles import Filler, Roles
from legation.events.participants.sides import sole
from legation.events.trees.grammar import Grammar
from legation.events.trees.tree import words

AGAINST = "anti-"


class Opposed:
    """Reads the names of one document's crowds and protests."""

    def __init__(self, grammar: Grammar, roles: Roles) -> None:
        self._grammar = grammar
        self._roles = roles

    def by(self, candidate: Candidate) -> tuple[Filler, ...]:
        """Whom the word for the protest, or for those who hold it, is against."""
        home = sole({filler.actor.country for filler in candidate.actors} - {None})
        for token in self._marks(candidate):
            name = self._grammar.form[token].removeprefix(AGAINST)
            if name in words("regime"):
                return (self._roles.government(home, token),) if home is not None else ()
            if (code := _nations().get(name)) is not None:
                return (self._roles.state(code, token),)
            if found := self._named(name):
                return found
        return ()

    def _marks(self, candidate: Candidate) -> Iterator[int]:
        grammar, trigger = self._grammar, candidate.match.trigger
        crowds = [t for t in grammar.related(trigger, "subj") if grammar.pos[t] == "NOUN"]
        crowds += [below for crowd in crowds for below in grammar.related(crowd, "of")]
        for head in dict.fromkeys((trigger, *grammar.related(trigger, "obj"), *crowds)):
            for mark in grammar.with_relation(head, "amod", "compound"):
                if grammar.form[mark].startswith(AGAINST):
                    yield mark

    def _named(self, name: str) -> tuple[Filler, ...]:
        """Whoever bears a name anywhere in the text ("*anti-Mursi* protesters")."""
        bearers = (t for t, form in enumerate(self._grammar.form) if form == name)
        return next((found for t in bearers if (found := self._roles.fillers((t,)))), ())


@cache
def _nations() -> dict[str, str]:
    """The codes of countries by their names and adjectives."""
    countries = shipped_tables().countries.values()
    return {word.casefold(): country.code for country in countries for word in (country.adjective, country.name)} | {
        "us": "USA",
        "u.s.": "USA",
    }
