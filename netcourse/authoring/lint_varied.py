"""Lint rules on questions whose numbers vary: windows in which one rule gives one answer, and an id that is asked above them."""

import ast
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.asked import varied_in
from netcourse.authoring.declared import declared
from netcourse.authoring.finding import Finding
from netcourse.authoring.varied_proof import faults
from netcourse.errors import CourseError
from netcourse.marking.debrief.asked import calls


def windows_that_fail(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A window that crosses a limit or comes onto one, a slip that is right for somebody: each with the line of the text."""
    text = file.with_suffix(".py")
    return [
        Finding(Path(f"{text}:{line_of(text, name)}"), "", "window", f"{name}: {what}", "narrow the window, or move it")
        for name, what in _faults(file, notebook)
    ]


def questions_without_an_id(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A unit with such questions in which no cell above them asks for the id."""
    varied = varied_in(notebook)
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        if next(calls(cell.source, "ask_id"), None) and cell.metadata.get("nbgrader", {}).get("locked"):
            return []
        if any(name in varied for name in _ids(cell.source)):
            mend = "put a locked cell with ask_id() above it"
            return [Finding(file, cell.id, "no-id-asked", "numbers vary, and nobody asked for an id above it", mend)]
    return []


def check_windows(text: Path, notebook: NotebookNode) -> None:
    """Refuse a unit with a window that fails.

    Raises
    ------
    CourseError
        With the file, the line, and the first numbers at which it goes wrong.
    """
    for name, what in _faults(text, notebook):
        raise CourseError(f"{text}:{line_of(text, name)}: {name}: {what}")


def line_of(text: Path, question: str) -> int:
    """The line of a unit's text in which a question is declared; 1 if it is not found."""
    try:
        lines = text.read_text(encoding="utf-8").split("\n")
    except OSError:
        return 1
    return next((at for at, line in enumerate(lines, 1) if f'"{question}"' in line and not line.startswith("# %%")), 1)


def _faults(where: Path, notebook: NotebookNode) -> list[tuple[str, str]]:
    varied = varied_in(notebook)
    if not varied:
        return []
    marked = {one.question: one.drawn for one in declared(notebook, where) if one.drawn}
    return [(name, what) for name, one in varied.items() if name in marked for what in faults(one, marked[name])]


def _ids(source: str) -> list[object]:
    return [
        node.args[0].args[0].value
        for node in calls(source, "Varied")
        if node.args
        and isinstance(node.args[0], ast.Call)
        and node.args[0].args
        and isinstance(node.args[0].args[0], ast.Constant)
    ]
