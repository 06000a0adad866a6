"""The record to look at: charts, maps and networks as Vega-Lite, and one page to mail.

Charts are made with Altair and drawn by vl-convert, both of the extra ``legation[desk]``; they are imported when the
first chart is asked for.
"""

from legation.reports.extras import MissingExtra
from legation.reports.figures import Figure

__all__ = ["Figure", "MissingExtra"]
