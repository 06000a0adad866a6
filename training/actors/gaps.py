"""List the times for which the tables know no head of government or executive president of a country.

Run ``python training/actors/gaps.py [--since 1990] [--until 2025-10]``. A line is a country and what is missing;
60 days between two terms are none. Countries that have none at all, mostly territories, come last on one line.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from datetime import date, timedelta

from legation.actors.knowledge.tables import DATA, read_day, read_rows, read_tenure

HEADS = frozenset(
    {
        "president", "acting president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan",
        "grand duke", "captain regent",
        "pope", "supreme leader", "leader", "chief adviser", "chief executive", "chief minister", "general secretary",
        "head of state", "head of the junta", "head of the military council", "chairman of the presidency",
        "member of the presidency", "chairman of the sovereign council", "president of the council of ministers",
        "chairman of the presidential leadership council", "chairman of the National Transitional Council",
    }
)  # fmt: skip
LONGEST_GAP = timedelta(days=60)


def terms() -> dict[str, list[tuple[date, date]]]:
    """The terms of each country's heads, in order."""
    held: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for path in sorted((DATA / "people").glob("*.tsv")):
        for _, row in read_rows(path):
            tenure = read_tenure(row)
            country = tenure.affiliation.country
            if country and row["office"] in HEADS:
                held[country].append((tenure.start or date.min, tenure.end or date.max))
    return {country: sorted(days) for country, days in held.items()}


def gaps(days: list[tuple[date, date]], since: date, until: date) -> list[tuple[date, date]]:
    """The times from ``since`` to ``until`` that no term covers, where they are longer than 60 days."""
    found, covered = [], since
    for start, end in [*days, (until, until)]:
        if covered < until and start - covered > LONGEST_GAP:
            found.append((covered, min(start, until)))
        covered = max(covered, end)
    return found


def main() -> None:
    """Print the gaps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--since", default="1990")
    parser.add_argument("--until", default="2025-10")
    arguments = parser.parse_args()
    since, until = read_day(arguments.since), read_day(arguments.until, last=True)
    assert since and until
    held, none = terms(), []
    for _, row in read_rows(DATA / "countries.tsv"):
        first = max(since, read_day(row["from"]) or since)
        last = min(until, read_day(row["to"], last=True) or until)
        if row["code"] not in held:
            none.append(row["code"])
            continue
        missing = gaps(held[row["code"]], first, last) if first < last else []
        if missing:
            print(row["code"], row["name"], *(f"{start}..{end}" for start, end in missing), sep="\t")
    print("no head known:", *none)


if __name__ == "__main__":
    main()
