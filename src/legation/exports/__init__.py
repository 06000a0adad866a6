"""Records out: a table for people, and the files that other programs read."""

from legation.exports.csv_file import write_csv
from legation.exports.evidence import write_evidence
from legation.exports.json_text import write_json, write_jsonl
from legation.exports.parquet import write_parquet
from legation.exports.view import write_table

__all__ = ["write_csv", "write_evidence", "write_json", "write_jsonl", "write_parquet", "write_table"]
