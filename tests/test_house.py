"""The house rules that can be checked: docs/house.md says why."""

import ast
from collections.abc import Iterator
from pathlib import Path

import legation

PACKAGE = Path(legation.__file__).parent
ROOMS = (
    "garbage once terms tabular marked notebook records plain ontology syntax actors times places statements events "
    "components coder manifest sources store stories exports reviews reports scale desk evaluation cli __main__"
).split()
STRANGERS = {"actors", "times", "places"}
LONGEST_FILE = 400


def imports(path: Path) -> Iterator[str]:
    """The rooms of this project that a module imports when it runs, wherever in the module that is."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    only_for_types = {
        node
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    own_room = path.relative_to(PACKAGE).with_suffix("").parts
    for node in ast.walk(tree):
        if node in only_for_types:
            continue
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = [*["legation", *own_room][: -node.level]] if node.level else []
            base += node.module.split(".") if node.module else []
            names = [[*base, alias.name] for alias in node.names]
        else:
            continue
        yield from (name[1] for name in names if name[0] == "legation" and len(name) > 1 and name[1] in ROOMS)


def modules() -> list[tuple[str, Path]]:
    """Every module with its room; the package's own front door belongs to none."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return [
        (path.relative_to(PACKAGE).with_suffix("").parts[0], path)
        for path in paths
        if path.parent != PACKAGE or path.stem != "__init__"
    ]


def test_every_module_is_in_a_known_room() -> None:
    assert {room for room, _ in modules()} <= set(ROOMS)


def test_a_room_imports_only_rooms_above_it() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {other}"
        for room, path in modules()
        for other in imports(path)
        if ROOMS.index(other) > ROOMS.index(room)
    ]
    assert not wrong


def test_actors_times_and_places_do_not_know_each_other() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {other}"
        for room, path in modules()
        if room in STRANGERS
        for other in imports(path)
        if other in STRANGERS - {room}
    ]
    assert not wrong


def test_no_module_is_long() -> None:
    lengths = {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8").count("\n") for _, path in modules()}
    assert {name: length for name, length in lengths.items() if length >= LONGEST_FILE} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [path for _, path in modules() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []
