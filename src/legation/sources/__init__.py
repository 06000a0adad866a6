"""Documents in: files, archives and feeds to documents, each either read or refused with a reason."""

from legation.sources.coverage import Coverage
from legation.sources.documents import STANDARD_INPUT, Kind, Origin, Reading, Refusal, Source, SourceError
from legation.sources.finding import find, is_url
from legation.sources.forms import Form
from legation.sources.reading import read, read_input, read_stream, settle

__all__ = [
    "STANDARD_INPUT",
    "Coverage",
    "Form",
    "Kind",
    "Origin",
    "Reading",
    "Refusal",
    "Source",
    "SourceError",
    "find",
    "is_url",
    "read",
    "read_input",
    "read_stream",
    "settle",
]
