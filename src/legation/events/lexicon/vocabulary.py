"""Lemmas as the lexicon spells them.

Statistical lemmatisers miss rare verbs ("retreated" as "retreate", "bombed" as "bom"); a lemma that the tables of
this room do not know is replaced by a regular stem of its word that they do know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from legation.events.lexicon.frames import lexicon, table_rows

TABLES = {
    "classes.tsv": ("class", "lemmas"),
    "contexts.tsv": ("context", "lemmas"),
    "embedded_acts.tsv": ("lemma", "event_type", "mode"),
    "magnitudes.tsv": ("verb", "counted", "kind", "example"),
    "off_topic.tsv": ("field", "weight", "lemmas"),
    "ordinary_crime.tsv": ("word", "lemmas"),
    "status_cues.tsv": ("cue", "role", "status", "example"),
    "support_verbs.tsv": ("verb", "noun_is", "example"),
    "private_nouns.tsv": ("kind", "lemmas"),
    "weapons.tsv": ("mode", "lemmas"),
}
LEMMA_COLUMNS = ("lemmas", "lemma", "verb", "cue")
ENDINGS = (
    ("ied", "y"),
    ("ies", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
)
DOUBLED = frozenset("bdgklmnprstvz")
MOST_KNOWN = 50_000
"""How many words' lemmas are remembered at most."""
VERBAL = frozenset({"VBD", "VBN"})
PLURAL = frozenset({"NNS", "NNPS"})
INFLECTED = PLURAL | {"VB", "VBD", "VBN", "VBG", "VBZ", "VBP"}


@cache
def known_lemmas() -> frozenset[str]:
    """Every lemma that a table of this room names."""
    named = set(lexicon().lemmas)
    for name, columns in TABLES.items():
        for _, row in table_rows(name, columns):
            named.update(lemma for column in LEMMA_COLUMNS for lemma in row.get(column, "").split("|"))
    return lexicon().needed_lemmas.union(named)


@cache
def irregular_forms() -> Mapping[str, str]:
    """Lemmas of irregular past forms."""
    return {
        form: row["lemma"]
        for _, row in table_rows("irregular_forms.tsv", ("lemma", "forms"))
        for form in row["forms"].split("|")
    }


@cache
def stems(form: str) -> tuple[str, ...]:
    """The regular stems that a form may have, the likeliest first."""
    return tuple(dict.fromkeys(_stems(form)))


def _stems(form: str) -> Iterator[str]:
    for ending, addition in ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            yield stem + addition
            if not addition and stem[-1] in DOUBLED and stem[-2] == stem[-1]:
                yield stem[:-1]


def _verbs(form: str) -> Iterator[str]:
    return (stem for stem in stems(form) if stem in lexicon().lemmas)


def lemmas_of(lemmas: Iterable[str], forms: Iterable[str], tags: Iterable[str]) -> list[str]:
    """The lemmas of words in lower case, each put right where only another stem of its word is known.

    ``lemmas`` and Penn ``tags`` are the parser's, ``forms`` the words in lower case.
    """
    return list(map(_mended, lemmas, forms, tags))


@lru_cache(MOST_KNOWN)
def _mended(lemma: str, form: str, tag: str) -> str:
    lemma = lemma.lower()
    if "-" in lemma and lemma not in known_lemmas() and lemma.replace("-", "") in known_lemmas():
        return lemma.replace("-", "")  # "co-operation", "peace-keeper"
    is_foreign = form.endswith("ed") and lemma not in stems(form)  # "leaned" is not of "learn"
    if tag in VERBAL and (is_foreign or lemma not in lexicon().lemmas) and lemma != form:
        verb = irregular_forms().get(form) or next(_verbs(form), None)
        if verb is not None and form.startswith(verb[:3]):
            return verb  # "severed" is of "sever", not of "severe"
    is_inflected = tag in INFLECTED or (tag == "NN" and lemma[-1:] == "s")  # a plural taken for a singular
    if not is_inflected or lemma in known_lemmas():
        return lemma
    irregular = irregular_forms().get(form)
    if irregular is not None:
        return irregular
    own = form if tag in PLURAL and form in known_lemmas() else lemma  # "teargas" is none
    return next((stem for stem in stems(form) if stem in known_lemmas()), own)
