"""When: time expressions found in a document and resolved to TIMEX3 values and the days they cover."""

from legation.times.finding import find_times, read_date
from legation.times.intervals import Period, interval

__all__ = ["Period", "find_times", "interval", "read_date"]
