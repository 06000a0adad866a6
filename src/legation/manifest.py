"""What coded a record: version, code, model, tables and the kind of processor, so that a result can be proved again."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_PACKAGE = Path(__file__).parent
_CODED_BY = ("ontology", "syntax", "actors", "times", "places", "statements", "events")
_TOP = ("terms.py", "tabular.py", "records.py", "components.py", "coder.py")


class Manifest(BaseModel):
    """Which coder a record comes from; two records of one text under equal manifests have the same bytes.

    ``code``, ``model`` and ``tables`` are the first 16 hexadecimal digits of SHA-256 over the files' names and
    contents; ``options`` are the coder's, where they differ from the shipped ones.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    code: str
    model: str
    tables: str
    processor: str
    options: dict[str, str] = {}

    def as_json(self) -> str:
        """The manifest as JSON with sorted keys: equal manifests have equal text."""
        return json.dumps(self.model_dump(), sort_keys=True)


def manifest(**options: Path | str | None) -> Manifest:
    """The manifest of the installed coder with these options; a file's option counts with its content's hash."""
    given = {name: _option(value) for name, value in sorted(options.items()) if value is not None}
    return _shipped().model_copy(update={"options": given})


@cache
def _shipped() -> Manifest:
    files = [file for room in _CODED_BY for file in sorted((_PACKAGE / room).rglob("*")) if file.is_file()]
    files = [file for file in files if "__pycache__" not in file.parts and file.name != "README.md"]
    code = [file for file in files if file.suffix == ".py"]
    model = [file for file in files if file.suffix != ".py" and file.parent.name == "model"]
    tables = [file for file in files if file.suffix != ".py" and file.parent.name != "model"]
    return Manifest(
        version=version("legation"),
        code=_digest([*code, *(_PACKAGE / name for name in _TOP)]),
        model=_digest(model),
        tables=_digest(tables),
        processor=platform.machine(),
    )


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _option(value: Path | str) -> str:
    """An option as the manifest holds it: its text, or the name and the hash of the file or folder that it is."""
    if isinstance(value, str):
        return value
    files = [value] if value.is_file() else sorted(file for file in value.rglob("*") if file.is_file())
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{value.name} {digest.hexdigest()[:16]}"
