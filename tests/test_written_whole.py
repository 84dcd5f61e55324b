"""Files are written beside and moved into place: who writes straight into one is known by name, with the reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "netcourse"
WRITERS = {"write_text", "write_bytes"}
STRAIGHT = {
    # Beside first, and then moved: these are the ones that do it.
    "authoring/lite/fetch.py": "a part, moved when its digest is right; an archive is unpacked into a scratch folder",
    "cases/command.py": "a part, moved into place",
    "editions.py": "a part, moved into place",
    # Into a scratch folder that is moved as a whole, or thrown away.
    "authoring/derive.py": "a scratch course, in which nbgrader makes the release",
    "authoring/execute.py": "a scratch folder",
    "authoring/new/fact.py": "a scratch folder, in which the evidence is read as it will be",
    "authoring/lite/dress.py": "a site that is moved as a whole",
    "authoring/lite/keeping.py": "a site that is moved as a whole",
    "authoring/lite/site.py": "a site that is moved as a whole",
    "authoring/lite/students_wheel.py": "a scratch folder",
    "demo/play.py": "a scratch course, made anew by each demo",
    "marking/execution/child.py": "the folder of one run of a submission, shut in",
    # No files, but the kernel's own.
    "marking/isolation/cgroups.py": "control groups",
    "marking/isolation/confine.py": "/proc",
    "marking/isolation/root.py": "the root of a run, made anew for it",
    # Nobody else reads it.
    "authoring/companion.py": "the stamp of a build, by its author alone",
    "lab_settings.py": "made anew by each 'netcourse lab' before it starts the server that reads it",
}


def test_only_who_is_named_here_writes_straight_into_a_file() -> None:
    found = {str(path.relative_to(PACKAGE)) for path in sorted(PACKAGE.rglob("*.py")) if any(written_in(path))}
    assert found == set(STRAIGHT)


def written_in(path: Path) -> Iterator[ast.Call]:
    """The calls by which a module writes a file as a whole."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITERS:
            yield node
