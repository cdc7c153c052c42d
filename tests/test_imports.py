"""The parts of the program know those above them alone, and no module waits for one that waits for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "poi_audit"
ORDER = (
    *("model", "messages", "process", "layouts", "extract", "recompute", "narrative", "checks", "comparison"),
    *("register", "principal", "contract", "render", "run", "batch", "web", "cli"),
)
"""From values, which know nothing of the rest, to the command line. A part imports from those before it."""
DOORS = {"__init__", "__main__", "plugin", "start"}
READS_FILES = {"render", "run", "batch", "web", "cli"}
"""The parts that may ask extract/ for something: what others share with it is a value or a word, in model/."""

MODULES = {
    ".".join(("poi_audit", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}


def imported(module: str, everywhere: bool = True) -> Iterator[str]:
    """The modules of the house that one names in its imports; not `everywhere`: outside functions alone."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    lazy = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if not everywhere
    }
    for node in ast.walk(tree):
        if node in lazy:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                if alias.name != "__version__":
                    yield inner if inner in MODULES else node.module


def part(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


@pytest.mark.parametrize("name", sorted({part(module) for module in MODULES} - DOORS))
def test_a_part_imports_from_those_before_it(name: str) -> None:
    known = {*ORDER[: ORDER.index(name) + 1]}
    wrong = [
        f"{module} -> {other}"
        for module in MODULES
        if part(module) == name
        for other in imported(module)
        if part(other) not in known
    ]
    assert wrong == []


def test_what_is_read_is_asked_for_where_files_are_read() -> None:
    wrong = [
        f"{module} -> {other}"
        for module in MODULES
        if part(module) not in READS_FILES | DOORS | {"extract"}
        for other in imported(module)
        if part(other) == "extract"
    ]
    assert wrong == []


def test_no_module_waits_for_one_that_waits_for_it() -> None:
    graph = {module: set(imported(module, everywhere=False)) - {module} for module in MODULES}
    del graph["poi_audit"]
    TopologicalSorter(graph).prepare()


def test_few_modules_stand_loose_at_the_top() -> None:
    assert len(list(ROOT.glob("*.py"))) <= 6
