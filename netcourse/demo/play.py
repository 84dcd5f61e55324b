"""Play the whole teaching cycle of one unit on its synthetic class and compare every mark with what it must be."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import nbformat
from nbformat import NotebookNode

from netcourse.authoring.build import Say
from netcourse.authoring.course import MARKER, Unit
from netcourse.authoring.gates import secrets
from netcourse.authoring.model_answers import answers_json, model_answers
from netcourse.authoring.synthetic_class import SyntheticClass, expected_marks, points_of, read_class, submission
from netcourse.demo.hostile import HOSTILE, unexpected
from netcourse.errors import CourseError
from netcourse.items.plain import Entry
from netcourse.items.receipts import entries_in
from netcourse.items.store import ANSWERS
from netcourse.marking.batch.mark import mark, plan
from netcourse.marking.batch.outcome import Outcome as Marked
from netcourse.marking.cycle import Cycle, StudentMarks
from netcourse.marking.execution.executor import LocalExecutor
from netcourse.marking.intake.collect import collect
from netcourse.marking.isolation.limits import Limits
from netcourse.marking.nbgrader import generate_assignment

STAMP = "made-by-netcourse-demo.txt"
_FEW = 3
# Shorter than a real class gets: one of its students never ends.
LIMITS = Limits(cell_seconds=12, grace_seconds=2)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One student's marks beside the expected ones, and what differs; `about` is what the student believes or tries."""

    student: str
    about: str
    marks: float
    expected: float
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What a demo found, and where it left things."""

    outcomes: tuple[Outcome, ...]
    points: float
    grades: Path

    @property
    def problems(self) -> list[str]:
        """Every difference, a line each."""
        return [f"{outcome.student}: {problem}" for outcome in self.outcomes for problem in outcome.problems]


def prepare(root: Path, folder: Path) -> None:
    """Make an empty scratch course, replacing an earlier demo.

    Raises
    ------
    CourseError
        If the folder is the author's course, holds something else, or can't be written.
    """
    if folder.resolve() == root.resolve() or (folder / "notebooks").exists():
        raise CourseError(f"{folder}: is an author's course; the demo needs a folder of its own (--into FOLDER)")
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not (folder / STAMP).is_file()):
        raise CourseError(f"{folder}: is there already and no earlier demo made it; name another with --into FOLDER")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / STAMP).write_text("A scratch course of synthetic students; the next demo replaces it.\n", encoding="utf-8")
        shutil.copy(root / MARKER, folder / MARKER)
    except OSError as error:
        raise CourseError(f"{folder}: can't be written ({error.strerror})") from None


def play(unit: Unit, folder: Path, say: Say, *, isolated: bool = True, hostile: bool = True, few: bool = False) -> DemoResult:
    """Release, hand in, collect, mark, give feedback and export.

    Parameters
    ----------
    unit : Unit
        A unit that has been built.
    folder : Path
        A scratch course from `prepare`.
    say : callable
        Told what is going on, a line at a time.
    isolated : bool
        Whether student code is shut in. Without, hostile students stay away.
    hostile : bool
        Whether hostile students are in the class: they try the same in every unit, and take their time.
    few : bool
        Whether every third synthetic student alone is in the class.

    Returns
    -------
    DemoResult
        With a problem for each mark that is not as expected and for each secret in a feedback page.

    Raises
    ------
    CourseError
        If the unit is not built, or student code can't be isolated here.
    """
    for path in (unit.source, unit.notebook):
        if not path.is_file():
            raise CourseError(f"{path}: no such file; run 'netcourse build {unit.name}' first")
    author, source = (nbformat.read(path, as_version=4) for path in (unit.notebook, unit.source))
    scratch = Unit(folder, unit.name)
    scratch.source.parent.mkdir(parents=True)
    shutil.copy(unit.source, scratch.source)
    say(f"releasing {unit.name}")
    generate_assignment(folder, unit.name)
    synthetic, attackers = read_class(unit, source), HOSTILE if isolated and hostile else ()
    if few:
        synthetic = replace(synthetic, students=synthetic.students[::_FEW])
    say(f"{len(synthetic.students)} synthetic and {len(attackers)} hostile students hand in")
    release = nbformat.read(scratch.release, as_version=4)
    handed_in = _hand_in(scratch, release, source, synthetic, model_answers(author, unit.text))
    for one in attackers:
        (handed_in / f"{one.id}_{unit.name}.ipynb").write_bytes(one.hand_in(release))
    collected = {decision.student: decision for decision in collect(folder, unit.name, [handed_in]).decisions}
    told = _mark(unit.name, folder, say, isolated=isolated)
    cycle = Cycle(folder, unit.name)
    points = points_of(source)
    # A model answer may be what the student typed; a test or a mark scheme never is.
    hidden = secrets(author, ("HIDDEN TESTS", "MARK SCHEME"))
    outcomes = []
    for at, student in enumerate(synthetic.students, start=1):
        say(f"feedback {at} of {len(synthetic.students)}: {student.id}")
        if student.id not in told or told[student.id].verdict != "marked":
            why = told[student.id].reasons if student.id in told else collected[student.id].reasons
            raise CourseError(f"{student.id}: was not marked: {'; '.join(why)}")
        for cell in synthetic.by_hand:
            cycle.mark_by_hand(student.id, cell, min(student.comment, points[cell]))
        feedback = cycle.write_feedback(student.id)
        expected = expected_marks(student, points, *synthetic.by_hand)
        got = cycle.marks(student.id)
        problems = _differences(got, expected) + _exposed(feedback, hidden)
        outcomes.append(Outcome(student.id, student.believes, got.total, sum(expected.values()), tuple(problems)))
    for one in attackers:
        marks = cycle.marks(one.id).total if one.id in told else 0.0
        problems = unexpected(one, told.get(one.id), collected[one.id], marks)
        outcomes.append(Outcome(one.id, f"HOSTILE. {one.tries}", marks, 0.0, tuple(problems)))
    say("exporting grades")
    return DemoResult(tuple(outcomes), sum(points.values()), cycle.export())


def _mark(unit: str, folder: Path, say: Say, *, isolated: bool) -> dict[str, Marked]:
    todo, _ = plan(folder, unit)
    done = count(1)

    def tell(outcome: Marked) -> None:
        say(f"marked {next(done)} of {len(todo)}: {outcome.student}")

    with LocalExecutor(os.cpu_count() or 1, isolated=isolated, hidden=[folder], limits=LIMITS) as executor:
        ran = mark(folder, unit, todo, executor, tell, LIMITS)
    if ran.strangers:
        raise CourseError(f"{folder}: rows of others changed in the gradebook: {', '.join(ran.strangers)}")
    return {outcome.student: outcome for outcome in ran.outcomes}


def _hand_in(
    scratch: Unit, release: NotebookNode, source: NotebookNode, synthetic: SyntheticClass, model: Mapping[str, Entry]
) -> Path:
    """Hand in as from a learning platform: a folder of files named for their students."""
    folder = scratch.root / "handed-in"
    folder.mkdir()
    for student in synthetic.students:
        handed_in = submission(release, source, student, synthetic.comment_cell, model)
        name = f"{student.id}_{scratch.name}"
        if student.zipped:
            with ZipFile(folder / f"{name}.zip", "w") as parcel:
                parcel.writestr(f"{name}.ipynb", nbformat.writes(handed_in))
                parcel.writestr(ANSWERS, answers_json(entries_in(handed_in)))
        else:
            nbformat.write(handed_in, folder / f"{name}.ipynb")
    return folder


def _differences(got: StudentMarks, expected: dict[str, float]) -> list[str]:
    found = [
        f"{cell} earned {got.by_cell.get(cell, 'nothing at all')}, expected {marks:g}"
        for cell, marks in expected.items()
        if got.by_cell.get(cell) != marks
    ]
    # Parts of a mark are added in another order here and there.
    if not found and round(got.total, 2) != round(sum(expected.values()), 2):
        found.append(f"the total is {got.total:g}, expected {sum(expected.values()):g}")
    return found


def _exposed(feedback: Path, hidden: set[str]) -> list[str]:
    # Feedback is HTML: compare the words, whatever the markup and the highlighting did to them.
    from bs4 import BeautifulSoup

    page = BeautifulSoup(feedback.read_text(encoding="utf-8"), "html.parser")
    words = "".join(page.get_text().split())
    shown = [line for line in sorted(hidden) if "".join(line.split()) in words]
    return [f"feedback shows a hidden line: {line}" for line in shown]
