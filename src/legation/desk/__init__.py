"""The desk: the record kept in a store, as pages in a browser and over HTTP. ``create_app`` makes it."""

from legation.desk.app import create_app

__all__ = ["create_app"]
