"""Answers that are worked out once: the same question to the same store is not asked again while nothing comes in."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from legation.store import Store

KEPT = 128
"""How many answers are kept, those last asked for."""

Answer = TypeVar("Answer")


class Memory:
    """The answers of one store, as long as its revision stays; safe with threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._revision: tuple[int, ...] = ()
        self._answers: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._lock = Lock()

    def answer(self, question: Callable[..., Answer], **asked: Any) -> Answer:
        """``question(store, **asked)``, or what it gave before. Whoever is given an answer leaves it as it is."""
        key = (question, *sorted(asked.items()))
        revision = self._store.revision()
        with self._lock:
            if revision != self._revision:
                self._answers.clear()
                self._revision = revision
            if key in self._answers:
                self._answers.move_to_end(key)
                known: Answer = self._answers[key]
                return known
        found = question(self._store, **asked)
        with self._lock:
            if revision == self._revision:
                self._answers[key] = found
                if len(self._answers) > KEPT:
                    self._answers.popitem(last=False)
        return found

    def forget(self) -> None:
        """Ask everything anew from now on."""
        with self._lock:
            self._answers.clear()
