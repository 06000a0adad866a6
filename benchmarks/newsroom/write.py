"""Stories of a made-up newsroom, to fill a store with: some of everything that a store can be asked about.

    python benchmarks/newsroom/write.py --stories 2000 > stories.jsonl
    legation ingest stories.jsonl --store desk.db

Quarrels and friendships of states run over weeks (``plots.txt``); several agencies tell of the same happening, in other
words or in the same, and do not always agree; some stories come again corrected. Now and then comes a brief whose
sentences the grammar of ``training/relations`` draws. All persons are invented. The same seed gives the same stories.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent.parent / "training" / "relations"))

from generate import Grammar, tidied  # noqa: E402

PAIRS = (
    "KEN SOM|ETH EGY|ARM AZE|TUR GRC|POL BLR|UKR RUS|USA CHN|CHN PHL|VNM NOR|IND PAK|PRK KOR|PRK USA|COL VEN|PER CHL|"
    "SDN ETH|RUS USA"
).split("|")
"""Who has to do with whom."""

WIRES = "Danube Times|Gulf Ledger|Baltic Courier|Lake Geneva Post|World Herald".split("|")
"""Agencies that report on everybody."""

FIRST_DAY, DAYS = date(2023, 1, 2), 540
SLOT = re.compile(r"\{(\w+)(?:\.(\w+)| (\d+))?\}")
SENTENCE_START = re.compile(r"""(?:^|[.!?]"? )"?[a-z]""")
COPIED, CORRECTED, BRIEF, BACKGROUND = 0.12, 0.02, 0.08, 0.7
"""How many tellings are copied by another agency, come again corrected, are briefs, and end with some background."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be told so many days after the first day of a plot, and by how many agencies."""

    day: int
    agencies: int
    headline: str
    text: str


@dataclass(slots=True)
class Plot:
    """A course of events between states, and the facts that are drawn once for it."""

    weight: int
    facts: dict[str, list[str]] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for story in Newsroom(options.seed).stories(options.stories):
        print(json.dumps(story))


class Newsroom:
    """Draws stories, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.grammar = Grammar(seed)
        self.nations = read_nations()
        self.plots, self.background = read_plots()
        self.briefs = [example.text for example in self.grammar.examples(60)]

    def stories(self, count: int) -> Iterator[dict[str, Any]]:
        """So many stories in the order of their days, each with the fields that ``legation ingest`` reads."""
        found: list[dict[str, Any]] = []
        while len(found) < count:
            found += [self._brief()] if self.chance.random() < BRIEF else self._course()
        found.sort(key=lambda story: str(story["published"]))
        for number, story in enumerate(found[:count]):
            story["id"] = f"story-{number:05}"
            story["url"] = f"https://news.example/{story['published']}/{number:05}"
            yield story
            if self.chance.random() < CORRECTED:
                yield story | {"text": f"{story['text']} An earlier version of this story gave another date."}

    def _course(self) -> list[dict[str, Any]]:
        """All tellings of a plot between two states, with a third beside them."""
        plot = self.chance.choices(self.plots, [plot.weight for plot in self.plots])[0]
        pair = self.chance.choice(PAIRS).split()
        self.chance.shuffle(pair)
        third = self.chance.choice([code for code in self.nations if code not in pair])
        cast = dict(zip("ABC", (self.nations[code] for code in (*pair, third)), strict=True))
        cast = {
            letter: nation | {"town": self.chance.choice(nation["towns"].split("|"))} for letter, nation in cast.items()
        }
        facts = {name: self.chance.choice(choices) for name, choices in plot.facts.items()}
        first = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        return [story for report in plot.reports for story in self._told(report, first, cast, facts)]

    def _told(
        self, report: Report, first: date, cast: dict[str, dict[str, str]], facts: dict[str, str]
    ) -> Iterator[dict[str, Any]]:
        own = [(cast[letter]["agency"], cast[letter]["capital"]) for letter in "AB"]
        others = [(wire, cast[self.chance.choice("AB")]["capital"]) for wire in WIRES]
        agencies = self.chance.sample(own, len(own)) + self.chance.sample(others, len(others))
        today = first + timedelta(days=report.day)
        for agency, city in agencies[: report.agencies]:
            text = report.text + (
                f" {self.chance.choice(self.background)}" if self.chance.random() < BACKGROUND else ""
            )
            filled = [self._filled(part, first, today, cast, facts) for part in (report.headline, text)]
            story = self._story(today, agency, city, *filled)
            yield story
            if self.chance.random() < COPIED:
                yield story | {"publisher": self.chance.choice([wire for wire in WIRES if wire != agency])}

    def _story(self, today: date, agency: str, city: str, headline: str, text: str) -> dict[str, Any]:
        dateline = f"{city.upper()}, {today:%B} {today.day}, {today.year} ({agency}) -- "
        return {
            "title": headline[0].upper() + headline[1:],
            "text": dateline + text,
            "published": str(today),
            "publisher": agency,
        }

    def _filled(
        self, text: str, first: date, today: date, cast: dict[str, dict[str, str]], facts: dict[str, str]
    ) -> str:
        def word(slot: re.Match[str]) -> str:
            name, part, days = slot.groups()
            if days is not None:
                return said(first + timedelta(days=int(days)), today, weekday=name == "day")
            if name in cast:
                return cast[name][part or "name"]
            return facts[name]

        drawn = tidied(SLOT.sub(word, self.grammar.choose(text)))
        return SENTENCE_START.sub(lambda match: match[0].upper(), drawn)

    def _brief(self) -> dict[str, Any]:
        today = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        text = " ".join(self.chance.sample(self.briefs, 3))
        return self._story(today, self.chance.choice(WIRES), "Geneva", "World news in brief", text)


def said(day: date, today: date, *, weekday: bool) -> str:
    """A day as a story of ``today`` names it: by its weekday where that is clear, else by its date."""
    if weekday and 0 <= (today - day).days < 6:
        return f"on {day:%A}"
    named = f"{day:%B} {day.day}" + (f", {day.year}" if day.year != today.year else "")
    return f"on {named}" if weekday else named


def read_nations() -> dict[str, dict[str, str]]:
    with (HERE / "nations.tsv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file, delimiter="\t")}


def read_plots() -> tuple[list[Plot], list[str]]:
    """The plots, and the sentences of background that may follow any of them."""
    plots: list[Plot] = []
    background: list[str] = []
    lines = iter((HERE / "plots.txt").read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line.startswith("## background"):
            background += filter(None, lines)
        elif line.startswith("## "):
            plots.append(Plot(weight=int(line.rpartition("|")[2])))
        elif line.startswith("@"):
            day, agencies = line[1:].split(" x")
            plots[-1].reports.append(Report(int(day), int(agencies), headline=next(lines), text=next(lines)))
        elif line and not line.startswith("#"):
            name, choices = line.split(" = ")
            plots[-1].facts[name] = choices.split("|")
    return plots, background


if __name__ == "__main__":
    main()
