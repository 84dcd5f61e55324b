"""Rooms import in the direction of the design, and a student's import loads nothing heavy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "netcourse"
MAY_IMPORT = {
    "evidence": set(),
    "disease": {"evidence"},
    "cases": {"evidence", "disease"},
    "items": {"evidence"},
    "board": {"evidence", "disease", "cases", "items", "explorers"},
    # A question may be answered in an explorer.
    "explorers": {"evidence", "disease", "cases", "items"},
    # Of the board only the chain of a log: of two versions of an answer the longer one counts.
    "marking": {"items", "evidence", "explorers", "board"},
    "authoring": {"evidence", "disease", "cases", "items", "explorers", "board", "marking"},
    # A teacher's room: what it hands out holds marks and keys.
    "exporting": {"evidence", "disease", "cases", "items", "explorers", "board", "marking", "authoring"},
    # What a teacher reads of a class: the words of a scheme are read as for a student's page.
    "reporting": {"evidence", "disease", "items", "explorers", "board", "marking"},
    "demo": {"authoring", "marking", "items"},
}
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file())
TEACHERS = {"authoring", "demo", "exporting", "marking", "reporting"}
HEAVY = ("pandas", "numpy", "matplotlib", "ipywidgets", "nbgrader", "IPython", "jupytext", "scipy")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_the_design_allows(room: str) -> None:
    for path in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for module in modules:
                parts = module.split(".")
                if parts[0] == "netcourse" and len(parts) > 1 and (PACKAGE / parts[1]).is_dir():
                    assert parts[1] in MAY_IMPORT[room] | {room}, f"{path.name} imports {module}"


@pytest.mark.parametrize("room", ["", *(f".{room}" for room in ROOMS if room not in TEACHERS)])
def test_importing_a_students_room_loads_nothing_heavy(room: str) -> None:
    script = f"import sys, netcourse{room}; print([name for name in {HEAVY!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_importing_every_module_on_the_students_side_loads_nothing_heavy() -> None:
    rooms = [room for room in ROOMS if room not in TEACHERS]
    paths = [path for room in rooms for path in (PACKAGE / room).rglob("[a-z]*.py")]
    modules = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in paths]
    assert len(modules) > 40
    script = f"import sys, {', '.join(modules)}; print([name for name in {HEAVY!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_module_holds_one_idea_in_under_300_lines() -> None:
    paths = sorted(PACKAGE.rglob("*.py"))
    assert len(paths) > 500
    lines = {str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {name: count for name, count in lines.items() if count >= 300} == {}
