"""What people say of what was coded: verdicts and corrections that are kept, found again, and counted."""

from legation.reviews.answers import as_reviewed
from legation.reviews.gold import gold, write_gold
from legation.reviews.log import Review, Verdict
from legation.reviews.precision import PrecisionReport, precision
from legation.reviews.reviewing import CodedAnewError, Outcome, Reviewed, Standing, review, reviewed, standings
from legation.reviews.sampling import draw, samples
from legation.reviews.values import Target

__all__ = [
    "CodedAnewError",
    "Outcome",
    "PrecisionReport",
    "Review",
    "Reviewed",
    "Standing",
    "Target",
    "Verdict",
    "as_reviewed",
    "draw",
    "gold",
    "precision",
    "review",
    "reviewed",
    "samples",
    "standings",
    "write_gold",
]
