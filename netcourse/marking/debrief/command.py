"""`netcourse feedback UNIT`, thin."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from netcourse.errors import CourseError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes."""
    parser.add_argument("unit", help="the unit, such as 05_tumour_grade")
    parser.add_argument("--student", metavar="ID", help="only this one (default: everybody who handed in)")
    parser.add_argument(
        "--best-from",
        metavar="DATE",
        help="from this day on (such as 2026-12-01) show the best answers (default: DebriefExporter.best_answers_from "
        "in nbgrader_config.py, which nbgrader's own command reads as well)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the pages that changed, and say how many did.

    Returns
    -------
    int
        0 if everybody has a page that is up to date, 1 if a page could not be made.

    Raises
    ------
    CourseError
        If the unit or the student is unknown, the page of the one student asked for can't be made, or the date is none.
    """
    from rich.console import Console
    from rich.progress import track

    from netcourse.marking.batch.engine import one_engine
    from netcourse.marking.debrief.writing import Feedback, summary
    from netcourse.marking.known_unit import check_own
    from netcourse.marking.private import shut_unless_shared

    root: Path = arguments.course.resolve()
    check_own(root, arguments.unit, "a debrief")
    feedback = Feedback(root, arguments.unit, arguments.best_from)
    students: Sequence[str] = feedback.students if arguments.student is None else [arguments.student]
    console = Console()
    shown = track(students, "writing feedback", console=console, disable=not console.is_terminal)
    with one_engine():
        pages = [feedback.write(student) for student in shown]
    shut_unless_shared(root)
    without = [page for page in pages if page.outcome == "not made"]
    if arguments.student is not None and without:
        raise CourseError(without[0].why)
    for page in without:
        print(f"{page.student}: {page.why}", file=sys.stderr)
    print(f"{summary(pages)}: {feedback.pages}")
    return 1 if without else 0
