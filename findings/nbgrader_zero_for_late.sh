#!/usr/bin/env bash
# nbgrader 0.9.6: with LateSubmissionPlugin.penalty_method = "zero" a student who was late has marks all the same, once an answer is marked by hand.
#
# The setting's own help: an overall score of zero (penalty = score).
# Guess, written before the run: after marking by hand, and in the exported grades, the late student has 0.
# Seen: the penalty is a number, worked out while autograding from the automatic marks alone: 4 of 4. The 4 marks given by hand afterwards
#   stand beside it unpenalised, and grades.csv says 4 of 8. Autograding again takes them away: then 0. A plugin that takes off a share of
#   the score is out in the same way.
# So after marking by hand whoever punishes lateness autogrades once more before exporting, or every late student keeps what hands gave.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check 'nbgrader==0.9.6' 2>/dev/null
mkdir "$folder/course"
cd "$folder/course"
export PATH="$folder/env/bin:$PATH" JUPYTER_CONFIG_DIR="$folder/config" JUPYTER_DATA_DIR="$folder/data" IPYTHONDIR="$folder/ipython"
"$folder/env/bin/python" - <<'PYTHON'
import csv
import warnings
from importlib.metadata import version
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.apps import NbGraderAPI
from nbgrader.apps.exportapp import ExportApp
from traitlets.config import Config

warnings.simplefilter("ignore")
print("nbgrader", version("nbgrader"))


def about(name: str, **more: bool) -> dict:
    kinds = {"grade": True, "locked": False, "solution": False, "task": False, "schema_version": 3, "points": 4}
    return {"nbgrader": {"grade_id": name, **kinds, **more}}


def lay(folder: str, written: str) -> None:
    cells = [
        new_code_cell("assert 1 + 1 == 2", metadata=about("test", locked=True)),
        new_markdown_cell(written, metadata=about("answer", solution=True)),
    ]
    made = new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    path = Path(folder, "sheet.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(made, path)


def exported(config: Config) -> tuple[float, float, float]:
    app = ExportApp(config=config)
    app.initialize([])
    app.start()
    (row,) = csv.DictReader(Path("grades.csv").read_text().splitlines())
    return tuple(float(row[name]) for name in ("raw_score", "late_submission_penalty", "score"))


config = Config()
config.CourseDirectory.root = str(Path.cwd())
config.LateSubmissionPlugin.penalty_method = "zero"
api = NbGraderAPI(config=config)
lay("source/sheet", "Your text.")
assert api.generate_assignment("sheet")["success"]
with api.gradebook as gradebook:
    gradebook.update_or_create_assignment("sheet", duedate="2024-01-10 00:00:00 UTC")
lay("submitted/ada/sheet", "What I think.")
Path("submitted/ada/sheet/timestamp.txt").write_text("2024-01-12 00:00:00 UTC")
assert api.autograde("sheet", "ada")["success"]
seen = {"two days late, autograded": exported(config)}
with api.gradebook as gradebook:
    for grade in gradebook.find_submission_notebook("sheet", "sheet", "ada").grades:
        if grade.name == "answer":
            grade.manual_score, grade.needs_manual_grade = 4, False
    gradebook.db.commit()
seen["marked by hand"] = exported(config)
assert api.autograde("sheet", "ada", force=True)["success"]
seen["autograded again"] = exported(config)
for when, (raw, penalty, score) in seen.items():
    print(f"{when:28}marks {raw:g}, penalty {penalty:g}, score {score:g}")
assert list(seen.values()) == [(4, 4, 0), (8, 4, 4), (8, 8, 0)], "lateness is counted in another way now"
PYTHON
