"""What an installed package holds."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

import legation
from legation.components import STAGES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(legation.__file__).parent


def test_the_wheel_holds_every_file_of_the_package() -> None:
    packed = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    files = {path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*") if path.is_file()}
    assert {str(path) for path in files if "__pycache__" not in path.parts} == packed
    assert "legation/syntax/model/parser.onnx" in packed


def test_every_stage_is_a_spacy_factory_of_that_name() -> None:
    registered = {entry.name for entry in entry_points(group="spacy_factories") if entry.value.startswith("legation")}
    assert registered == {"legation_parser", *STAGES}


def test_only_packages_that_are_declared_are_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    optional = [requirement for extra, given in extras.items() if extra != "dev" for requirement in given]
    declared = names(project["dependencies"])
    assert declared <= third_party_imports() <= declared | names(optional)


def names(requirements: Iterable[str]) -> set[str]:
    """The packages that are required, as they are imported."""
    return {re.split(r"[>\[]", requirement)[0].replace("-", "_") for requirement in requirements}


def third_party_imports() -> set[str]:
    """The top-level packages that the source imports, beside the standard library and itself."""

    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"legation"}
