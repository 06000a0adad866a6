"""Names that bodies of several countries share: "the Socialist Party" is Spain's in a story about Spain."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from legation.records import Sector

_OF = re.compile(r"(.+?) (?:of|in) (?:the )?(.+)")
_LEADING = re.compile(r"(\S+?)(?:'s)? (\S+ .+)")
_SHARING = frozenset({Sector.PTY, Sector.SPY, Sector.LEG, Sector.JUD, Sector.GOV, Sector.REB, Sector.COP, Sector.MIL})
_TOO_SHORT = 2  # words, where the name is no acronym


def short_forms(spellings: Iterable[str], sector: Sector | None, words: Container[str]) -> list[str]:
    """The names without the country in them: "Justice Party" for "Justice Party of Morocco".

    ``words`` are the names and adjectives of the body's country. Only public bodies, parties and armed groups share
    their names so; a single word is no name, unless it is an acronym ("KGB").
    """
    if sector not in _SHARING:
        return []
    found = []
    for spelling in spellings:
        if (match := _OF.fullmatch(spelling)) and match[2] in words:
            found.append(match[1])
        elif (match := _LEADING.fullmatch(spelling)) and match[1] in words:
            found.append(match[2])
    return [name for name in dict.fromkeys(found) if len(re.split("[ -]", name)) >= _TOO_SHORT or name.isupper()]
