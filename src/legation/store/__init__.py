"""The record kept: SQLite by default, PostgreSQL by URL. ``Store`` is all that other rooms need."""

from legation.manifest import Manifest, manifest
from legation.store.engine import StoreError
from legation.store.keeping import Outcome
from legation.store.store import Store

__all__ = ["Manifest", "Outcome", "Store", "StoreError", "manifest"]
