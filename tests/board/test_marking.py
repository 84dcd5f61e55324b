"""Logs on their way through the marker: handed in as nbgrader collects them, marked shut in, told to teacher and student."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from netcourse.authoring.build import build, write
from netcourse.authoring.model_answers import receipt_output
from netcourse.board.item import value_of
from netcourse.cli import main
from netcourse.errors import CourseError
from netcourse.items.plain import Entry
from netcourse.items.store import Recorded, dump
from netcourse.marking.batch.boards import read_roll, with_boards
from netcourse.marking.batch.mark import plan
from netcourse.marking.batch.settings import instructors_api
from netcourse.marking.nbgrader import course_api
from tests.board.games import GAME, game
from tests.conftest import ROOT, authors_unit
from tests.marking.batch.scratch import release
from tests.marking.reported import automatic_marks, report_of, told

UNIT = "09_board"
CLASS = 'comment_cell = "board-1-words"\n[[student]]\nid = "expert"\nbelieves = "Knows."\ncomment = 3\n'
KEY = (ROOT / "notebooks" / "board" / "p04.key.toml").read_text(encoding="utf-8")


def cell(name: str, *, grade: bool, points: int = 0, solution: bool = False, task: bool = False) -> str:
    """The header of a cell."""
    about = {"grade": grade, "grade_id": name, "locked": not solution, "schema_version": 3, "solution": solution, "task": task}
    about |= {"points": points} if points else {}
    return f"# %%{' [markdown]' if task else ''} nbgrader={json.dumps(about)}"


TEXT = f'''# %% [markdown]
"""
# A small unit with a patient
"""

{cell("board-1", grade=False)}
from netcourse.board import Board, meet

meet(Board("board-1", "A patient is sent to you.", patients=("p04",)))

{cell("typed", grade=False, solution=True)}
# Whoever would rather type, types here.

{cell("board-1-marks", grade=True, points=17)}
from netcourse.items import check

check("board-1")
### BEGIN HIDDEN TESTS
from netcourse.board.award import award_board

award_board("board-1", 17, r"""{KEY}""")
### END HIDDEN TESTS

{cell("who-marks", grade=True, points=1)}
print("Whose numbers these are is known to the test.")
### BEGIN HIDDEN TESTS
from pathlib import Path

from netcourse.items.store import load

named = load(Path.cwd()).student
print(f"The test sees {{named}}.")
float(named.startswith("mia"))
### END HIDDEN TESTS

{cell("board-1-words", grade=False, points=3, task=True)}
"""
### Your words · 3 marks, marked by a person

You have written them already, in the case.
"""

# %% [markdown]
"""
## The end

Nobody types here.
"""
'''
FORGES = """
import json, pathlib
held = pathlib.Path("answers.json")
data = json.loads(held.read_text())
data["student"] = "mia"
data["answers"]["board-1"]["value"]["log"] = data["answers"]["board-1"]["value"]["log"][:1]
held.write_text(json.dumps(data))
"""


def entry(lines: tuple[str, ...], recorded: str = "2026-02-01T10:00:00Z") -> Entry:
    return Entry("board-1", "Board", value_of(lines), recorded, 1)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("board")
    unit = authors_unit(root / "author", UNIT, TEXT)
    unit.synthetic_class.write_text(CLASS, encoding="utf-8")
    write(build(unit, lambda _: None))
    folder = release(unit, root / "course")
    whole, cut = game(student="mia"), game(GAME[:20], student="mia")
    hand_in(folder, "mia", whole)
    hand_in(folder, "mia-in-two", cut, beside=whole, later=False)
    hand_in(folder, "joe", game(student="jo", nonce="0badc0de"), typed=FORGES)
    hand_in(folder, "ann", game(student="mia"))
    hand_in(folder, "garbled", (*cut[:12], "garbled", *cut[13:]))
    hand_in(folder, "mixed", game(student="mixed", nonce="00000007"), beside=game(student="mixed", nonce="00000008"))
    hand_in(folder, "nobody", None)
    return folder


def hand_in(
    folder: Path,
    student: str,
    lines: tuple[str, ...] | None,
    *,
    beside: tuple[str, ...] | None = None,
    later: bool = True,
    typed: str = "",
) -> None:
    """Put a log into a receipt of the released notebook, and another one beside it."""
    own = folder / "submitted" / student / UNIT
    own.mkdir(parents=True)
    notebook = nbformat.read(folder / "release" / UNIT / f"{UNIT}.ipynb", as_version=4)
    cells = {one.metadata.get("nbgrader", {}).get("grade_id"): one for one in notebook.cells}
    if lines:
        cells["board-1"].outputs = [receipt_output(entry(lines))]
    if typed:
        cells["typed"].source = typed
    nbformat.write(notebook, own / f"{UNIT}.ipynb")
    if beside:
        when = "2026-02-02T10:00:00Z" if later else "2026-01-30T10:00:00Z"
        (own / "answers.json").write_text(dump(Recorded({"board-1": entry(beside, when)})), encoding="utf-8")


@pytest.fixture(scope="module")
def report(course: Path) -> str:
    """What the teacher reads of the whole class."""
    return report_of(course, UNIT)


def test_a_game_that_was_played_earns_marks_whoever_the_log_says_that_it_was(course: Path, report: str) -> None:
    found = automatic_marks(course, UNIT)
    assert found["mia"]["board-1-marks"] > 3
    assert found["ann"]["board-1-marks"] == found["mia"]["board-1-marks"]
    assert 0 < found["garbled"]["board-1-marks"] < found["mia"]["board-1-marks"]
    assert found["nobody"]["board-1-marks"] == 0


def test_of_two_versions_of_one_log_the_longer_is_marked_though_it_is_older_and_nothing_is_noted(
    course: Path, report: str
) -> None:
    assert automatic_marks(course, UNIT)["mia-in-two"]["board-1-marks"] == automatic_marks(course, UNIT)["mia"]["board-1-marks"]
    assert "held different answers" not in page(course, "mia-in-two")


def test_two_logs_of_one_student_are_told_by_their_numbers(course: Path, report: str) -> None:
    said = page(course, "mixed")
    assert "the later one, from answers.json, was marked" in said
    assert "The notebook's log has the number 00000007, that of answers.json 00000008." in said


def test_a_test_knows_whose_work_it_marks_and_nothing_that_student_code_wrote_changes_it(course: Path, report: str) -> None:
    found = automatic_marks(course, UNIT)
    assert {student: found[student]["who-marks"] for student in ("mia", "mia-in-two", "joe", "ann")} == {
        "mia": 1, "mia-in-two": 1, "joe": 0, "ann": 0,
    }  # fmt: skip
    # The log that student code cut short is marked as it was handed in.
    assert found["joe"]["board-1-marks"] > 3


def test_the_teacher_reads_a_line_a_case(report: str) -> None:
    assert "board-1:" not in told(report, "nobody")
    assert "board-1: garbled: Line 13 can't be read: it and the 8 behind it are not counted." in told(report, "garbled")
    assert "board-1: variant: played as mia, another student of the course; the log of mia has the same number 9f31c2d7" in told(
        report, "ann"
    )
    assert "board-1: variant: played as jo, an id that the course does not know" in told(report, "joe")
    assert "board-1: twin: the same log, begun with the number 9f31c2d7, as ann" in told(report, "mia")


def test_a_second_report_says_the_same_of_who_is_up_to_date(
    course: Path, report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--course", str(course), "mark", UNIT]) == 0
    said = " ".join(capsys.readouterr().out.replace("|", " ").split())
    assert "board-1: variant: played as jo, an id" in said


def page(course: Path, student: str) -> str:
    """A student's page as it is read."""
    api = course_api(course)
    assert api.generate_feedback(UNIT, student, force=True)["success"]
    html = (course / "feedback" / student / UNIT / f"{UNIT}.html").read_text(encoding="utf-8")
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_a_student_reads_the_course_of_the_game_and_none_of_what_the_teacher_is_told(course: Path, report: str) -> None:
    said = page(course, "ann")
    assert "Step by step" in said
    assert "Day 0: Have you fainted, or been confused for a while? When? Three times that I know of" in said
    assert "Planned: Enucleate the tumour, for" in said
    for text in (
        "Three times a low glucose.",
        "A nurse of 31 whose glucose falls",
        "The fast and the screen say",
        "We found what makes you faint.",
    ):
        assert text in said.partition("Your words")[2]
    assert "Nobody types here" not in said.partition("Your words")[2]
    for words in ("twin", "9f31c2d7", "another student", "variant", "pace"):
        assert words not in said
    assert "can't be read" not in page(course, "garbled")


def test_a_patient_begun_anew_between_two_hand_ins_is_told(course: Path, report: str, tmp_path: Path) -> None:
    before = course / "received" / "mia" / UNIT / "replaced" / "1"
    shutil.copytree(course / "submitted" / "joe" / UNIT, before)
    outcomes = {one.student: one for one in with_boards(course, UNIT, plan(course, UNIT)[1], instructors_api(course))}
    count = len(GAME) + 1
    again = f"board-1: again: begun 2 times over the hand-ins, first with {count} lines, which earn "
    [said] = [line for line in outcomes["mia"].boards if line.startswith(again)]
    assert re.fullmatch(r"[1-9][0-9.]* of 17; the newest counts", said.removeprefix(again))
    assert not any("again" in line for line in outcomes["ann"].boards)


@pytest.mark.parametrize(
    "table",
    ["also_known_as = 3", 'pairs = [["a"]]', 'require_id = "yes"', 'pairs = "ab"', "also_known_as = {a = 3}"],
)
def test_what_a_course_says_wrongly_of_its_students_is_told_in_one_line(tmp_path: Path, table: str) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "course.toml").write_text(f"[board]\n{table}\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"course\.toml: malformed: \[board\] and \[varied\] may hold") as problem:
        read_roll(tmp_path, ["mia"])
    assert "\n" not in str(problem.value)


def test_what_a_course_says_of_its_students_is_read(tmp_path: Path) -> None:
    assert read_roll(tmp_path, ["mia"]).ids == {"mia"}
    (tmp_path / "notebooks").mkdir()
    said = '[board]\nalso_known_as = {old = "mia"}\npairs = [["mia", "joe"]]\nrequire_id = true\n'
    (tmp_path / "notebooks" / "course.toml").write_text(said, encoding="utf-8")
    roll = read_roll(tmp_path, ["mia", "joe"])
    assert roll.require_id
    assert roll.now("OLD") == "mia"
    assert roll.paired("Joe", "mia")
