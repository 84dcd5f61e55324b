"""Small courses of our own, written as nbgrader's documentation writes them: no form, no helper of this course.

What students do to them are the situations that nbgrader's own tests of `autograde` try, and those that its users report.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

UNIT = "mitoses"
# How long a cell may take: a loop without end costs as much in each of three markings.
SECONDS = 4
# What both courses set: nothing of it is a setting of ours.
SETTINGS = f"""
from nbgrader.plugins import LateSubmissionPlugin

c = get_config()


class OneMarkADay(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return -(-total_seconds_late // 86400)


c.AssignLatePenalties.plugin_class = OneMarkADay
c.Execute.timeout = {SECONDS}
"""
OURS = "from netcourse.marking.nbgrader import configure\n\nconfigure(get_config())\n"
# How nbgrader makes tests out of the lines that say AUTOTEST.
AUTOTESTS = '''
python3:
    setup: "from hashlib import sha256"
    hash: 'sha256(({{snippet}} + "{{salt}}").encode()).hexdigest()'
    dispatch: "type({{snippet}}).__name__"
    normalize: "str({{snippet}})"
    check: 'assert {{snippet}} == """{{value}}""", """{{message}}"""'
    success: "print('All is as it should be.')"
    templates:
        default:
            - test: "{{snippet}}"
              fail: "{{snippet}} has another value"
        float:
            - test: "type({{snippet}}).__name__"
              fail: "{{snippet}} is no float"
            - test: "round({{snippet}}, 3)"
              fail: "{{snippet}} has another value"
        dict:
            - test: "len({{snippet}})"
              fail: "{{snippet}} has another number of entries"
            - test: "sorted(map(str, {{snippet}}.items()))"
              fail: "{{snippet}} has other entries"
'''
COUNTS = "field,seen\n1,2\n2,0\n3,4\n"
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def cell(
    kind: str, identity: str, source: str, *, points: float = 0, grade: bool = False, solution: bool = False, task: bool = False
) -> NotebookNode:
    """A cell as nbgrader's toolbar makes it."""
    made: NotebookNode = nbformat.v4.new_code_cell(source) if kind == "code" else nbformat.v4.new_markdown_cell(source)
    meta: dict[str, Any] = {"grade_id": identity, "grade": grade, "solution": solution, "task": task, "schema_version": 3}
    meta["locked"] = not solution
    if grade or task:
        meta["points"] = points
    made.id = identity
    made.metadata["nbgrader"] = meta
    return made


def notebook(*cells: NotebookNode) -> NotebookNode:
    """An instructor's notebook."""
    made: NotebookNode = nbformat.v4.new_notebook(cells=list(cells), metadata={"kernelspec": dict(KERNEL)})
    return made


CONSTANT = """HIGH_POWER_FIELDS = 10


class Area:
    def __init__(self, fields):
        self.fields = fields"""
RATE = """def per_field(seen, fields):
    ### BEGIN SOLUTION
    return seen / fields
    ### END SOLUTION"""
RATE_TEST = """assert per_field(6, 2) == 3
### BEGIN HIDDEN TESTS
for seen, fields in ((1, 4), (0, 3), (9, 2)):
    assert per_field(seen, fields) == seen / Area(fields).fields, "another rate is right"
### END HIDDEN TESTS"""
TABLE = """import csv

by_field = {}
### BEGIN SOLUTION
with open("counts.csv", newline="") as file:
    by_field = {int(row["field"]): int(row["seen"]) for row in csv.DictReader(file)}
### END SOLUTION"""
# The last line is worth what it says, as nbgrader has it for part of the marks.
TABLE_TEST = """right = sum(by_field.get(field) == seen for field, seen in ((1, 2), (2, 0), (3, 4)))
2.0 if right == 3 and len(by_field) == 3 else 0.5 * right"""


def units() -> NotebookNode:
    """The unit: two exercises with tests of each kind, a text, a piece of code and a task that a person marks."""
    return notebook(
        cell("markdown", "reads", "Count the mitoses in each field of view."),
        cell("code", "constant", CONSTANT),
        cell("code", "rate", RATE, solution=True),
        cell("code", "rate-test", RATE_TEST, grade=True, points=3),
        cell("code", "table", TABLE, solution=True),
        cell("code", "table-test", TABLE_TEST, grade=True, points=2),
        cell("code", "auto-test", "### AUTOTEST per_field(5, 2)\n### AUTOTEST by_field", grade=True, points=1),
        cell("code", "hash-test", "### HASHED AUTOTEST per_field(7, HIGH_POWER_FIELDS)", grade=True, points=1),
        cell("code", "plot", "# Draw the counts.", grade=True, solution=True, points=2),
        cell("markdown", "essay", "Say what the rate means.", grade=True, solution=True, points=3),
        cell(
            "markdown",
            "task",
            "Describe a field.\n\n### BEGIN MARK SCHEME\nTwo findings.\n### END MARK SCHEME",
            task=True,
            points=2,
        ),
    )


@dataclass(slots=True)
class HandIn:
    """What a student hands in, made from the release: the notebook, and the files beside it; a file of None is not there."""

    notebook: NotebookNode
    files: dict[str, str | None] = field(default_factory=dict)

    def cell(self, identity: str) -> NotebookNode:
        """The cell of an id."""
        found: NotebookNode = next(
            one for one in self.notebook.cells if one.metadata.get("nbgrader", {}).get("grade_id") == identity
        )
        return found

    def at(self, identity: str) -> int:
        """The place of the cell of an id."""
        place: int = self.notebook.cells.index(self.cell(identity))
        return place

    def types(self, **answers: str) -> None:
        """Type answers into cells of these ids."""
        for identity, text in answers.items():
            self.cell(identity).source = text


Does = Callable[[HandIn], None]


GOOD: Mapping[str, str] = {
    "rate": "def per_field(seen, fields):\n    return seen / fields",
    "table": TABLE.replace("### BEGIN SOLUTION\n", "").replace("\n### END SOLUTION", ""),
    "plot": "print(sorted(by_field))",
    "essay": "It is a count by area.",
}
COLUMNS = ("rate-test", "table-test", "auto-test", "hash-test", "plot", "essay", "task")


def write_course(folder: Path, settings: Sequence[str], notebooks: Mapping[str, NotebookNode], unit: str = UNIT) -> Path:
    """A course folder with one source."""
    source = folder / "source" / unit
    source.mkdir(parents=True)
    for name, one in notebooks.items():
        nbformat.write(one, source / f"{name}.ipynb")
    (source / "counts.csv").write_text(COUNTS, encoding="utf-8")
    (folder / "autotests.yml").write_text(AUTOTESTS, encoding="utf-8")
    (folder / "nbgrader_config.py").write_text("\n".join(settings), encoding="utf-8")
    return folder
