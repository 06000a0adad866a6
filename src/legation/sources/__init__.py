"""Documents in: files to text, each either read or refused with a reason."""

from legation.sources.folders import find_texts
from legation.sources.text import SourceError, TextFile, read_text

__all__ = ["SourceError", "TextFile", "find_texts", "read_text"]
