"""Legation reads news dispatches and keeps the diplomatic record."""
