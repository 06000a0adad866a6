"""Keeps many small stories in a store, telling each on standard output once it is committed: ``writer.py STORE COUNT``.

A program of its own, so that a test can kill it at any moment.
"""

import sys

from legation.records import Document, Event, Record, Sentence, Statement, TextSpan
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0.0.0", code="c", model="m", tables="t", processor="any")
EVENTS = 5


def story(number: int) -> Document:
    return Document(id=f"story-{number}", text=f"Story {number}: the envoy left.")


def code(document: Document) -> Record:
    """A record with five events and a statement."""
    word = TextSpan(start=0, end=5, text="Story")
    event = Event(
        id="E", event_type="CONSULT", quad="VC", score=1, status="occurred", trigger=word, sentence=0, confidence=1
    )
    return Record(
        document=document,
        sentences=(Sentence(start=0, end=5),),
        statements=(Statement(id="S1", content=word, kind="direct"),),
        events=tuple(event.model_copy(update={"id": f"E{number}"}) for number in range(EVENTS)),
    )


def main() -> None:
    with Store(sys.argv[1]) as store:
        for number in range(int(sys.argv[2])):
            store.ingest(story(number), code, manifest=MANIFEST)
            print(number, flush=True)


if __name__ == "__main__":
    main()
