"""`netcourse review`, thin."""

import argparse
from datetime import date
from pathlib import Path

from netcourse.errors import CourseError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that the command takes.

    Parameters
    ----------
    parser : ArgumentParser
        Of this command.
    """
    parser.add_argument("--speciality", default="", metavar="NAME", help="for whom, such as endocrinology (default: all)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--html", type=Path, metavar="FILE", help="write one page to read, in a browser or on paper")
    what.add_argument("--csv", type=Path, metavar="FILE", help="write a table to fill in; a file that is there is kept")
    what.add_argument("--sign", type=Path, metavar="FILE", help="take back such a table, filled in by its reviewer")


def run(arguments: argparse.Namespace) -> int:
    """Say how much there is to review, write it down, or take it back.

    Parameters
    ----------
    arguments : Namespace
        As `add_arguments` asks for them.

    Returns
    -------
    int
        0: what was asked for is done.

    Raises
    ------
    CourseError
        If this is no source of the course, the speciality is unknown, a row of a returned table is wrong, or a file would go
        to where students get it.
    OSError
        If a file can't be read or written.
    """
    from netcourse.authoring.build import write
    from netcourse.authoring.course import find_course
    from netcourse.authoring.review.agenda import agenda
    from netcourse.authoring.review.gather import gather
    from netcourse.authoring.review.page import page
    from netcourse.authoring.review.sign import sign
    from netcourse.authoring.review.table import table
    from netcourse.authoring.review.words import opening

    root = find_course(arguments.course)
    for file in filter(None, (arguments.html, arguments.csv)):
        _check_place(root, file)
    if arguments.csv and arguments.csv.exists():
        raise CourseError(f"{arguments.csv}: is there already, perhaps filled in; name another file")
    course = gather(root)
    review = agenda(course, arguments.speciality)
    if arguments.sign:
        taken = sign(course, root, arguments.sign, date.today())
        print(f"{', '.join(taken.people)}: {taken.new} new, {taken.renewed} renewed, {taken.unchanged} as before")
        return 0
    for line in opening(review):
        print(line)
    if arguments.html:
        write({arguments.html: page(review, course).encode()})
        print(f"The page: {arguments.html}. It holds answer keys: not for students.")
    elif arguments.csv:
        write({arguments.csv: table(review)})
        print(f"The table: {arguments.csv}. It holds answer keys: not for students.")
    return 0


def _check_place(root: Path, file: Path) -> None:
    """Keys must not lie where the wheel, the browser edition or nbgrader takes what it hands out."""
    folders = [folder for folder in ("release", "source", "lite-site", "netcourse", "feedback") if _inside(file, root / folder)]
    if folders:
        raise CourseError(f"{file}: lies in {folders[0]}/, from where students get their files; name another place")


def _inside(file: Path, folder: Path) -> bool:
    return file.resolve().is_relative_to(folder.resolve())
