"""What became of every document that was met: how many were coded, and why the others were not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from legation.sources.documents import Kind, Origin, Refusal

if TYPE_CHECKING:
    from legation.records import Record

EXAMPLES = 20
"""How many documents are named for each reason."""


@dataclass(slots=True)
class _Reason:
    """The documents that were not coded for one reason: their number, and the first of them."""

    count: int = 0
    examples: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class Coverage:
    """Counts documents by what became of them, in memory that does not grow with their number."""

    coded: int = 0
    events: int = 0
    undated: int = 0
    earliest: date | None = None
    latest: date | None = None
    languages: Counter[str] = field(default_factory=Counter)
    _reasons: dict[Kind, _Reason] = field(default_factory=dict)

    def add_record(self, record: Record, origin: Origin) -> Refusal | None:
        """Count a record; the refusal it amounts to where its text was not read, for its language or by triage."""
        document = record.document
        if document.language:
            self.languages[document.language] += 1
        if document.language not in (None, "en"):
            reason = f"its language is {document.language}; only English is coded"
            return self.add(Refusal(origin, reason, Kind.OTHER_LANGUAGE))
        if not record.sentences and _has_words(document.text):
            return self.add(Refusal(origin, "its words tell of no event", Kind.UNLIKELY))
        self.coded += 1
        self.events += len(record.events)
        if document.published is None:
            self.undated += 1
        else:
            self.earliest = min(self.earliest or document.published, document.published)
            self.latest = max(self.latest or document.published, document.published)
        return None

    def add(self, refusal: Refusal) -> Refusal:
        """Count what gave no document, or none that was coded."""
        reason = self._reasons.setdefault(refusal.kind, _Reason())
        reason.count += 1
        if reason.count <= EXAMPLES:
            reason.examples.append(refusal)
        return refusal

    def count(self, kind: Kind) -> int:
        """How many were not coded for this reason."""
        return self._reasons[kind].count if kind in self._reasons else 0

    @property
    def documents(self) -> int:
        """How many documents were met."""
        return self.coded + sum(reason.count for reason in self._reasons.values())

    @property
    def has_faults(self) -> bool:
        """Whether anything is lost that should have been coded."""
        return any(kind.is_fault for kind in self._reasons)

    def summary(self) -> str:
        """One line for people: "5 documents: 3 coded, 1 no news text, 1 in another language"."""
        parts = [f"{self.coded:,} coded"] + [f"{reason.count:,} {kind}" for kind, reason in self._sorted()]
        return f"{self.documents:,} document{'s' * (self.documents != 1)}: {', '.join(parts)}"

    def as_dict(self, told: Callable[[Refusal], str] = str) -> Mapping[str, Any]:
        """The report, for JSON: days are ISO 8601, and examples are ``told`` in words."""
        return {
            "documents": self.documents,
            "coded": self.coded,
            "events": self.events,
            "published": {
                "earliest": self.earliest and self.earliest.isoformat(),
                "latest": self.latest and self.latest.isoformat(),
                "unknown": self.undated,
            },
            "languages": dict(sorted(self.languages.items())),
            "not_coded": {
                kind.value: {
                    "count": reason.count,
                    "is_fault": kind.is_fault,
                    "examples": [told(example) for example in reason.examples],
                }
                for kind, reason in self._sorted()
            },
        }

    def _sorted(self) -> list[tuple[Kind, _Reason]]:
        order = list(Kind)
        return sorted(self._reasons.items(), key=lambda item: order.index(item[0]))


def _has_words(text: str) -> bool:
    """Whether a text holds anything that can be read: one of invisible characters alone has no sentence either."""
    from legation.plain import PlainText

    return bool(PlainText(text).text.strip())
