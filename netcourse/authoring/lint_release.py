"""Lint rule on what reaches students: the release, and the package that they install."""

from pathlib import Path

from nbformat import NotebookNode

import netcourse
from netcourse.authoring.course import Unit
from netcourse.authoring.finding import Finding
from netcourse.authoring.gates import leaks, secrets

STUDENT_ROOMS = ("evidence", "disease", "cases", "items", "explorers")
# A line of a test that is as short as this may stand in any code.
SHORTEST_TELLING = 24


def secrets_out_of_place(unit: Unit, notebook: NotebookNode) -> list[Finding]:
    """Keys, feedback of graded items, model answers or mark schemes in the release or in the student's package."""
    found = []
    if unit.release.is_file():
        mend = "build the unit again, and look at what it hides"
        found = [Finding(unit.release, "", "leak", leak, mend) for leak in leaks(notebook, unit.release.read_bytes())]
    hidden = {line for line in secrets(notebook, ("HIDDEN TESTS", "MARK SCHEME")) if len(line) >= SHORTEST_TELLING}
    package = Path(netcourse.__file__).parent
    for path in sorted(path for room in STUDENT_ROOMS for path in (package / room).rglob("*") if path.suffix in {".py", ".csv"}):
        lines = {line.strip() for line in path.read_text(encoding="utf-8").split("\n")}
        mend = "move it into the hidden test"
        found += [
            Finding(path, "", "leak", f"holds a hidden line of {unit.name}: {line}", mend) for line in sorted(hidden & lines)
        ]
    return found
