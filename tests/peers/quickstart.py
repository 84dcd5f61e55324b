"""The course that `nbgrader quickstart` makes, and what students hand in of its problem set: two notebooks, a picture beside."""

import shutil
import warnings
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import nbformat
import nbgrader
from nbformat import NotebookNode

from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.nbgrader import expect_success

UNIT = "ps1"
NOTEBOOKS = ("problem1", "problem2")
DUE = datetime(2026, 3, 1, 12)
# As the command writes it, less what it comments out; and a penalty for lateness, which it leaves to the teacher.
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "course101"
c.IncludeHeaderFooter.header = "source/header.ipynb"
"""
LATE = """
from nbgrader.plugins import LateSubmissionPlugin


class HalfAMarkADay(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 0.5 * -(-total_seconds_late // 86400)


c.AssignLatePenalties.plugin_class = HalfAMarkADay
"""
SQUARES = """def squares(n):
    if n < 1:
        raise ValueError("n must be greater than or equal to 1")
    return [i ** 2 for i in range(1, n + 1)]"""
SUM = "def sum_of_squares(n):\n    return sum(squares(n))"


@dataclass(slots=True)
class Work:
    """What a student hands in: notebooks by name, and files beside them."""

    notebooks: dict[str, NotebookNode]
    files: dict[str, str] = field(default_factory=dict)

    def types(self, **answers: str) -> None:
        """Type answers into the cells of these ids, in whatever notebook."""
        for one in self.notebooks.values():
            for cell in one.cells:
                if (name := cell.metadata.get("nbgrader", {}).get("grade_id", "").replace("-", "_")) in answers:
                    cell.source = answers[name]

    def drops(self, grade_id: str) -> None:
        """Delete a cell."""
        for one in self.notebooks.values():
            one.cells = [cell for cell in one.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != grade_id]


def right(work: Work) -> None:
    """Everything answered, the texts too."""
    work.types(squares=SQUARES, sum_of_squares=SUM, part_a="It adds the two before it.", part_b="Below 0 it never ends.")


def mixed_and_late(work: Work) -> None:
    """The sum does without `squares`; handed in two days late."""
    work.types(squares=SQUARES, sum_of_squares="def sum_of_squares(n):\n    return sum(i * i for i in range(1, n + 1))")
    work.files["timestamp.txt"] = "2026-03-03 11:00:00 UTC"


def one_of_two(work: Work) -> None:
    """The second notebook was not handed in."""
    right(work)
    del work.notebooks["problem2"]


def untouched(_: Work) -> None:
    """As it was released."""


def no_error(work: Work) -> None:
    """Squares of no number are none, in place of an error."""
    work.types(squares="def squares(n):\n    return [i * i for i in range(1, n + 1)]", sum_of_squares=SUM)


def off_by_one(work: Work) -> None:
    """The last number is left out."""
    work.types(squares=SQUARES.replace("n + 1", "n"), sum_of_squares=SUM)


def prints_and_warns(work: Work) -> None:
    """What a test calls writes to stderr: nbgrader gives no marks for such a test."""
    work.types(squares=SQUARES + "\n\nimport sys", sum_of_squares=SUM.replace("return", "print(n, file=sys.stderr)\n    return"))


def deletes_a_test(work: Work) -> None:
    """A test is gone, and a text."""
    right(work)
    work.drops("correct_squares")
    work.drops("part-b")


def changes_tests(work: Work) -> None:
    """Tests that say nothing."""
    work.types(squares="squares = 1", correct_squares="pass", squares_invalid_input="1.0", sum_of_squares_uses_squares="")


def more_notebooks(work: Work) -> None:
    """A notebook that is none of the release's, files, and a picture of their own in place of the instructor's."""
    right(work)
    work.notebooks["scratch"] = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")])
    work.files |= {"notes.md": "mine", "jupyter.png": "no picture", "data/own.csv": "a,b\n1,2\n"}


def never_ends(work: Work) -> None:
    """A cell that ends in an error, below it all as it should be."""
    right(work)
    work.notebooks["problem1"].cells.insert(0, nbformat.v4.new_code_cell("raise KeyboardInterrupt"))


def uses_a_picture(work: Work) -> None:
    """Reads the file that came with the problem set."""
    right(work)
    work.notebooks["problem2"].cells.append(nbformat.v4.new_code_cell("len(open('jupyter.png', 'rb').read())"))


Does = Callable[[Work], None]
# Stock nbgrader is what takes time: one student in each run of CI, the others in the soak.
FEW: Mapping[str, Does] = {"ada": mixed_and_late}
MANY: Mapping[str, Does] = {
    one.__name__: one
    for one in (
        right,
        one_of_two,
        untouched,
        no_error,
        off_by_one,
        prints_and_warns,
        deletes_a_test,
        changes_tests,
        more_notebooks,
        never_ends,
        uses_a_picture,
    )
}


def course(folder: Path) -> Path:
    """The course as the command lays it out, its problem set released."""
    shutil.copytree(Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide" / "source", folder / "source")
    (folder / "nbgrader_config.py").write_text(CONFIG + LATE, encoding="utf-8")
    return released(folder)


def released(folder: Path) -> Path:
    """Release the problem set, due on a day."""
    api = instructors_api(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what nbgrader's libraries warn of
        expect_success(api.generate_assignment(UNIT, force=True, create=True), "releasing")
    with closing(api.gradebook) as gradebook:
        gradebook.update_or_create_assignment(UNIT, duedate=DUE)
    return folder


def hand_in(folder: Path, student: str, does: Does) -> None:
    """Put what a student makes of the release where nbgrader looks for it."""
    work = Work({name: nbformat.read(folder / "release" / UNIT / f"{name}.ipynb", as_version=4) for name in NOTEBOOKS})
    does(work)
    own = folder / "submitted" / student / UNIT
    own.mkdir(parents=True)
    shutil.copy(folder / "release" / UNIT / "jupyter.png", own)
    for name, notebook in work.notebooks.items():
        nbformat.write(notebook, own / f"{name}.ipynb")
    for path, text in work.files.items():
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).write_text(text, encoding="utf-8")
