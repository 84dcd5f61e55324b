"""The small unit that hostile students hand in: questions in forms, a number, a naive test, a function, a table, a
comment.
"""
# ruff: noqa: E501 (the header of a cell is one line, however long)

import json
import shutil
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netcourse.authoring.build import build, write
from netcourse.authoring.course import MARKER
from netcourse.authoring.model_answers import receipt_output, recorded
from netcourse.marking.nbgrader import generate_assignment
from tests.conftest import authors_unit

Json = dict[str, Any]

UNIT = "01_hostile"
POINTS = {"q1-marks": 2.0, "q2-marks": 3.0, "x1-marks": 1.0, "n1-marks": 1.0, "f1-marks": 1.0, "p1-marks": 2.0}
# What the hidden test of the function tries it with, as a person or a program writes it.
TRIED = r"1,?847"
# Stands in the hidden tests in place of a word that is drawn for each run.
SECRET = "THE-SECRET"  # noqa: S105 (it is replaced)

TEXT = '''# %% [markdown]
"""
# A small unit
"""

# %% nbgrader={"grade": false, "grade_id": "q1", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import SingleBest, ask

ask(SingleBest("q1", "Ki-67 is 3% exactly. Which grade?", {"A": "NET G1", "B": "NET G2"}))

# %% nbgrader={"grade": false, "grade_id": "q2", "locked": true, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import NumberWithUnit, ask

ask(NumberWithUnit("q2", "How much 5-HIAA?", "µmol/24 h", 0, 2000, units={"mg/24 h": 5.23}))

# %% nbgrader={"grade": false, "grade_id": "typed", "locked": false, "schema_version": 3, "solution": true, "task": false}
# Whoever would rather type, types here.

# %% nbgrader={"grade": true, "grade_id": "q1-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import check

check("q1")
### BEGIN HIDDEN TESTS
from netcourse.items import Best, award_item

secret = "THE-SECRET"  # THE-SECRET
award_item("q1", 2, Best("B", right="The edge belongs to G2.", wrong={"A": "You left the edge to G1."}))
### END HIDDEN TESTS

# %% nbgrader={"grade": true, "grade_id": "q2-marks", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import check

check("q2")
### BEGIN HIDDEN TESTS
from netcourse.items import Quantity, award_item

award_item("q2", 3, Quantity(41.84, 0.5, right="Converted.", otherwise="Multiply by 5.23."))
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "x1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
x1 = None  # type a number
### BEGIN SOLUTION
x1 = 7
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "x1-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
from netcourse.items import number

x1 = number("x1", unit="reports", low=0, high=9)
### BEGIN HIDDEN TESTS
from netcourse.items import Criterion, award

award(1, Criterion(x1 == 7, 1, "Seven reports go up." if x1 == 7 else "You counted other reports too."))
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "n1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
n1 = None  # type a word
### BEGIN SOLUTION
n1 = "octreotide"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "n1-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
assert n1 == "octreotide", "THE-SECRET"
1.0
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "f1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mitoses(seen, fields):
    ### BEGIN SOLUTION
    return seen / fields * 10
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "f1-marks", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
assert mitoses(6, 30) == 2
assert mitoses(seen=1847, fields=10) == 1847
1.0
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "p1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
frame = None  # a table with the columns case and ki67
### BEGIN SOLUTION
import pandas as pd

frame = pd.DataFrame({"case": ["a", "b", "c"], "ki67": [2.0, 12.0, 35.0]})
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "p1-marks", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
from netcourse.items import Criterion, award, column

award(2, Criterion(column(frame, "ki67") == [2.0, 12.0, 35.0], 2, "The values of the column ki67."))
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "comment", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": true}
"""
Write a comment.

### BEGIN MARK SCHEME
One mark for naming the uncertainty.
### END MARK SCHEME
"""

# %% [markdown]
"""
*Type here.*
"""
'''
SOLUTIONS = {
    "x1-answer": "x1 = 7",
    "n1-answer": 'n1 = "octreotide"',
    "f1-answer": "def mitoses(seen, fields):\n    return seen / fields * 10",
    "p1-answer": 'import pandas as pd\n\nframe = pd.DataFrame({"case": list("abc"), "ki67": [2.0, 12.0, 35.0]})',
}
# The keys of an answer stand in no order that a library would choose.
RIGHT = {"q1": "B", "q2": {"unit": "µmol/24 h", "number": 41.84}}


@dataclass(frozen=True)
class Scene:
    """What a hostile student has and knows: the release, where the course lies, and a word that marks whatever is written."""

    release: Json
    root: Path
    word: str

    def cell(self, notebook: Json, grade_id: str) -> Json:
        """A cell of a notebook."""
        return next(one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)

    def blank(self) -> Json:
        """The release, in which nothing is answered: it earns nothing."""
        return deepcopy(self.release)

    def solved(self) -> Json:
        """The release with every answer right."""
        notebook = self.recorded(RIGHT)
        for grade_id, source in SOLUTIONS.items():
            self.cell(notebook, grade_id)["source"] = source
        return notebook

    def recorded(self, answers: Json) -> Json:
        """The release with answers recorded in its forms."""
        notebook = self.blank()
        receipts = [json.loads(json.dumps(receipt_output(recorded(name, value)))) for name, value in answers.items()]
        self.cell(notebook, "q1")["outputs"] = receipts
        return notebook

    def called_first(self, code: str, into: Json) -> Json:
        """A notebook in which the function, as it is typed here, and its test stand above everything else."""
        notebook = self.typing(code, at="f1-answer", into=into)
        first = [self.cell(notebook, grade_id) for grade_id in ("f1-answer", "f1-marks")]
        notebook["cells"] = [*first, *(cell for cell in notebook["cells"] if cell not in first)]
        return notebook

    def typing(self, code: str, *, at: str = "typed", into: Json | None = None) -> Json:
        """A notebook, by default the blank one, with code typed into an answer cell."""
        notebook = self.blank() if into is None else into
        self.cell(notebook, at)["source"] = code
        return notebook


def release_unit(folder: Path, secret: str) -> Path:
    """A course folder in which the unit has just been released; `secret` stands in its hidden tests."""
    author = authors_unit(folder / "author", UNIT, TEXT.replace(SECRET, secret))
    write(build(author, lambda _: None))
    root = folder / "course"
    (root / "source" / UNIT).mkdir(parents=True)
    shutil.copy(author.root / MARKER, root)
    shutil.copy(author.source, root / "source" / UNIT)
    generate_assignment(root, UNIT)
    return root
