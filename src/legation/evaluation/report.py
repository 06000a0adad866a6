"""What an evaluation found: figures to print or keep as JSON, and errors by kind for who asks."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one suite: ``figures`` in the order they should be read, ``errors`` by kind, each a line."""

    suite: str
    figures: dict[str, float | int | str]
    errors: dict[str, list[str]] = field(default_factory=dict)

    def as_dict(self, *, errors: bool = False) -> dict[str, object]:
        """The report as plain data, with the error lines on demand."""
        plain: dict[str, object] = {"suite": self.suite, "figures": dict(self.figures)}
        if errors:
            plain["errors"] = {kind: list(lines) for kind, lines in sorted(self.errors.items())}
        return plain


def ratio(part: float, whole: float) -> float:
    """``part / whole`` to four places, 0 where there is nothing to divide by."""
    return round(part / whole, 4) if whole else 0.0


def precision_recall_f1(right: float, found: float, required: float) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean from counts of right, found and required things."""
    precision, recall = ratio(right, found), ratio(right, required)
    return precision, recall, round(2 * right / (found + required), 4) if found + required else 0.0
