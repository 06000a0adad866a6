"""What is wrong with the words that the tables of this room list: said twice, or such as no text is read to have.

The tables speak in lemmas. A plural is read as its singular, and a word with a hyphen as three words, of which two
may be read as one (``trees/mending.py``); what is listed otherwise stands there for nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from legation.events.lexicon.frames import NONE, Lexicon, table_rows
from legation.events.lexicon.vocabulary import TABLES
from legation.events.trees.tree import words

LISTING = ("lemmas", "lemma", "verb")
"""The columns that list lemmas; a cue may be a phrase."""
HYPHENED = 3
"""The words, the hyphen among them, of a compound of two."""
_TRIGGER = re.compile(r"[.].$")
_LIST_OF_NEED = re.compile(r"=([^:]+)")


def faulty_words(
    lexicon: Lexicon, words_of: Callable[[str], Sequence[str]], singular_of: Callable[[str], str]
) -> list[str]:
    """The faults of what is listed, each naming its place.

    ``words_of`` cuts a text into words as the tokeniser does, ``singular_of`` gives the lemma of a word as a plural, or
    the word where that is none.
    """
    found: list[str] = []
    for place, listed in _lists(lexicon):
        found += [f"{place}: {word!r} is listed twice" for word, times in Counter(listed).items() if times > 1]
        entries = (entry.partition("/")[0] for entry in listed if entry[0] != "@")  # "right/NOUN"
        for word in dict.fromkeys(part for entry in entries for part in entry.split(" ")):
            parts = words_of(word)
            if len(parts) > HYPHENED or (len(parts) > 1 and parts[1:-1] != ["-"]):
                found.append(f"{place}: {word!r} is {len(parts)} words to the tokeniser")
            elif len(parts) == 1 and word not in words("plural in form") and singular_of(word) != word:
                found.append(f"{place}: {word!r} is read as {singular_of(word)!r}")
    return found


def _lists(lexicon: Lexicon) -> Iterator[tuple[str, list[str]]]:
    """What each cell of a table lists, and each need of a frame, with its place."""
    for name, columns in TABLES.items():
        for place, row in table_rows(name, columns):
            for column in set(LISTING) & row.keys():
                yield place, row[column].split("|")
    for place, frame in {entry.place: entry.row for entry in lexicon.listed}.items():
        yield place, [_TRIGGER.sub("", trigger) for trigger in frame["trigger"].split("|") if trigger[0] != "@"]
        needs = (need for text in frame["needs"].split(" ") if text != NONE for need in text.split("/"))
        for need in needs:
            if listed := _LIST_OF_NEED.search(need):
                yield place, listed[1].split("|")
