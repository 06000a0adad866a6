"""Who appears in a document: names, nationalities, offices over time, roles, organisations, coreference."""

from legation.actors.cast import Cast, read_cast
from legation.actors.identify import identify
from legation.actors.knowledge.members import member_states
from legation.actors.knowledge.own import tables_with
from legation.actors.knowledge.packed import shipped_tables
from legation.actors.knowledge.reading import read_tables
from legation.actors.knowledge.tables import Tables

__all__ = ["Cast", "Tables", "identify", "member_states", "read_cast", "read_tables", "shipped_tables", "tables_with"]
