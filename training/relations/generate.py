"""Make sentences with a marked source and target: ``python training/relations/generate.py > sentences.tsv``.

The tables beside this file are a small grammar. ``(a|b|)`` is a choice, ``{name}`` a word of words.tsv, ``<S:kind>``
and ``<T:kind>`` an actor of actors.tsv; doers.tsv says who does acts of which type. acts.tsv holds the acts; moods.tsv
tells an act as done, promised, refused, demanded or threatened and says which type that makes it ("=": the act's own);
sentences.tsv holds what has another shape (nouns, passives, mutual acts). Nothing comes from a corpus.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from dataclasses import dataclass
from pathlib import Path

from legation.records import EventType

HERE = Path(__file__).parent
CHOICE = re.compile(r"\(([^()]*)\)")
WORD = re.compile(r"\{(\w+)\}")
MARK = re.compile(r"<([ST])>(.*?)</\1>")
Offsets = tuple[int, int]


@dataclass(frozen=True)
class Example:
    """A sentence and its event type; source and target in code points, half-open."""

    text: str
    source: Offsets | None
    target: Offsets | None
    event_type: EventType


def table(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class Grammar:
    """Draws sentences, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = {row["name"]: row["choices"].split("|") for row in table("words")}
        self.actors = {row["kind"]: row["choices"].split("|") for row in table("actors")}
        self.doers = {row["event_type"]: row["kinds"].split("|") for row in table("doers")}
        self.acts = table("acts")
        self.moods = table("moods")
        self.whole = table("sentences")

    def examples(self, each: int) -> list[Example]:
        """``each`` sentences of every event type: a sixth in shapes of their own, the others an act in a mood."""
        found = []
        for event_type in EventType:
            shapes = [row["sentence"] for row in self.whole if row["event_type"] == event_type]
            told = self._tellings(event_type)
            for number in range(each):
                if number % 6 == 0:
                    drawn = self._marked(self.chance.choice(shapes), event_type)
                else:
                    drawn = self._act(*self.chance.choice(told), event_type)
                found.append(self._example(drawn, event_type))
        return found

    def _tellings(self, event_type: str) -> list[tuple[dict[str, str], str]]:
        """The pairs of an act and a pattern that make this type; an act's own type as often as other acts'."""
        own = [
            (a, m["pattern"])
            for a in self.acts
            for m in self.moods
            if a["event_type"] == event_type
            and m["gives"] == "="
            and (m["of"] == "*" or event_type in m["of"].split("|"))
        ]
        other = [
            (a, m["pattern"])
            for a in self.acts
            for m in self.moods
            if m["gives"] == event_type and a["event_type"] in m["of"].split("|")
        ]
        return own * max(1, len(other) // len(own)) + other * max(1, len(own) // max(1, len(other)))

    def _act(self, act: dict[str, str], pattern: str, event_type: str) -> str:
        forms = verb_forms(act["verb"])
        plain = re.sub(r"<T:(\w+)>", lambda m: self._drawn(self.chance.choice(self.actors[m[1]])), act["rest"])
        doer = self.chance.choice(self.doers[act["event_type"] if "{rest}" in pattern else event_type])
        if "{past} {rest}" in pattern and act["rest"].startswith("<T:") and self.chance.random() < 0.3:
            patient, _, after = act["rest"].partition(">")
            be = self.chance.choice(("was", "were", "has been", "have been"))
            pattern, forms["rest"] = f"{patient}> {be} {{participle}} by <S>{{rest}}", after
        else:
            forms["rest"] = act["rest"]
        forms["plain"] = plain
        pattern = WORD.sub(lambda m: forms.get(m[1], m[0]), pattern)
        return self._marked(pattern.replace("<S>", f"<S:{doer}>"), event_type)

    def _marked(self, pattern: str, event_type: str) -> str:
        text = re.sub(
            r"<([ST]):(\w+)>",
            lambda m: f"<{m[1]}>{self.chance.choice(self.actors[m[2]])}</{m[1]}>",
            self.choose(pattern),
        )
        if self.chance.random() < 0.3:
            text = self.chance.choice(self.words["head"]) + text
        if self.chance.random() < 0.4:
            text += self.chance.choice(self.words["tail"])
        return self._drawn(text + ".")

    def choose(self, text: str) -> str:
        """The text with one of each "(a|b)" drawn."""
        while CHOICE.search(text):
            text = CHOICE.sub(lambda m: self.chance.choice(m[1].split("|")), text)
        return text

    def _drawn(self, text: str) -> str:
        text = self.choose(text)
        while WORD.search(text):
            text = WORD.sub(lambda m: self.chance.choice(self.words[m[1]]), text)
        return tidied(text)

    def _example(self, marked: str, event_type: EventType) -> Example:
        first = re.search(r"[^\W\d_](?![^<]*>)", marked)
        if first:
            marked = marked[: first.start()] + marked[first.start()].upper() + marked[first.end() :]
        text, spans, last = "", {}, 0
        for mark in MARK.finditer(marked):
            text += marked[last : mark.start()]
            spans.setdefault(mark[1], (len(text), len(text) + len(mark[2])))
            text += mark[2]
            last = mark.end()
        return Example(text + marked[last:], spans.get("S"), spans.get("T"), event_type)


def tidied(text: str) -> str:
    """The text without the spaces that choices leave, with "an" and "s'" where they belong."""
    text = re.sub(r" +([ ,.]|$)", r"\1", text)
    return re.sub(r"\b([Aa]) (?=(<[ST]>)?[AEIOaeio])", r"\1n ", text).replace("s's", "s'")


def verb_forms(verb: str) -> dict[str, str]:
    """The forms of "release", or those spelt out in "give/gave/given/giving"; a particle follows its verb."""
    base, *spelt = verb.split("/")
    word, _, particle = base.partition(" ")
    stem = word[:-1] if word.endswith("e") else word
    gerund = (word if word.endswith("ee") else stem) + "ing"
    y = word.endswith("y") and word[-2] not in "aeiou"
    past = word[:-1] + "ied" if y else stem + "ed"
    present = word[:-1] + "ies" if y else word + ("es" if re.search(r"(s|x|z|ch|sh|o)$", word) else "s")
    forms = [f"{form} {particle}".strip() for form in (past, past, gerund)]
    past, participle, gerund = spelt or forms
    return {
        "base": base,
        "present": f"{present} {particle}".strip(),
        "past": past,
        "participle": participle,
        "gerund": gerund,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=600, help="sentences an event type")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for example in Grammar(options.seed).examples(options.each):
        print(example.event_type, example.source, example.target, example.text, sep="\t")


if __name__ == "__main__":
    main()
