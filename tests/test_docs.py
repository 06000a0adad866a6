"""What is generated is current: the documentation and the packed actor tables; ``make docs`` writes them anew."""

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from legation.actors.knowledge.packed import PACK, fingerprint
from legation.cli import app

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def test_the_commands_reference_is_current(generate: ModuleType) -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == generate.commands()


def test_the_description_of_the_table_is_current(generate: ModuleType) -> None:
    assert (ROOT / "docs" / "table.md").read_text(encoding="utf-8") == generate.table()


def test_the_schema_is_current(generate: ModuleType) -> None:
    written = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(generate.record_schema())


def test_the_packed_actor_tables_are_of_the_tables_as_they_are() -> None:
    with PACK.open(encoding="utf-8") as lines:
        assert json.loads(next(lines))["made_from"] == fingerprint()


def test_every_command_and_parameter_says_what_it_is(generate: ModuleType) -> None:
    reference = generate.commands()
    for command in app.registered_commands:
        assert command.callback is not None
        assert f"## legation {command.callback.__name__}\n" in reference
        assert command.callback.__doc__
        assert all(parameter.info.help for parameter in generate._parameters(command.callback))


def test_the_help_lists_the_commands_without_cutting_them_off() -> None:
    listed = CliRunner().invoke(app, ["--help"], terminal_width=80).stdout
    commands = listed.partition("Commands:")[2]
    assert commands and "..." not in commands


def test_the_reference_names_the_options_as_the_commands_take_them(generate: ModuleType) -> None:
    parts = dict(re.findall(r"^## legation (\w+)\n(.*?)(?=^## |\Z)", generate.commands(), re.DOTALL | re.MULTILINE))
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert parts.keys() == commands.keys()
    for name, command in commands.items():
        taken = {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
        listed = {
            option for line in parts[name].splitlines() for option in re.findall(r"`(--?[\w-]+)", line.split(": ")[0])
        }
        assert listed == taken - {"--help"}, name


@pytest.mark.parametrize("page", ["README.md", "docs/ledger.md", "docs/incidents.md"])
def test_a_page_shows_what_its_commands_print(page: str, generate: ModuleType) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert generate.EXAMPLE.search(text)
    assert text == generate.AMENDED[page](text)


def test_the_cost_of_an_archive_follows_from_the_measured_speed(generate: ModuleType) -> None:
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    assert page == generate.scale(page)
    words = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))["words_per_second"]
    assert f"{words:,} words a second" in page


def test_the_cost_of_a_billion_articles_is_counted_in_core_hours(generate: ModuleType) -> None:
    text = " ".join(generate.cost(4000, "a processor").split())
    assert "1e9 x 400 / 4,000 / 3,600 = 27,800 core hours: 289 cores for four days" in text
    assert "600 to 1,400 dollars" in text


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_files_that_the_documents_name_are_there() -> None:
    folders = "benchmarks|docs|examples|src|tests|training"
    for page in [ROOT / "README.md", *(page for name in folders.split("|") for page in (ROOT / name).rglob("*.md"))]:
        for path in re.findall(rf"`((?:{folders})/[\w./-]+\.\w+)`", page.read_text(encoding="utf-8")):
            assert (ROOT / path).exists(), f"{page.relative_to(ROOT)}: {path}"
