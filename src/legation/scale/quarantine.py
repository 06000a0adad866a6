"""Documents that could not be coded, each with its reason: a file of JSON lines that can be coded again later."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import IO, Self

from legation.records import Document
from legation.scale.tasks import Fault


class Quarantine:
    """Collects documents that were not coded; at the end they are in ``path``, which is made where there are any.

    A file that is there already is replaced. Without a path they are only counted.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.count = 0
        self._file: IO[bytes] | None = None
        self._unfinished = path.with_name(f".{path.name}.{os.getpid()}.partial") if path else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Put the file in its place, unless the run was broken off."""
        if self._file is not None:
            self._file.close()
        if self.path is None or self._unfinished is None:
            return
        if kind is None and self.count:
            self._unfinished.replace(self.path)
        elif kind is None and self.path.exists():
            self.path.write_bytes(b"")
        self._unfinished.unlink(missing_ok=True)

    def add(self, document: Document, fault: Fault, origin: str) -> None:
        """Take in a document and why it was not coded; ``origin`` says where it was read."""
        self.count += 1
        if self._unfinished is None:
            return
        if self._file is None:
            self._file = open(self._unfinished, "wb")  # noqa: SIM115  (closed above)
        known = document.model_dump(mode="json", exclude_none=True)
        line = {"reason": fault.reason, "origin": origin, **known}
        self._file.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
