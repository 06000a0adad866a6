"""Who appears in a document: names, nationalities, offices over time, roles, organisations, coreference."""

from .cast import Cast, read_cast
from .identify import identify
from .tables import Tables, read_tables

__all__ = ["Cast", "Tables", "identify", "read_cast", "read_tables"]
