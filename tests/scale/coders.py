"""Coders that cost nothing and misbehave on command, for tests: what they do is what the document says."""

import os
import signal
import time

from legation.records import Document, Record, Sentence

KEPT: dict[int, bytes] = {}
GROWTH = 64
"""Megabytes at once: so much is never taken from what the process has freed before."""


def grow(kept: dict[int, bytes]) -> None:
    """Let this process grow once, by ``GROWTH``."""
    if os.getpid() not in kept:
        kept[os.getpid()] = b"x" * (GROWTH << 20)


def code(document: Document) -> Record:
    """A record with one sentence; some texts are poison."""
    match document.text.split():
        case ["raise", *_]:
            raise ZeroDivisionError("of all things")
        case ["hang", *_]:
            while True:
                pass
        case ["crash", *_]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["leave", *_]:
            os._exit(3)
        case ["crash-once", mark]:
            if not os.path.exists(mark):
                open(mark, "w").close()
                os.kill(os.getpid(), signal.SIGKILL)
        case ["grow", processes]:
            grow(KEPT)
            with open(processes, "a") as file:
                print(os.getpid(), file=file)
        case ["sleep", seconds]:
            time.sleep(float(seconds))
    return Record(document=document, sentences=(Sentence(start=0, end=len(document.text)),))


def make() -> object:
    """What spawned workers make their coder with."""
    return code


def never() -> object:
    """A coder that cannot be loaded."""
    raise FileNotFoundError("no model here")
