"""Plain nbgrader on our configuration shuts student code in as well."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.marking.batch.conftest import UNIT, Class


def test_nbgrader_autograde_runs_student_code_shut_in(marked: Class) -> None:
    student = marked.students[0]
    marked.retype(
        student, f"from pathlib import Path\nx1 = 7\nprint(Path({str(marked.root)!r}).exists(), Path('../../..').resolve())"
    )
    words = [sys.executable, "-m", "nbgrader", "autograde", UNIT, "--student", student, "--force"]
    ran = subprocess.run(words, cwd=marked.root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    autograded = json.loads((marked.root / "autograded" / student / UNIT / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
    shown = json.dumps([one.get("outputs") for one in autograded["cells"]])
    assert "False /" in shown
    assert str(marked.root) not in shown


SLOW = """
import time
from nbgrader.preprocessors import NbGraderPreprocessor


class TakesItsTime(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        time.sleep(100 if resources["nbgrader"]["student"] == STUDENT else 0)
        return nb, resources


get_config().Autograde.sanitize_preprocessors.append(TakesItsTime)
get_config().InTime.seconds = 10
"""


def test_nbgrader_autograde_leaves_a_submission_that_takes_too_long_and_goes_on(marked: Class) -> None:
    late, *others, one, another = marked.students
    # Two are enough: one who is too slow, and one behind.
    for student in (one, another):
        shutil.rmtree(marked.root / "submitted" / student)
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(SLOW.replace("STUDENT", repr(late)))
    shutil.rmtree(marked.root / "autograded")
    words = [sys.executable, "-m", "nbgrader", "autograde", UNIT, "--force"]
    ran = subprocess.run(words, cwd=marked.root, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "TooLong: it took more than 10 seconds" in ran.stderr
    assert f"There was an error processing assignment '{UNIT}' for student '{late}'" in ran.stderr
    assert sorted(path.name for path in (marked.root / "autograded").iterdir() if list(path.rglob("*.ipynb"))) == others


@pytest.mark.soak
def test_nbgrader_autograde_ends_cells_that_never_end(marked: Class) -> None:
    student, other = marked.students[:2]
    marked.retype(student, "x1 = 7\nwhile True:\n    pass")
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("get_config().Execute.timeout = 2\n")
    words = [sys.executable, "-m", "nbgrader", "autograde", UNIT, "--force"]
    ran = subprocess.run(words, cwd=marked.root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    written = {one: marked.root / "autograded" / one / UNIT / f"{UNIT}.ipynb" for one in (student, other)}
    assert "CellTimeoutError" in written[student].read_text(encoding="utf-8")
    assert "CellTimeoutError" not in written[other].read_text(encoding="utf-8")


def test_an_instructors_step_that_would_run_student_code_unshut_is_refused(marked: Class) -> None:
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(
            "from nbgrader.preprocessors import Execute\nget_config().Autograde.autograde_preprocessors.append(Execute)\n"
        )
    words = [sys.executable, "-m", "netcourse.cli", "--course", str(marked.root), "mark", UNIT, "--again"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "its steps run student code without netcourse's ExecutesApart" in ran.stderr
