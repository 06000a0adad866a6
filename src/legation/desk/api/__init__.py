"""The record over HTTP for programs: the store's own questions, and documents and reviews to write."""

from legation.desk.api.app import create_api

__all__ = ["create_api"]
