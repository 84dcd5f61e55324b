"""Numbers of one's own on their way through the marker: all cases of whose they are, marked, told to teacher and student."""

from collections.abc import Mapping
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from netcourse.authoring.model_answers import receipt_output
from netcourse.cli import main
from netcourse.items.plain import Entry
from netcourse.items.store import Recorded, dump
from netcourse.items.varied import Varied
from tests.marking.people.a_course import UNIT, a_release, varied_of
from tests.marking.reported import automatic_marks, report_of, told

ABOUT = '[varied]\nsalt = "2026"\nalso_known_as = {"old-77" = "ben"}\npairs = [["eva", "kim"]]\n'
FORGES = """
import json, pathlib
held = pathlib.Path("answers.json")
data = json.loads(held.read_text())
data["answers"]["q01"]["drawn_for"] = "mia"
held.write_text(json.dumps(data))
"""
# By student: for whom the numbers were drawn, and whose answer was recorded; most answer for whom they were drawn.
HANDED_IN: Mapping[str, tuple[str, str]] = {
    "mia": ("mia", "mia"),
    "tom": ("tmo", "tmo"),
    "nobody": ("", ""),
    "ann": ("mia", "mia"),
    "ben": ("old-77", "old-77"),
    "eva": ("eva+kim", "eva+kim"),
    "ola": ("ola+per", "ola+per"),
    "per": ("ola+per", "ola+per"),
    "lea": ("lea+zoe", "lea+zoe"),
    "max": ("max", "mia"),
    "liar": ("liar", "mia"),
}


def entries(varied: Varied, drawn_for: str, answer_of: str, minute: int) -> dict[str, Entry]:
    numbers = varied.numbers(answer_of)
    value = round(100 * numbers["brown"] / numbers["counted"], 1)
    when = f"2026-02-01T10:{minute:02d}:00Z"
    made = [
        Entry("q01", "NumberWithUnit", {"number": value, "unit": "%"}, when, 1, None, drawn_for),
        Entry("q02", "SingleBest", "B", when, 1, None, drawn_for),
    ]
    return {one.id: one for one in made}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = a_release(tmp_path_factory.mktemp("own"), ABOUT)
    varied = varied_of(folder)
    for minute, (student, (drawn_for, answer_of)) in enumerate(HANDED_IN.items()):
        held = entries(varied, drawn_for, answer_of, 0 if student == "ann" else minute)
        hand_in(folder, student, held, beside=minute % 2 == 1, typed=FORGES if student == "liar" else "")
    return folder


def hand_in(folder: Path, student: str, held: Mapping[str, Entry], *, beside: bool, typed: str) -> None:
    """Put answers into receipts of the released notebook, or into the file beside it."""
    own = folder / "submitted" / student / UNIT
    own.mkdir(parents=True)
    notebook = nbformat.read(folder / "release" / UNIT / f"{UNIT}.ipynb", as_version=4)
    cells = {one.metadata.get("nbgrader", {}).get("grade_id"): one for one in notebook.cells}
    if beside:
        (own / "answers.json").write_text(dump(Recorded(held)), encoding="utf-8")
    else:
        for name, entry in held.items():
            cells[name].outputs = [receipt_output(entry)]
    if typed:
        cells["typed"].source = typed
    nbformat.write(notebook, own / f"{UNIT}.ipynb")


@pytest.fixture(scope="module")
def report(course: Path) -> str:
    """What the teacher reads of the whole class."""
    return report_of(course, UNIT)


def page(course: Path, student: str) -> str:
    """What stands on a student's page of feedback."""
    html = (course / "feedback" / student / UNIT / f"{UNIT}.html").read_text(encoding="utf-8")
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


@pytest.mark.parametrize("student", [name for name, (drawn, answer) in HANDED_IN.items() if drawn == answer])
def test_who_is_right_for_the_numbers_that_stood_there_loses_nothing_whosever_they_are(
    course: Path, report: str, student: str
) -> None:
    assert report
    assert automatic_marks(course, UNIT)[student]["q01-marks"] == 2
    assert automatic_marks(course, UNIT)[student]["q02-marks"] == 1


@pytest.mark.parametrize(
    ("student", "says"),
    [
        ("tom", "q01, q02: answered with the numbers of tmo, an id that the course does not know; they count as they were"),
        ("nobody", "q01, q02: answered without an id: with the numbers on paper"),
        ("ann", "numbers of mia, another student of the course; mia handed in answers that were recorded at the same moments"),
        ("ann", "twin: 2 answers are the same, and were recorded at the same moments, as those of mia"),
        ("mia", "twin: 2 answers are the same, and were recorded at the same moments, as those of ann"),
        ("lea", "answered with the numbers of lea+zoe, but zoe handed in nothing with the numbers of both"),
    ],
)
def test_whose_numbers_they_were_is_told_to_the_teacher(report: str, student: str, says: str) -> None:
    assert says in told(report, student)


@pytest.mark.parametrize("student", ["ben", "eva", "ola", "per", "max"])
def test_a_renamed_student_a_pair_and_ones_own_id_are_nothing_to_tell(report: str, student: str) -> None:
    assert "numbers" not in told(report, student)


def test_what_is_right_for_another_is_told_apart_and_kindly_on_the_page(course: Path, report: str) -> None:
    assert report
    varied = varied_of(course)
    own = varied.numbers("max")
    assert automatic_marks(course, UNIT)["max"]["q01-marks"] == 0
    assert main(["--course", str(course), "feedback", UNIT]) == 0
    said = page(course, "max")
    assert f"That is right for other numbers than yours: you had {own['counted']} and {own['brown']}." in said
    assert f"Of {own['counted']} nuclei {own['brown']} are brown." in said
    for student, (drawn_for, _) in HANDED_IN.items():
        theirs = varied.numbers(drawn_for)
        assert f"Of {theirs['counted']} nuclei {theirs['brown']} are brown." in page(course, student)


def test_code_that_changes_for_whom_the_numbers_are_changes_no_mark(course: Path, report: str) -> None:
    assert report
    assert automatic_marks(course, UNIT)["liar"]["q01-marks"] == 0


def test_the_salt_of_the_course_is_in_what_is_marked(course: Path) -> None:
    salted = varied_of(course)
    assert salted.salt == "2026"
    assert salted.numbers("mia") != Varied(salted.item, salted.windows).numbers("mia")
