"""No submission keeps the single writer from the others: what is too much is told, and everybody else is marked."""

import json
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
import pytest

from netcourse.errors import CourseError
from netcourse.marking import bearable
from netcourse.marking.batch import mark as marking
from netcourse.marking.lifting import LiftsAnswers
from netcourse.marking.patience import TooLong, at_most
from tests.marking.batch.conftest import UNIT, Class
from tests.marking.batch.scratch import gradebook_rows, rows_of


def lengthen_the_time(folder: Path) -> None:
    (folder / "timestamp.txt").write_text("2026-03-01 11:00:00 UTC " + "1" * 200, encoding="utf-8")


def write_no_time(folder: Path) -> None:
    (folder / "timestamp.txt").write_text("on Sunday evening", encoding="utf-8")


def add_large_files(folder: Path) -> None:
    with (folder / "scan.bin").open("wb") as file:
        file.truncate(60_000_000)


def edit(folder: Path, where: str, count: int) -> None:
    path = folder / f"{UNIT}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    many: Any = [{} for _ in range(count)]
    if where == "metadata":
        notebook["metadata"]["mine"] = many
    else:
        output = {"output_type": "display_data", "data": {"application/json": many}, "metadata": {}}
        notebook["cells"].append(
            {"cell_type": "code", "source": "", "metadata": {}, "outputs": [output], "execution_count": None, "id": "m"}
        )
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.mark.parametrize(
    ("put", "said"),
    [
        (lengthen_the_time, "timestamp.txt holds no time; put the time there, or take the file away"),
        (write_no_time, "timestamp.txt holds no time; put the time there, or take the file away"),
        (add_large_files, "the files beside the notebook are too big (60.0 MB, the largest is scan.bin; at most 50 MB)"),
        (lambda folder: edit(folder, "metadata", 120_000), "its notebook has too many parts"),
        (lambda folder: edit(folder, "outputs", 120_000), "its notebook has too many parts"),
    ],
    ids=["long_timestamp", "no_timestamp", "large_file", "metadata_of_many_objects", "output_of_many_objects"],
)  # fmt: skip
def test_what_is_too_much_has_a_line_and_the_others_are_marked(marked: Class, put: Any, said: str) -> None:
    student, other = marked.students[:2]
    put(marked.notebook(student).parent)
    before = rows_of(gradebook_rows(marked.root), student)
    todo, settled = marking.plan(marked.root, UNIT, [student, other], again=True)
    run = marking.mark(marked.root, UNIT, todo, marked.executor, lambda _: None)
    outcomes = {one.student: one for one in (*settled, *run.outcomes)}
    assert (outcomes[student].verdict, outcomes[other].verdict) == ("not marked", "marked")
    assert said in outcomes[student].reasons[0]
    assert rows_of(gradebook_rows(marked.root), student) == before


def test_plain_nbgrader_does_not_read_a_notebook_of_too_many_parts_either(marked: Class) -> None:
    folder = marked.notebook(marked.students[0]).parent
    edit(folder, "metadata", 120_000)
    with pytest.raises(bearable.TooMuch, match="too many parts"):
        LiftsAnswers().preprocess(nbformat.v4.new_notebook(), {"metadata": {"path": str(folder), "name": UNIT}})


def test_a_display_of_many_objects_is_cut_though_its_bytes_are_few(marked: Class) -> None:
    student = marked.students[0]
    marked.retype(student, "x1 = 7\nfrom IPython.display import display\ndisplay({'application/json': [[]] * 20_000}, raw=True)")
    run, _ = marked.mark(student)
    assert run.outcomes[0].verdict == "marked"
    assert "x1-answer: its output was cut" in run.outcomes[0].reasons[0]
    assert (marked.root / "autograded" / student / UNIT / f"{UNIT}.ipynb").stat().st_size < 1_000_000


SLOW_PENALTY = """
import time
from nbgrader.plugins import LateSubmissionPlugin


class TakesItsTime(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        time.sleep(60)


get_config().AssignLatePenalties.plugin_class = TakesItsTime
"""
SLOW_STEP = """
import time
from nbgrader.preprocessors import NbGraderPreprocessor


class TakesItsTime(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        time.sleep(60 if resources["nbgrader"]["student"] == STUDENT else 0)
        return nb, resources


get_config().Autograde.sanitize_preprocessors.append(TakesItsTime)
"""


def settings(marked: Class, text: str) -> None:
    with (marked.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(text)


def test_what_takes_too_long_to_write_is_taken_back_and_the_others_are_marked(
    marked: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, other = marked.students[:2]
    before = rows_of(gradebook_rows(marked.root), late)
    settings(marked, SLOW_PENALTY)
    change_answer(marked, late)
    (marked.notebook(late).parent / "timestamp.txt").write_text("2027-03-01 11:00:00 UTC", encoding="utf-8")
    monkeypatch.setattr(marking, "SECONDS", 8.0)
    run, _ = marked.mark(late, other, again=True)
    outcomes = {one.student: one for one in run.outcomes}
    assert (outcomes[late].verdict, outcomes[other].verdict) == ("not marked", "marked")
    assert "nbgrader could not write the result: it took more than 8 seconds" in outcomes[late].reasons[-1]
    now = rows_of(gradebook_rows(marked.root), late)
    assert [row for row in now if "auto_score" in row] == [row for row in before if "auto_score" in row]


def change_answer(marked: Class, student: str) -> None:
    """The student hands in another answer, which earns other marks."""
    marked.retype(student, "x1 = 8" if "7" in marked.answer(student) else "x1 = 7")


def test_what_takes_too_long_to_prepare_has_a_line(marked: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    student, other = marked.students[:2]
    settings(marked, SLOW_STEP.replace("STUDENT", repr(student)))
    monkeypatch.setattr(marking, "SECONDS", 8.0)
    run, _ = marked.mark(student, other, again=True)
    outcomes = {one.student: one for one in run.outcomes}
    assert (outcomes[student].verdict, outcomes[other].verdict) == ("not marked", "marked")
    assert outcomes[student].reasons == ("nbgrader can't read it: it took more than 8 seconds",)


def caught_twice() -> None:
    """What takes long in two steps, each of which catches what is raised, and then goes on."""
    for _ in range(2):
        with suppress(CourseError):
            time.sleep(5)
    time.sleep(5)


def test_a_time_that_is_over_rings_again_where_the_first_was_caught() -> None:
    with pytest.raises(TooLong, match=r"more than 0\.1 seconds"), at_most(0.1):
        caught_twice()
    time.sleep(0.3)


def test_another_thread_is_left_alone() -> None:
    said: list[bool] = []

    def work() -> None:
        with at_most(0.05) as patience:
            time.sleep(0.2)
        said.append(patience.over)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert said == [False]
