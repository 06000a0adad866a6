"""How the tests of this room read bytes that they made."""

import io
from collections.abc import Callable

import pytest

from legation.sources import Origin, Reading, Refusal, Source, read_stream

Found = list[Source | Refusal]
Read = Callable[..., Found]


@pytest.fixture(scope="session")
def read_bytes() -> Read:
    """Reads a file with these contents."""

    def read(content: bytes | str, name: str, **reading: object) -> Found:
        raw = content.encode() if isinstance(content, str) else content
        return list(read_stream(io.BytesIO(raw), Origin(name), Reading(**reading)))  # type: ignore[arg-type]

    return read
