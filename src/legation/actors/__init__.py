"""Who appears in a document: names, nationalities, offices over time, roles, organisations, coreference."""

from .cast import Cast, read_cast
from .identify import identify
from .members import member_states
from .own import tables_with
from .packed import shipped_tables
from .tables import Tables, read_tables

__all__ = ["Cast", "Tables", "identify", "member_states", "read_cast", "read_tables", "shipped_tables", "tables_with"]
