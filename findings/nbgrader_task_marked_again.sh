#!/usr/bin/env bash
# nbgrader 0.9.6: a text answer that was marked by hand is put up for another look when the student hands in again, a task is not.
#
# Expected, when this was met while marking by hand was built: both a manually graded answer and a manually graded task have
# needs_manual_grade after the second autograde, since marks given for a text that has changed are worth a look; the marks of both stay.
# Seen: the answer asks for another look, changed or not; the task never does, so that marks given for one text stand for another without a
# word. SaveAutoGrades sets the flag for cells with both grade and solution, and a task is neither.
# So marking asks again for tasks as well (AsksForTasksAgain in netcourse/marking/preprocessors.py), and `netcourse mark` only where the text
# changed (tests/marking/batch/test_looking_again.py).
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check 'nbgrader==0.9.6'
cd "$folder"
export PATH="$folder/env/bin:$PATH" JUPYTER_CONFIG_DIR="$folder/config" JUPYTER_DATA_DIR="$folder/data" IPYTHONDIR="$folder/ipython"
"$folder/env/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version
from pathlib import Path

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

warnings.simplefilter("ignore")
print("nbgrader", version("nbgrader"))


def notebook(written: str) -> nbformat.NotebookNode:
    def about(name: str, **more: bool) -> dict:
        kinds = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3, "points": 5}
        return {"nbgrader": {"grade_id": name, **kinds, **more}}

    made = new_notebook(
        cells=[
            new_markdown_cell(written, metadata=about("answer", grade=True, solution=True)),
            new_markdown_cell("Write below.", metadata=about("task", task=True, locked=True)),
            new_markdown_cell(written),
        ]
    )
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return made


def lay(folder: str, written: str) -> None:
    path = Path(folder, "essay.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook(written), path)


config = Config()
config.CourseDirectory.root = str(Path.cwd())
api = NbGraderAPI(config=config)
lay("source/essay", "Your text.")
assert api.generate_assignment("essay")["success"]
lay("submitted/ada/essay", "The first text.")
assert api.autograde("essay", "ada", force=True)["success"]
with api.gradebook as gradebook:
    for grade in gradebook.find_submission_notebook("essay", "essay", "ada").grades:
        grade.manual_score, grade.needs_manual_grade = 4, False
    gradebook.db.commit()
lay("submitted/ada/essay", "Another text altogether.")
assert api.autograde("essay", "ada", force=True)["success"]
with api.gradebook as gradebook:
    grades = gradebook.find_submission_notebook("essay", "essay", "ada").grades
    found = {grade.name: (grade.manual_score, grade.needs_manual_grade) for grade in grades}
for name, (marks, waits) in sorted(found.items()):
    print(f"{name:8} marks by hand {marks:g}, asks for another look: {waits}")
assert found == {"answer": (4.0, True), "task": (4.0, False)}, "a task that was handed in again is treated in another way now"
PYTHON
