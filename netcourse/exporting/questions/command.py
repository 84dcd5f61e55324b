"""`netcourse questions UNIT --to FORMAT`, thin."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from netcourse.errors import CourseError

if TYPE_CHECKING:
    from netcourse.exporting.questions.quiz import Note, Quiz

_SUFFIXES = {"moodle-xml": ".xml", "qti12": ".zip", "qti21": ".zip"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", help="the unit, such as 05_tumour_grade")
    parser.add_argument(
        "--to", required=True, choices=tuple(_SUFFIXES), help="Moodle; Canvas and others that read QTI 1.2; QTI 2.1"
    )
    parser.add_argument(
        "--practice", action="store_true", help="the practice questions, a mark each (default: those that give marks)"
    )
    parser.add_argument("--into", type=Path, metavar="FILE", help="a new file (default: one in exports/ of the course)")
    parser.add_argument("--dry-run", action="store_true", help="say what does not come over, and write nothing")


def run(arguments: argparse.Namespace) -> int:
    """Write a unit's questions, and name what does not come over as it is.

    Returns
    -------
    int
        0 if every question comes over as it is, 1 if one is left out or changed.

    Raises
    ------
    CourseError
        If there is no such unit, it is not built, or the file would lie where students get it.
    """
    import nbformat

    from netcourse.authoring.course import find_course, find_unit
    from netcourse.exporting.gradebooks.titles import title_of
    from netcourse.exporting.gradebooks.writing import place, write
    from netcourse.exporting.questions.quiz import quiz_of

    root = find_course(arguments.course)
    unit = find_unit(root, arguments.unit)
    which = "practice" if arguments.practice else "graded"
    path = place(root, arguments.into, f"{unit.name}-{which}-{arguments.to}{_SUFFIXES[arguments.to]}")
    if not unit.notebook.is_file():
        raise CourseError(f"{unit.notebook}: not there; 'netcourse build {unit.name}' makes it")
    notebook = nbformat.read(unit.notebook, as_version=4)
    quiz = quiz_of(unit.name, title_of(root, unit.name), notebook, "practice" if arguments.practice else "graded")
    if not quiz.questions:
        raise CourseError(f"{unit.name}: it has no {which} questions")
    data, notes = _writer(arguments.to)(quiz)
    left = sum(note.what == "left out" for note in notes)
    if left == len(quiz.questions):
        raise CourseError(f"{unit.name}: {arguments.to} can hold none of its {left} {which} questions")
    print("\n".join(lines(quiz, notes)))
    if not arguments.dry_run:
        write(path, data)
        print(f"Written: {path}")
        print(f"netcourse: {path} holds the answer keys; give it to nobody but teachers", file=sys.stderr)
    return 1 if notes else 0


def lines(quiz: "Quiz", notes: "Sequence[Note]") -> list[str]:
    """What comes over, and by each reason who does not, or not as it is."""
    left = sum(note.what == "left out" for note in notes)
    count = len(quiz.questions)
    found = [f"{quiz.unit}: {count - left} of {count} questions come over"]
    by_reason: dict[tuple[str, str], list[str]] = defaultdict(list)
    for note in notes:
        by_reason[note.what, note.why].append(note.question.id)
    found.append(
        "What a question leans on, such as the patient who goes through the unit, stands in the lesson: ask them in this order."
    )
    return found + [
        f"{what}: {', '.join(ids)}: {why}"
        for (what, why), ids in sorted(by_reason.items(), key=lambda one: one[0][0] != "left out")
    ]


def _writer(to: str) -> "Callable[[Quiz], tuple[bytes, list[Note]]]":
    from netcourse.exporting.questions.moodle_xml import moodle_xml
    from netcourse.exporting.questions.qti12 import qti12
    from netcourse.exporting.questions.qti21 import qti21

    return {"moodle-xml": moodle_xml, "qti12": qti12, "qti21": qti21}[to]
