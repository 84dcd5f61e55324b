"""Plain nbgrader on our configuration shuts student code in as well."""

import json
import subprocess
import sys

from tests.marking.batch.conftest import UNIT, Class


def test_nbgrader_autograde_runs_student_code_shut_in(marked: Class) -> None:
    student = marked.students[0]
    path = marked.notebook(student)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    answer = next(one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") == "x1-answer")
    answer["source"] = f"from pathlib import Path\nx1 = 7\nprint(Path({str(marked.root)!r}).exists(), Path('../../..').resolve())"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    words = [sys.executable, "-m", "nbgrader", "autograde", UNIT, "--student", student, "--force"]
    ran = subprocess.run(words, cwd=marked.root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    autograded = json.loads((marked.root / "autograded" / student / UNIT / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
    shown = json.dumps([one.get("outputs") for one in autograded["cells"]])
    assert "False /" in shown
    assert str(marked.root) not in shown


def test_an_instructors_step_that_would_run_student_code_unshut_is_refused(marked: Class) -> None:
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(
            "from nbgrader.preprocessors import Execute\nget_config().Autograde.autograde_preprocessors.append(Execute)\n"
        )
    words = [sys.executable, "-m", "netcourse.cli", "--course", str(marked.root), "mark", UNIT, "--again"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "its steps run student code without netcourse's ExecutesApart" in ran.stderr
