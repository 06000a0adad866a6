"""Compare the tables of people and organisations with PETRARCH's dictionaries: how often the codes agree.

Run ``python training/actors/compare_petrarch.py FOLDER [--differences]`` with the folder that holds the
``*.actors.txt``. A name is compared where both know it, on the middle day of each of our tenures that the dictionary
has a dated code for. The dictionaries are a check and never a source: both sides have errors, and theirs end in 2014.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from legation.actors.knowledge.affiliation import Tenure
from legation.actors.knowledge.petrarch import read_actors
from legation.actors.knowledge.reading import ORGANISATIONS
from legation.actors.knowledge.tables import (
    DATA,
    Entry,
    Kind,
    Tables,
    listed,
    read_organisations,
    read_people,
    read_rows,
)

Codes = frozenset[str]
FIRST, LAST = date(1945, 1, 1), date(2014, 1, 1)


def spellings(path: Path) -> Iterator[str]:
    """The names and other names in a table."""
    for _, row in read_rows(path):
        yield from (row["name"], *listed(row["aliases"]))


def middle(tenure: Tenure) -> date:
    """A day in the middle of a tenure, as far as the dictionaries reach."""
    start, end = max(tenure.start or FIRST, FIRST), min(tenure.end or LAST, LAST)
    return date.fromordinal((start.toordinal() + end.toordinal()) // 2)


def codes_on(entry: Entry, day: date) -> Codes:
    """The codes in the tenures that cover a day."""
    codes = (tenure.affiliation.code for tenure in entry.tenures if tenure.covers(day))
    return frozenset(code for code in codes if code)


def comparisons(ours: Tables, theirs: Tables, names: list[str]) -> Iterator[tuple[Entry, date, Codes, Codes]]:
    """Each of our entries that the dictionary knows too, with a day and both sides' codes on it."""
    done = set()
    for name in names:
        others = [other.entry for other in theirs.names.get(name) if other.entry.kind is not Kind.PLACE]
        for entry in (own.entry for own in ours.names.get(name) if others):
            for tenure in entry.tenures:
                day = middle(tenure)
                if not tenure.covers(day) or (entry.name, day) in done:
                    continue
                codes = frozenset().union(*(codes_on(other, day) for other in others))
                if codes:
                    done.add((entry.name, day))
                    yield entry, day, codes_on(entry, day), codes


def main() -> None:
    """Print the agreement and, where asked, the differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--differences", action="store_true", help="list every name with different codes")
    arguments = parser.parse_args()
    ours, theirs = Tables(), Tables()
    people = sorted((DATA / "people").glob("*.tsv"))
    organisations = [DATA / f"{table}.tsv" for table in ORGANISATIONS]
    for path in people:
        read_people(ours, path)
    for path in organisations:
        read_organisations(ours, path)
    names = [name for path in (*people, *organisations) for name in spellings(path)]
    for path in sorted(arguments.folder.glob("*.actors.txt")):
        read_actors(theirs, path)
    counts: Counter[tuple[Kind, str]] = Counter()
    for entry, day, own, other in comparisons(ours, theirs, names):
        same_country = {code[:3] for code in own} & {code[:3] for code in other}
        verdict = "same" if own & other else "sector differs" if same_country else "country differs"
        counts[entry.kind, verdict] += 1
        if arguments.differences and verdict != "same":
            sides = [", ".join(sorted(codes)) for codes in (own, other)]
            print(f"{entry.kind.value}\t{entry.name}\t{day}\t{sides[0]}\t{sides[1]}")
    for kind in (Kind.PERSON, Kind.ORGANISATION):
        row = {verdict: counts[kind, verdict] for verdict in ("same", "sector differs", "country differs")}
        print(kind.value, sum(row.values()), row, file=sys.stderr)


if __name__ == "__main__":
    main()
