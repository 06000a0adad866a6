"""Whom mentions point back to, against the people and organisations of GUM (Zeldes 2017), in CoNLL-U.

GUM marks every mention with the number of whom it mentions (``Entity=`` in the last column). We ask the cast who is
meant at each mention's head word. A mention is linked to the nearest one before it that means the same: a *gold* link
by GUM's numbers, one of *ours* by the cast. Ours is right where the two mentions are one in GUM, wrong where they
are not; a gold link is missed where we link nothing. Words for speaker and hearer ("I", "you", "we") are left out, as
a news story has none outside its quotations. Figures apart for third-person pronouns, for names and for other nouns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from legation.actors import Cast
from legation.evaluation.conllu import Tree, read_conllu
from legation.evaluation.report import Report, precision_recall_f1

if TYPE_CHECKING:
    from legation.coder import Coder

TYPES = frozenset({"person", "organization"})
SPEECH = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
FORMS = ("pronouns", "names", "nouns")
_BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<closed>\))?|(?P<closing>[^()]+)\)")
_CONTEXT = 60  # characters before and after, in an error's line


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: whom it mentions, its head's code points in the document's text, and its form."""

    entity: str
    start: int
    end: int
    form: str


def evaluate(path: Path, coder: Coder) -> Report:
    """Figures for one GUM ``.conllu`` file, in all, by form, and for news apart.

    Raises ``ValueError`` naming file and line where a row is broken, or where the file marks no mentions.
    """
    trees = read_conllu(path)
    counts: Counter[tuple[str, str]] = Counter()
    news: Counter[tuple[str, str]] = Counter()
    errors: dict[str, list[str]] = {}
    for name, group in groupby(trees, key=lambda tree: tree.document):
        document = list(group)
        text, mentions = read_mentions(document)
        doc = coder.nlp(text)
        for form, outcome, line in score(doc, doc._.cast, mentions):
            counts[form, outcome] += 1
            if document[0].genre == "news":
                news[form, outcome] += 1
            if outcome != "right":
                errors.setdefault(f"{outcome} {form}", []).append(f"{name}: {line}")
    if not counts:
        raise ValueError(f"{path}: no mentions of people or organisations (Entity= in the last column)")
    figures: dict[str, float | int | str] = {}
    for prefix, counted in (("", counts), ("news ", news)):
        for form in ("", *FORMS) if counted else ():
            figures |= _figures(f"{prefix}{form + ' ' if form else ''}", form, counted)
    return Report("coreference", figures, errors)


def _figures(prefix: str, form: str, counts: Counter[tuple[str, str]]) -> dict[str, float | int | str]:
    total: Counter[str] = Counter()
    for (one, outcome), count in counts.items():
        if form in ("", one):
            total[outcome] += count
    right, found = total["right"], total["right"] + total["wrong"] + total["wrong, nothing to link"]
    gold = total["right"] + total["wrong"] + total["missed"]
    precision, recall, f1 = precision_recall_f1(right, found, gold)
    plain = {"links": gold, "right": right, "wrong": found - right, "missed": total["missed"]}
    return {f"{prefix}{name}": value for name, value in (plain | {"P": precision, "R": recall, "F1": f1}).items()}


def read_mentions(document: Sequence[Tree]) -> tuple[str, list[Mention]]:
    """A document's running text, a blank line between paragraphs, and its mentions in the order of their ends.

    Of a mention in several pieces only the first counts.
    """
    text = ""
    mentions: list[Mention] = []
    for tree in document:
        if text:
            text = text.rstrip() + ("\n\n" if tree.paragraph else " ")
        spans = []
        for word, space in zip(tree.words, tree.spaces, strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        for entity, kind, head in _entities(tree):
            if kind in TYPES and tree.words[head].lower() not in SPEECH:
                mentions.append(Mention(entity, *spans[head], _form(tree.xpos[head])))
    return text, sorted(mentions, key=lambda mention: mention.start)


def _entities(tree: Tree) -> Iterator[tuple[str, str, int]]:
    """Number, type and head (an index of a word) of every mention that a sentence's MISC column opens."""
    for i, misc in enumerate(tree.misc):
        marks = next((item.removeprefix("Entity=") for item in misc.split("|") if item.startswith("Entity=")), "")
        for match in _BRACKET.finditer(marks):
            fields = (match["opened"] or "").split("-")
            entity, _, piece = fields[0].partition("[")
            if len(fields) < 6 or (piece and not piece.startswith("1/")):
                continue
            least = fields[5].partition(",")[0]
            head = i + int(least) - 1 if least.isdigit() else i
            yield entity, fields[1], min(head, len(tree.words) - 1)


def _form(tag: str) -> str:
    if tag in ("PRP", "PRP$", "WP", "WP$", "WDT", "DT"):
        return "pronouns"
    return "names" if tag.startswith("NNP") else "nouns"


def score(doc: Doc, cast: Cast, mentions: Sequence[Mention]) -> Iterator[tuple[str, str, str]]:
    """Form, outcome and a line to read for every mention that GUM or the cast links to one before it."""
    before: dict[str, Mention] = {}
    ours: dict[tuple[str, ...], Mention] = {}
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        meant = tuple(actor.id for actor in cast.at(span.root.i)) if span else ()
        gold, linked = before.get(mention.entity), ours.get(meant) if meant else None
        before[mention.entity] = mention
        if meant:
            ours[meant] = mention
        if gold is None and linked is None:
            continue
        if linked is None:
            yield mention.form, "missed", _line(doc, gold, mention)
        elif linked.entity == mention.entity:
            yield mention.form, "right", ""
        else:
            yield mention.form, "wrong" if gold else "wrong, nothing to link", _line(doc, linked, mention, gold)


def _line(doc: Doc, antecedent: Mention | None, mention: Mention, gold: Mention | None = None) -> str:
    text = doc.text
    around = " ".join(text[max(0, mention.start - _CONTEXT) : mention.end + _CONTEXT].split())
    words = [text[m.start : m.end] if m else "nobody" for m in (mention, antecedent, gold)]
    wanted = f", not to {words[2]!r}" if gold else ""
    return f"{words[0]!r} to {words[1]!r}{wanted} | {around}"
