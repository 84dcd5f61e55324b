"""nbgrader itself marks the whole corpus after intake, in one batch that nothing stops."""

import subprocess
import sys
from pathlib import Path

import pytest

from netcourse.authoring.course import Unit
from netcourse.demo.play import prepare
from netcourse.marking.intake.collect import collect
from netcourse.marking.nbgrader import course_api, generate_assignment
from tests.marking.intake.corpus import CASES, LONE
from tests.marking.intake.handing_in import UNIT, Json, lay


# nbgrader takes seconds a student; the whole corpus waits for soak.
@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.soak)])
def test_nbgrader_marks_every_repaired_submission_in_one_batch(
    built: Unit, release: Json, handed_over: Path, tmp_path: Path, every: int
) -> None:
    scratch = tmp_path / "scratch"
    prepare(built.root, scratch)
    lay(scratch, {f"source/{UNIT}/{UNIT}.ipynb": built.source.read_bytes()})
    generate_assignment(scratch, UNIT)
    repaired = {
        name.replace("_", "-"): case for name, case in CASES.items() if case.verdict == "repaired" and case.student == "bob"
    }
    assert len(repaired) >= 20
    repaired = dict(list(repaired.items())[::every])
    for name, case in repaired.items():
        files = case.make(release)
        # One student a case: the file or zip is handed in under the name of what happened.
        lay(handed_over, {path.replace("bob_", f"{name}_"): data for path, data in files.items()})
        assert any(path in files for path in (LONE, f"bob_{UNIT}.zip"))
    collected = collect(scratch, UNIT, [handed_over])
    assert {one.student: one.verdict for one in collected.decisions} == dict.fromkeys(repaired, "repaired")
    words = [sys.executable, "-m", "nbgrader", "autograde", UNIT, "--create"]
    ran = subprocess.run(words, cwd=scratch, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    with course_api(scratch).gradebook as gradebook:
        for name in repaired:
            found = gradebook.find_submission(UNIT, name)
            marks = {grade.name: grade.auto_score for notebook in found.notebooks for grade in notebook.grades}
            assert marks.keys() == {"q1-marks", "x1-marks", "comment"}
            assert (name, marks["x1-marks"]) == (name, 1)
            assert (name, marks["q1-marks"]) == (name, 0)
