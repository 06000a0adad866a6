"""What it would win, and lose, to leave out the sentences that cannot hold an event or a statement.

    python benchmarks/triage.py PATH...

PATH is a text file or a folder of them. Every text is coded whole; then it is counted how many words stand in
sentences that turned out to hold nothing (the most that any triage could win), how many a look at the words alone
would have left out, and how many of the events with them. Two such looks are tried: a sentence stays where it has a
form of a frame's trigger or of a cue; or where it has that and a name or a pronoun besides.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from functools import cache
from pathlib import Path

from speed import text_files

from legation.coder import load
from legation.events.lexicon.frames import lexicon
from legation.events.lexicon.vocabulary import irregular_forms, stems
from legation.records import Record
from legation.statements.vocabulary import cues

WORD = re.compile(r"[^\W\d_]+")
PRONOUNS = frozenset("he she it they we i his her its their him them who".split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    coder, counts = load(), Counter[str]()
    for path in text_files(parser.parse_args().paths):
        counts += count(coder.code(path.read_text(encoding="utf-8")))
    words, events = counts["words"], counts["events"]
    print(f"{words:,} words, {events:,} events")
    for what in ("no event, nothing said", "nor a time", "nor a place or an actor"):
        print(f"{counts[what] / words:.1%} of the words stand in sentences with {what}")
    for what in ("no trigger, no cue", "that, or no name and no pronoun"):
        lost = counts[f"events lost: {what}"]
        print(f"{counts[what] / words:.1%} left out by {what}; {lost} events lost ({lost / max(events, 1):.1%})")


def count(record: Record) -> Counter[str]:
    """Words by what their sentence holds and by what it looks like, and events."""
    counts = Counter[str]()
    events = [event.trigger.start for event in record.events]
    said = [(s.content.start, s.content.end) for s in record.statements]
    said += [(s.cue.start, s.cue.end) for s in record.statements if s.cue]
    times = [time.start for time in record.times]
    others = [place.start for place in record.places]
    others += [mention.start for actor in record.actors for mention in actor.mentions]
    for sentence in record.sentences:
        start, end = sentence.start, sentence.end
        text = record.document.text[start:end]
        words = WORD.findall(text)
        size, told = len(text.split()), sum(start <= at < end for at in events)
        counts["words"] += size
        counts["events"] += told
        if not told and not any(first < end and start < last for first, last in said):
            counts["no event, nothing said"] += size
            if not any(start <= at < end for at in times):
                counts["nor a time"] += size
                if not any(start <= at < end for at in others):
                    counts["nor a place or an actor"] += size
        is_silent = not any(map(may_tell, map(str.lower, words)))
        is_nameless = not any(word[0].isupper() or word in PRONOUNS for word in words[1:])
        for what, is_left in (
            ("no trigger, no cue", is_silent),
            ("that, or no name and no pronoun", is_silent or is_nameless),
        ):
            counts[what] += size * is_left
            counts[f"events lost: {what}"] += told * is_left
    return counts


@cache
def may_tell(word: str) -> bool:
    """Whether a word may be a form of a frame's trigger or of a cue."""
    return not _telling().isdisjoint((word, irregular_forms().get(word, word), *stems(word)))


@cache
def _telling() -> frozenset[str]:
    return lexicon().lemmas | {lemma.split()[0] for lemma, _ in cues()}


if __name__ == "__main__":
    main()
